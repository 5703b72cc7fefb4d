import { type DestinationStream, pino } from 'pino'
import type { Log, LogFields } from '../../rooms/ports.ts'

/** What may be logged. Anything else is left out and counted in `dropped`: a new field has to be thought about here first.
 *  Never in this list: text that people wrote, names, card ids, seats beside commands, cookies, addresses, urls. */
export const LOG_FIELDS: ReadonlySet<string> = new Set([
  'room',
  'document',
  'kind',
  'code',
  'count',
  'bytes',
  'durationMs',
  'delayMs',
  'attempt',
  'port',
  'host',
  'address',
  'store',
  'version',
  'status',
  'method',
  'route',
  'reason',
  'error',
  'signal',
  'requestId',
  'connections',
  'rooms',
  'phase',
])

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/** One JSON line for each event, on standard output unless told otherwise. */
export function pinoLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, messageKey: 'event' }
  const lines = destination === undefined ? pino(options) : pino(options, destination)
  return {
    info: (event, fields) => lines.info(allowed(fields), event),
    warn: (event, fields) => lines.warn(allowed(fields), event),
    error: (event, fields, cause) => lines.error({ ...allowed(fields), ...described(cause) }, event),
  }
}

function allowed(fields: LogFields = {}): LogFields {
  const kept: LogFields = {}
  let dropped = 0
  for (const [name, value] of Object.entries(fields)) {
    if (LOG_FIELDS.has(name)) kept[name] = value
    else dropped += 1
  }
  if (dropped > 0) kept.dropped = dropped
  return kept
}

/** Kinds, codes and places in the code only. The message of an error may quote what somebody wrote (a parser does), so it stays out. */
function described(cause: unknown): LogFields {
  const kinds: string[] = []
  let stack: string | undefined
  for (let error = cause; error instanceof Error && kinds.length < 5; error = error.cause) {
    const code = 'code' in error && typeof error.code === 'string' ? `:${error.code}` : ''
    kinds.push(error.name + code)
    stack ??= places(error)
  }
  if (kinds.length === 0) return cause === undefined ? {} : { cause: typeof cause }
  return stack === undefined ? { cause: kinds.join(' < ') } : { cause: kinds.join(' < '), stack }
}

function places(error: Error): string | undefined {
  // The stack begins with the message, which may hold lines that only look like places.
  const end = error.stack?.indexOf(error.message) ?? -1
  if (end < 0) return undefined
  const lines = error.stack?.slice(end + error.message.length).split('\n') ?? []
  return lines
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .join('\n')
}

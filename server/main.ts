// The process: settings, start, signals. Everything is put together in serve.ts.
import { renderUnicodeCompact } from 'uqr'
import { DataDirectoryInUse } from './adapters/embedded/database.ts'
import { RedisUnfit } from './adapters/redis/check.ts'
import { KeysUnfit } from './adapters/sealed/belongs.ts'
import { systemClock } from './adapters/system/clock.ts'
import { ConfigError, readConfig } from './config.ts'
import { examine, firstFindings, report } from './doctor/examine.ts'
import { insistOn, Unfit } from './doctor/finding.ts'
import { StoreUnavailable } from './rooms/ports.ts'
import type { Running } from './serve.ts'
import { serve } from './serve.ts'

const STOP_DEADLINE_MS = 10_000

try {
  const config = readConfig()
  if (process.argv.includes('--doctor')) {
    const findings = await examine(config)
    process.stdout.write(`${report(findings)}\n`)
    process.exit(findings.some((finding) => finding.level === 'fatal') ? 1 : 0)
  }
  insistOn(await firstFindings(config))
  const running = await serve(config, systemClock)
  greet(running, config.isLan)
  stopOnSignals(running, config.drainMs)
} catch (cause) {
  process.stderr.write(`${problem(cause)}\n`)
  process.exit(1)
}

function greet(running: Running, isLan: boolean): void {
  const [best, ...others] = running.origins
  const lines = [`Copse is ready: ${best}`]
  if (isLan && best) {
    lines.push(
      ...others.map((origin) => `            also: ${origin}`),
      '',
      'Phones on this network scan this:',
      renderUnicodeCompact(best),
    )
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

function stopOnSignals(running: Running, drainMs: number): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      // A drain that hangs must not keep the machine: what was acknowledged is saved already.
      setTimeout(() => process.exit(1), drainMs + STOP_DEADLINE_MS).unref()
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

/** One line that says what is wrong and what to do. */
function problem(cause: unknown): string {
  const isOurs = [ConfigError, Unfit, DataDirectoryInUse, KeysUnfit, RedisUnfit, StoreUnavailable].some(
    (kind) => cause instanceof kind,
  )
  if (isOurs && cause instanceof Error) return cause.message
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  const port = process.argv.includes('--help') ? '' : (cause as { port?: number }).port
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or choose another: PORT=3100 npm start`
  if (code === 'EACCES')
    return `Port ${port} may not be used by this account. Choose one above 1023: PORT=3000 npm start`
  if (code === 'EADDRNOTAVAIL') return 'HOST is not an address of this machine.'
  return `Copse could not start: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown reason'}`
}

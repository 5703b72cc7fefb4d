// One connection to Redis, as all parts of this adapter use it.
import { createClient, RESP_TYPES } from 'redis'
import * as v from 'valibot'
import { type Log, StoreUnavailable } from '../../rooms/ports.ts'
import type { Script } from './scripts.ts'

export type Argument = string | Uint8Array

export type Connection = {
  /** Sends one command. Texts come back as bytes.
   *  @throws StoreUnavailable, also when the connection broke after sending: then it may have happened. */
  send(command: readonly Argument[]): Promise<unknown>
  /** Runs a script; same errors. */
  run(script: Script, keys: readonly string[], values: readonly Argument[]): Promise<unknown>
  readonly isReady: boolean
  /** @returns a second connection to the same Redis that only listens. */
  listen(onReady: () => void): Promise<Listening>
  close(): Promise<void>
}

export type Listening = {
  subscribe(channel: string, listener: (message: string) => void): Promise<void>
  unsubscribe(channel: string): Promise<void>
  close(): Promise<void>
}

/** How long a command may wait for a connection. Short enough that a person is told soon that the words are not saved yet. */
const UNSENT_MS = 3_000
// A Redis that takes connections but does not answer counts as away after this long; the ping keeps idle connections from it.
const SILENT_MS = 10_000
const PING_MS = 4_000
const START_ATTEMPTS = 5
// What may wait while Redis is away; beyond it new commands are refused at once.
const QUEUE_MAX = 50_000

/** @param url redis:// or rediss://
 *  @throws StoreUnavailable when Redis does not answer now; later losses are healed by connecting again. */
export async function connect(url: string, log: Log): Promise<Connection> {
  let wasReady = false
  const client = createClient({
    url,
    // The older protocol has one kind of text and one kind of list, which is all that is wanted here.
    RESP: 2,
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer }, timeout: UNSENT_MS },
    commandsQueueMaxLength: QUEUE_MAX,
    pingInterval: PING_MS,
    socket: {
      connectTimeout: 5_000,
      socketTimeout: SILENT_MS,
      reconnectStrategy: (retries: number) => {
        if (!wasReady && retries >= START_ATTEMPTS) return new Error('no answer')
        // The spread keeps the nodes from coming back all in the same moment.
        return Math.min(2_000, 50 * 2 ** Math.min(retries, 6)) + Math.random() * 100
      },
    },
  })
  watchErrors(client, log)
  client.on('ready', () => {
    wasReady = true
  })
  try {
    await client.connect()
  } catch (error) {
    // Only the place: the address may hold a password.
    throw new StoreUnavailable(`no Redis answers at ${placeOf(url)}; start it or correct REDIS_URL`, { cause: error })
  }

  const send = async (command: readonly Argument[]): Promise<unknown> => {
    try {
      return await client.sendCommand<unknown>(command.map(asArgument))
    } catch (error) {
      throw new StoreUnavailable('Redis did not take the command', { cause: error })
    }
  }

  return {
    send,
    async run({ lua, sha }, keys, values) {
      const rest = [String(keys.length), ...keys, ...values]
      try {
        return await send(['EVALSHA', sha, ...rest])
      } catch (error) {
        if (!isUnknownScript(error)) throw error
        return await send(['EVAL', lua, ...rest])
      }
    },
    get isReady() {
      return client.isReady
    },
    async listen(onReady) {
      const listening = client.duplicate()
      watchErrors(listening, log)
      listening.on('ready', onReady)
      await listening.connect()
      return {
        subscribe: (channel, listener) => refusing(listening.subscribe(channel, listener)),
        unsubscribe: (channel) => refusing(listening.unsubscribe(channel)),
        close: async () => listening.destroy(),
      }
    },
    async close() {
      if (client.isReady) await client.close()
      else if (client.isOpen) client.destroy()
    },
  }
}

function watchErrors(client: { on(event: 'error', listener: (error: unknown) => void): unknown }, log: Log): void {
  // Without a listener a lost connection would end the process. Attempts repeat, so only the kind is worth a line.
  let lastKind = ''
  client.on('error', (error) => {
    const kind = error instanceof Error ? error.name : typeof error
    if (kind !== lastKind) log.warn('redis connection', { reason: kind })
    lastKind = kind
  })
}

async function refusing(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw new StoreUnavailable('Redis did not take the subscription', { cause: error })
  }
}

const asArgument = (value: Argument): string | Buffer =>
  typeof value === 'string' ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)

function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.message.startsWith('NOSCRIPT')
}

function placeOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return 'an address that is none'
  }
}

const bytesSchema = v.instance(Uint8Array)
const bytesListSchema = v.array(bytesSchema)

/** @throws for an answer of another shape: a bug here or a server that is no Redis. */
export const parseBytesList = (reply: unknown): Uint8Array[] => v.parse(bytesListSchema, reply)
export const parseBytes = (reply: unknown): Uint8Array => v.parse(bytesSchema, reply)
export const parseTexts = (reply: unknown): string[] => parseBytesList(reply).map(decode)
export const decode = (value: Uint8Array): string => new TextDecoder().decode(value)

/** A flat list of names and values, taken apart. */
export function pairs(list: readonly Uint8Array[]): [string, Uint8Array][] {
  const found: [string, Uint8Array][] = []
  for (let index = 0; index + 1 < list.length; index += 2) {
    const [name, value] = [list[index], list[index + 1]]
    if (name !== undefined && value !== undefined) found.push([decode(name), value])
  }
  return found
}

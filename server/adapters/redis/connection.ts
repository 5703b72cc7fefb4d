// One connection to Redis, as all parts of this adapter use it: a single one, one that sentinels watch, or a cluster.
import { ErrorReply } from 'redis'
import * as v from 'valibot'
import { type Log, StoreUnavailable } from '../../rooms/ports.ts'
import { parseAddress, placeOf, type RedisAddress } from './address.ts'
import { ANSWER_MS, AS_BYTES, type Client, type Cluster, connected, makeClient, makeCluster } from './client.ts'
import { type Dialled, dial } from './dial.ts'
import type { Script } from './scripts.ts'

export type Argument = string | Uint8Array

export type Connection = {
  /** Sends one command; its second word is its key, if it has one. Texts come back as bytes.
   *  @throws StoreUnavailable: with `isUncertain` the connection broke after sending, so it may have happened. */
  send(command: readonly [Argument, ...Argument[]]): Promise<unknown>
  /** Runs a script; same errors. All keys lie in one slot. */
  run(script: Script, keys: readonly string[], values: readonly Argument[]): Promise<unknown>
  readonly isReady: boolean
  /** @returns a second connection to the same Redis that only listens. */
  listen(onReady: () => void): Promise<Listening>
  /** Every server that keeps the key, or all of them: primaries and their replicas. Close what you get. */
  servers(key: string | null): Promise<OneServer[]>
  /** Keys with the same answer lie on the same servers. */
  partOf(key: string): string
  /** Where it can be reached, for somebody who only wants to know whether there is a way. */
  readonly places: readonly { host: string; port: number }[]
  close(): Promise<void>
}

/** One server of possibly many, for its own settings and files. */
export type OneServer = { isReplica: boolean; send(command: readonly string[]): Promise<unknown>; close(): void }

export type Listening = {
  subscribe(channel: string, listener: (message: string) => void): Promise<void>
  unsubscribe(channel: string): Promise<void>
  close(): Promise<void>
}

const START_ATTEMPTS = 5
/** So long a command that a replica refused waits for the primary, before it is tried once more. */
const PRIMARY_WAITS_MS = 1_000
// A snapshot of a large board takes longer to be sent and written than a command.
const EXTRA_MS_PER_MB = 500

/** @param url see address.ts
 *  @throws StoreUnavailable when Redis does not answer now; later losses are healed by connecting again. */
export async function connect(url: string, log: Log): Promise<Connection> {
  const address = parseAddress(url)
  if (address === null) throw new StoreUnavailable('REDIS_URL has none of the forms that docs/OPERATING.md names')
  try {
    return address.kind === 'cluster' ? await toCluster(address, log) : await toPrimary(address, log)
  } catch (error) {
    // Only the place: the address may hold a password.
    const hint = 'start it or correct REDIS_URL'
    throw new StoreUnavailable(`no Redis answers at ${placeOf(address)}; ${hint}`, { cause: error })
  }
}

async function toPrimary(address: RedisAddress, log: Log): Promise<Connection> {
  const dialled = await dial(address, {
    log,
    firstAttempts: START_ATTEMPTS,
    needsPrimary: true,
    onReady: () => undefined,
  })
  const once = async (client: Client | null, command: readonly Argument[]) => {
    if (client === null) throw new StoreUnavailable('Redis is not there')
    return await answered(client.sendCommand<unknown>(command.map(asArgument)), command)
  }
  return connectionOf(
    async (command) => {
      const client = dialled.client()
      try {
        return await once(client, command)
      } catch (error) {
        // A replica does nothing of what it refuses, so this is the same command and not a second one.
        if (client === null || !isRefusedByReplica(error)) throw error
        dialled.again(client)
        return await once(await dialled.next(PRIMARY_WAITS_MS), command)
      }
    },
    {
      isReady: () => dialled.client()?.isReady ?? false,
      listen: (onReady) => listenTo(address, log, onReady),
      async servers() {
        const client = dialled.client()
        if (client === null) throw new StoreUnavailable('Redis is not there')
        const own: OneServer = { ...serverOf(client, false), close: () => undefined }
        return [own, ...(await replicasOf(own, address))]
      },
      partOf: () => '',
      places: address.hosts,
      close: () => dialled.close(),
    },
  )
}

async function toCluster(address: RedisAddress, log: Log): Promise<Connection> {
  const cluster = makeCluster(address)
  let lastKind = ''
  const trouble = (error: unknown) => {
    const kind = error instanceof Error ? error.name : typeof error
    if (kind !== lastKind) log.warn('redis connection', { reason: kind })
    lastKind = kind
  }
  cluster.on('error', trouble)
  cluster.on('node-error', trouble)
  await cluster.connect()
  // Through one server, whichever: what this node says is heard in the order in which it was said.
  const speaker = await dial(address, {
    log,
    firstAttempts: START_ATTEMPTS,
    needsPrimary: false,
    onReady: () => undefined,
  })
  return connectionOf(
    (command) => {
      const sent = command.map(asArgument)
      if (command[0] !== 'PUBLISH') return answered(cluster.sendCommand<unknown>(keyOf(command), false, sent), command)
      const client = speaker.client()
      if (client === null) throw new StoreUnavailable('Redis is not there')
      return answered(client.sendCommand<unknown>(sent), command)
    },
    {
      isReady: () => cluster.isReady,
      listen: (onReady) => listenTo(address, log, onReady),
      async servers(key) {
        const primaries = await primariesOf(cluster, key)
        const lists = await Promise.all(
          primaries.map(async (client) => {
            const own: OneServer = { ...serverOf(client, false), close: () => undefined }
            return [own, ...(await replicasOf(own, address))]
          }),
        )
        return lists.flat()
      },
      partOf: (key) => /\{(.+?)\}/.exec(key)?.[1] ?? key,
      places: address.hosts,
      async close() {
        await speaker.close()
        if (cluster.isReady) await cluster.close().catch(() => cluster.destroy())
        else if (cluster.isOpen) cluster.destroy()
      },
    },
  )
}

type Rest = Omit<Connection, 'send' | 'run' | 'isReady'> & { isReady(): boolean }

function connectionOf(sendRaw: (command: readonly Argument[]) => Promise<unknown>, rest: Rest): Connection {
  const send = async (command: readonly [Argument, ...Argument[]]): Promise<unknown> => {
    try {
      // Refusals take a turn of the event loop: who asks again at once must not keep everything else from running.
      if (!rest.isReady()) await new Promise(setImmediate)
      return await sendRaw(command)
    } catch (error) {
      throw unavailable(error)
    }
  }
  return {
    ...rest,
    get isReady() {
      return rest.isReady()
    },
    send,
    async run({ lua, sha }, keys, values) {
      const more = [String(keys.length), ...keys, ...values]
      try {
        return await send(['EVALSHA', sha, ...more])
      } catch (error) {
        if (!isUnknownScript(error)) throw error
        return await send(['EVAL', lua, ...more])
      }
    },
  }
}

/** Publishing reaches all nodes of a cluster, so one place to listen is enough; after a loss it may be another one. */
async function listenTo(address: RedisAddress, log: Log, onReady: () => void): Promise<Listening> {
  const channels = new Map<string, (message: string) => void>()
  const dialled: Dialled = await dial(address, {
    log,
    firstAttempts: START_ATTEMPTS,
    needsPrimary: false,
    async onReady(client) {
      for (const [channel, listener] of channels) await client.subscribe(channel, listener)
      onReady()
    },
  })
  const refusing = async (work: Promise<unknown> | undefined) => {
    try {
      // Without a connection the next one takes all channels.
      await work
    } catch (error) {
      throw new StoreUnavailable('Redis did not take the subscription', { cause: error })
    }
  }
  return {
    async subscribe(channel, listener) {
      channels.set(channel, listener)
      await refusing(dialled.client()?.subscribe(channel, listener))
    },
    async unsubscribe(channel) {
      channels.delete(channel)
      await refusing(dialled.client()?.unsubscribe(channel))
    },
    close: () => dialled.close(),
  }
}

/** The answer, or an error when it takes too long: a frozen Redis must not keep people waiting. */
async function answered<T>(work: Promise<T>, command: readonly Argument[]): Promise<T> {
  const bytes = command.reduce((sum, part) => sum + part.length, 0)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new TooLate('no answer in time'))
    timer = setTimeout(
      // When this process itself was busy, the answer may lie there unread: it is read first.
      () => setImmediate(() => setImmediate(giveUp)),
      ANSWER_MS + (bytes / 1_048_576) * EXTRA_MS_PER_MB,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    // Whatever becomes of it later, somebody has looked.
    work.catch(() => undefined)
  }
}

class TooLate extends Error {
  override name = 'TooLate'
}

function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error
  // Redis said no, or nothing was sent: nothing was done. Of one that is only slow nothing is to be learned by asking again.
  const isKnown =
    error instanceof ErrorReply ||
    error instanceof TooLate ||
    (error instanceof Error && error.name === 'ClientOfflineError')
  return new StoreUnavailable('Redis did not take the command', { cause: error, isUncertain: !isKnown })
}

const keyOf = (command: readonly Argument[]): string | undefined => {
  const [name, second, count, first] = command
  const key = name === 'EVALSHA' || name === 'EVAL' ? (Number(count) > 0 ? first : undefined) : second
  return typeof key === 'string' ? key : undefined
}

async function primariesOf(cluster: Cluster, key: string | null): Promise<Client[]> {
  const found: Client[] = []
  const slot = key === null ? null : Number(await cluster.sendCommand(key, false, ['CLUSTER', 'KEYSLOT', key]))
  const masters = slot === null ? cluster.masters : cluster.slots[slot] ? [cluster.slots[slot].master] : []
  if (masters.length === 0) throw new StoreUnavailable('no server keeps this part of the cluster')
  // The type of a member of a cluster differs from that of a lone client in options that are not used here.
  for (const master of masters) found.push((await cluster.nodeClient(master)) as unknown as Client)
  return found
}

function serverOf(client: Client, isReplica: boolean): Omit<OneServer, 'close'> {
  return {
    isReplica,
    async send(command) {
      try {
        return await answered(client.sendCommand<unknown>([...command], AS_BYTES), command)
      } catch (error) {
        throw unavailable(error)
      }
    },
  }
}

/** Replicas keep files of their own. One that cannot be reached is an error: its files hold what was deleted. */
async function replicasOf(primary: OneServer, address: RedisAddress): Promise<OneServer[]> {
  const lines = decode(parseBytes(await primary.send(['INFO', 'replication']))).split('\r\n')
  const hosts = lines.flatMap((line) => {
    const [, host, port] = /^slave\d+:ip=([^,]+),port=(\d+)/.exec(line) ?? []
    return host === undefined ? [] : [{ host, port: Number(port) }]
  })
  return Promise.all(
    hosts.map(async (host) => {
      const client = makeClient(address, host)
      client.on('error', () => undefined)
      try {
        await connected(client)
      } catch (error) {
        throw unavailable(error)
      }
      return { ...serverOf(client, true), close: () => client.destroy() }
    }),
  )
}

const asArgument = (value: Argument): string | Buffer =>
  typeof value === 'string' ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)

const causeOf = (error: unknown): unknown => (error instanceof StoreUnavailable ? error.cause : error)
const says = (error: unknown, word: string): boolean => {
  const cause = causeOf(error)
  return cause instanceof Error && cause.message.startsWith(word)
}
const isUnknownScript = (error: unknown): boolean => says(error, 'NOSCRIPT')
/** Also what an old primary says that no longer has a majority behind it. */
const isRefusedByReplica = (error: unknown): boolean => says(error, 'READONLY') || says(error, 'MASTERDOWN')

const bytesSchema = v.instance(Uint8Array)
/** Checked in one go: a room has hundreds, and they are read at each change of another node. */
export const bytesListSchema = v.custom<Uint8Array[]>(
  (raw) => Array.isArray(raw) && raw.every((one) => one instanceof Uint8Array),
)

/** @throws for an answer of another shape: a bug here or a server that is no Redis. */
export const parseBytesList = (reply: unknown): Uint8Array[] => v.parse(bytesListSchema, reply)
export const parseBytes = (reply: unknown): Uint8Array => v.parse(bytesSchema, reply)
export const parseTexts = (reply: unknown): string[] => parseBytesList(reply).map(decode)
/** Made once: a room has hundreds of names, and making one costs more than using it. */
const utf8 = new TextDecoder()
export const decode = (value: Uint8Array): string => (Buffer.isBuffer(value) ? value.toString() : utf8.decode(value))

/** A flat list of names and values, taken apart. */
export function pairs(list: readonly Uint8Array[]): [string, Uint8Array][] {
  const found: [string, Uint8Array][] = []
  for (let index = 0; index + 1 < list.length; index += 2) {
    const [name, value] = [list[index], list[index + 1]]
    if (name !== undefined && value !== undefined) found.push([decode(name), value])
  }
  return found
}

// Keeps one connection to the primary, wherever that is now: asked of the sentinels, or the one address there is.
import * as v from 'valibot'
import type { Log } from '../../rooms/ports.ts'
import type { Host, RedisAddress } from './address.ts'
import { type Client, connected, makeClient, waitBeforeAttempt } from './client.ts'

export type Dialled = {
  /** null while there is none. */
  client(): Client | null
  /** This one is no good (a replica, say): finds the primary anew. */
  again(client: Client): void
  /** @returns the next connection, or null when none comes in time. */
  next(withinMs: number): Promise<Client | null>
  close(): Promise<void>
}

const bytes = v.instance(Uint8Array)
const placeSchema = v.tuple([bytes, bytes])
const roleSchema = v.looseTuple([bytes])

/** @param onReady told of every new connection before anybody else may use it.
 *  @throws when the first attempts fail; later losses are healed by dialling again. */
export async function dial(
  address: RedisAddress,
  parts: { log: Log; firstAttempts: number; needsPrimary: boolean; onReady(client: Client): Promise<void> | void },
): Promise<Dialled> {
  let present: Client | null = null
  let isClosed = false
  let dialling: Promise<Client | null> | null = null
  let stopWaiting: () => void = () => undefined
  // Attempts repeat, so only a new kind of trouble is worth a line.
  let lastKind = ''
  const trouble = (error: unknown) => {
    const kind = error instanceof Error ? error.name : typeof error
    if (kind !== lastKind) parts.log.warn('redis connection', { reason: kind })
    lastKind = kind
  }

  async function attempt(number: number): Promise<Client> {
    const host = await findHost(address, number)
    const client = makeClient(address, host)
    // Without a listener a lost connection would end the process.
    client.on('error', (error: unknown) => {
      trouble(error)
      lost(client)
    })
    client.on('end', () => lost(client))
    await connected(client)
    try {
      if (parts.needsPrimary && (await isReplica(client))) throw new ReplicaFound()
      await parts.onReady(client)
      if (!client.isReady) throw new Error('lost again')
      return client
    } catch (error) {
      client.destroy()
      throw error
    }
  }

  async function keepTrying(most: number): Promise<Client | null> {
    for (let number = 0; !isClosed; number += 1) {
      try {
        const client = await attempt(number)
        if (isClosed) {
          client.destroy()
          return null
        }
        present = client
        lastKind = ''
        return client
      } catch (error) {
        trouble(error)
        if (number + 1 >= most) throw error
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitBeforeAttempt(number))
          stopWaiting = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    }
    return null
  }

  function start(most: number): Promise<Client | null> {
    dialling ??= keepTrying(most).finally(() => {
      dialling = null
    })
    return dialling
  }

  function lost(client: Client): void {
    if (client !== present) return
    present = null
    client.destroy()
    if (!isClosed) void start(Number.POSITIVE_INFINITY)
  }

  await start(parts.firstAttempts)
  return {
    client: () => present,
    again: lost,
    async next(withinMs) {
      if (present !== null) return present
      if (isClosed) return null
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), withinMs)
      })
      const found = await Promise.race([start(Number.POSITIVE_INFINITY), late])
      clearTimeout(timer)
      return found
    },
    async close() {
      isClosed = true
      stopWaiting()
      const client = present
      present = null
      if (client === null) return
      if (client.isReady) await client.close().catch(() => client.destroy())
      else client.destroy()
    },
  }
}

class ReplicaFound extends Error {
  override name = 'ReplicaFound'
}

async function findHost(address: RedisAddress, attempt: number): Promise<Host> {
  const [first] = address.hosts
  const place = address.hosts[attempt % address.hosts.length] ?? first
  return address.kind === 'sentinel' ? askSentinel(address, place) : place
}

/** Sentinels have their own accounts; ours are those of Redis, so they are asked without. */
async function askSentinel(address: RedisAddress, place: Host): Promise<Host> {
  const anonymous = { ...address, kind: 'cluster' as const, username: null, password: null }
  const sentinel = makeClient(anonymous, place)
  sentinel.on('error', () => undefined)
  await connected(sentinel)
  try {
    const reply = await sentinel.sendCommand<unknown>(['SENTINEL', 'get-master-addr-by-name', address.primary])
    const [host, port] = v.parse(placeSchema, reply)
    return { host: new TextDecoder().decode(host), port: Number(new TextDecoder().decode(port)) }
  } finally {
    sentinel.destroy()
  }
}

/** A primary that lost its place may still take connections. Who may not ask for its role is told by the first refused write. */
async function isReplica(client: Client): Promise<boolean> {
  try {
    const [role] = v.parse(roleSchema, await client.sendCommand<unknown>(['ROLE']))
    return new TextDecoder().decode(role) !== 'master'
  } catch {
    return false
  }
}

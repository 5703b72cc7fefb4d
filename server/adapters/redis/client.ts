// One client of node-redis with our settings. It never connects again by itself: whoever holds it finds out where to first.
import { createClient, createCluster, RESP_TYPES } from 'redis'
import type { Host, RedisAddress } from './address.ts'

/** How long the answer to a command may take. Short: a person is told within a second that the words are not saved yet. */
export const ANSWER_MS = 800
/** How long connecting may take, with all that is said at the beginning. */
const CONNECT_MS = 2_000
// A connection on which nothing arrives for so long is given up; the ping keeps idle ones from it.
const SILENT_MS = 8_000
const PING_MS = 2_000
// What may wait for answers; beyond it new commands are refused at once.
const QUEUE_MAX = 50_000

export type Client = ReturnType<typeof makeClient>
export type Cluster = ReturnType<typeof makeCluster>

/** Texts come back as bytes. */
export const AS_BYTES = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } }

const common = (address: RedisAddress) => ({
  // The older protocol has one kind of text and one kind of list, which is all that is wanted here.
  RESP: 2 as const,
  commandOptions: AS_BYTES,
  commandsQueueMaxLength: QUEUE_MAX,
  disableOfflineQueue: true,
  pingInterval: PING_MS,
  ...(address.username === null ? {} : { username: address.username }),
  ...(address.password === null ? {} : { password: address.password }),
})
const times = { connectTimeout: CONNECT_MS, socketTimeout: SILENT_MS }

export function makeClient(address: RedisAddress, { host, port }: Host) {
  const socket = { host, port, ...times, reconnectStrategy: false as const }
  return createClient({
    ...common(address),
    ...(address.kind === 'single' || address.kind === 'sentinel' ? { database: address.database } : {}),
    socket: address.isEncrypted ? { ...socket, tls: true as const } : socket,
  })
}

/** Finds its nodes, follows moved slots and connects again by itself. */
export function makeCluster(address: RedisAddress) {
  const reconnectStrategy = (retries: number) => waitBeforeAttempt(retries)
  const socket = address.isEncrypted
    ? { ...times, reconnectStrategy, tls: true as const }
    : { ...times, reconnectStrategy }
  const { commandOptions, RESP, ...defaults } = common(address)
  return createCluster({
    RESP,
    commandOptions,
    defaults: { ...defaults, socket },
    rootNodes: address.hosts.map(({ host, port }) => ({ socket: { host, port } })),
  })
}

/** The spread keeps the nodes from coming back all in the same moment. */
export const waitBeforeAttempt = (attempt: number): number =>
  Math.min(1_000, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random())

/** Connected, or gone. @throws when it takes too long, also for one that takes connections and says nothing. */
export async function connected(client: Client): Promise<Client> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), CONNECT_MS)
  })
  try {
    await Promise.race([client.connect(), late])
    return client
  } catch (error) {
    client.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

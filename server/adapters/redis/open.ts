import { randomBytes } from 'node:crypto'
import type { Bus, Clock, Log, Presence, Store } from '../../rooms/ports.ts'
import { agreeWithRedis } from './agree.ts'
import { redisBus } from './bus.ts'
import { checkRedis } from './check.ts'
import { connect } from './connection.ts'
import { type Health, watchHealth } from './health.ts'
import { redisPresence } from './presence.ts'
import { redisStore } from './store.ts'

export type RedisAdapters = {
  store: Store
  bus: Bus & { lost(): number }
  presence: Presence
  health: Health
  /** Ends presence, then the bus, then the store with its connection. */
  close(): Promise<void>
}

/** Connects this process to the Redis that all nodes share.
 *  @param options leaseMs only for tests.
 *  @throws StoreUnavailable when no Redis answers, RedisUnfit when it would lose what was saved. */
export async function openRedis(
  url: string,
  { clock, log, leaseMs }: { clock: Clock; log: Log; leaseMs?: number },
): Promise<RedisAdapters> {
  const node = randomBytes(8).toString('hex')
  const connection = await connect(url, log)
  try {
    await checkRedis(connection)
    const disagree = await agreeWithRedis(connection, clock, log)
    const bus = await redisBus(connection, node, log)
    const store = redisStore(connection, { clock, node })
    const presence = redisPresence(connection, { clock, log, node, ...(leaseMs === undefined ? {} : { leaseMs }) })
    const health = watchHealth(connection, clock)
    return {
      store,
      bus,
      presence,
      health,
      async close() {
        disagree()
        health.close()
        await presence.close()
        await bus.close()
        await store.close()
      },
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}

// The same contract on a real cluster of three primaries.
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedis } from '../../server/adapters/redis/open.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { epochMs } from '../../shared/ids.ts'
import { startRedisCluster } from '../support/redis.ts'
import { busContract } from './bus.ts'
import { filesHolding } from './bytes-on-disk.ts'
import { bytes, documentOf, freshRoom, quietLog, text } from './names.ts'
import { presenceContract } from './presence.ts'
import { storeContract } from './store.ts'
import { until } from './until.ts'

const LEASE_MS = 1_500
let cluster: Awaited<ReturnType<typeof startRedisCluster>>
beforeAll(async () => {
  cluster = await startRedisCluster()
})
afterAll(() => cluster?.stop())

const open = () => openRedis(cluster.url, { clock: systemClock, log: quietLog, leaseMs: LEASE_MS })

storeContract(async () => {
  const { store, close } = await open()
  return { ...store, close }
})
busContract(async () => {
  const [one, other] = await Promise.all([open(), open()])
  return {
    one: one.bus,
    other: other.bus,
    async close() {
      await one.close()
      await other.close()
    },
  }
})
presenceContract(open)

describe('a cluster', () => {
  test('spreads the rooms over its primaries, and finds all of those that want to be woken', async () => {
    const { store, close } = await open()
    const rooms = Array.from({ length: 60 }, freshRoom)
    for (const room of rooms) {
      await store.commit(room, { expect: { session: 0 }, put: { a: bytes('a') }, wakeAtMs: epochMs(5) })
    }
    expect((await store.due(epochMs(6))).filter((room) => rooms.includes(room)).sort()).toEqual([...rooms].sort())
    const held = await Promise.all(
      cluster.nodes.map(async ({ url }) => {
        const look = new Redis(url)
        const keys = await look.keys('copse:*:records')
        look.disconnect()
        return keys.length
      }),
    )
    expect(held).toHaveLength(3)
    for (const count of held) expect(count).toBeGreaterThan(5)
    await close()
  })

  test('deleted words are in no file of any of its servers after an erasure', async () => {
    const { store, close } = await open()
    const room = freshRoom()
    const document = documentOf(room)
    const words = 'planted-in-a-cluster'
    await store.commit(room, { expect: {}, put: { a: bytes(words) }, append: [{ document, update: bytes(words) }] })
    const holding = async () =>
      (await Promise.all(cluster.nodes.map((one) => filesHolding(one.directory, words)))).flat()
    expect(await holding()).not.toEqual([])
    await store.eraseRoom(room)
    await until(async () => expect(await holding()).toEqual([]))
    await close()
  })

  // Last: the cluster does not get over it without replicas before the node is back.
  test('a primary that dies takes only its part along, and everything goes on when it is back', async () => {
    const { store, close } = await open()
    const rooms = Array.from({ length: 30 }, freshRoom)
    for (const room of rooms) await store.commit(room, { expect: { session: 0 }, put: { a: bytes('kept') } })
    await cluster.nodes[1]?.kill9()
    const outcomes = await Promise.allSettled(rooms.map((room) => store.loadRoom(room)))
    expect(outcomes.filter((one) => one.status === 'rejected').length).toBeGreaterThan(0)
    await cluster.nodes[1]?.start()
    await until(async () => {
      for (const room of rooms) expect(text((await store.loadRoom(room))?.records.a)).toBe('kept')
    })
    await close()
  })
})

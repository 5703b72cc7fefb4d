// The primary dies and its replica takes over, told by sentinels; a primary becomes a replica under our hands.
import { Redis } from 'ioredis'
import { afterEach, describe, expect, test } from 'vitest'
import { openRedis } from '../../server/adapters/redis/open.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { StoreUnavailable } from '../../server/rooms/ports.ts'
import { startRedis, startSentinels } from '../support/redis.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { bytes, documentOf, freshRoom, quietLog, text } from './names.ts'
import { until } from './until.ts'

const open = (url: string) => openRedis(url, { clock: systemClock, log: quietLog, leaseMs: 1_500 })
/** Down after 1 s, a vote, a promotion, and finding the new one. */
const BACK_WITHIN_MS = 10_000

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

describe('sentinels', () => {
  test('the node finds the new primary; nothing acknowledged is lost, bells ring again', async () => {
    const redis = await startSentinels()
    ends.push(redis.stop)
    const [node, other] = [await open(redis.url), await open(redis.url)]
    ends.push(node.close, other.close)
    const room = freshRoom()
    const document = documentOf(room)
    await node.store.commit(room, { expect: { session: 0 }, put: {} })
    const acknowledged: string[] = []
    let isOver = false
    const write = async () => {
      for (let count = 0; !isOver; count += 1) {
        try {
          await node.store.appendUpdate(document, bytes(String(count)))
          acknowledged.push(String(count))
        } catch (error) {
          expect(error).toBeInstanceOf(StoreUnavailable)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
    }
    const writing = write()
    await until(() => expect(acknowledged.length).toBeGreaterThan(300))
    await redis.primary.kill9()
    const killedMs = performance.now()
    const before = acknowledged.length
    await until(() => expect(acknowledged.length).toBeGreaterThan(before + 20))
    const awayMs = performance.now() - killedMs
    isOver = true
    await writing
    await until(async () => expect(await other.store.isWritable()).toBe(true))
    const stored = new Set((await other.store.readDocument(document, null)).updates.map((one) => text(one.update)))
    const lost = acknowledged.filter((word) => !stored.has(word))
    console.info(`failover: ${acknowledged.length} acknowledged, ${lost.length} lost, away for ${awayMs.toFixed(0)} ms`)
    expect(lost).toEqual([])
    expect(awayMs).toBeLessThan(BACK_WITHIN_MS)
    // The doorbell has moved too.
    const heard: unknown[] = []
    other.bus.subscribe((message) => heard.push(message))
    await other.bus.watch(room)
    await until(async () => {
      await node.store.appendUpdate(document, bytes('rings'))
      expect(heard).toContainEqual({ kind: 'document', document })
    })
  })
})

describe('a primary that becomes a replica', () => {
  test('refuses what is written; as soon as it is promoted it is written once, by the same command', async () => {
    const [redis, elsewhere] = [await startRedis(), await startRedis()]
    ends.push(redis.stop, elsewhere.stop)
    const node = await open(redis.url)
    ends.push(node.close)
    const raw = new Redis(redis.url)
    ends.push(async () => raw.disconnect())
    const room = freshRoom()
    await node.store.commit(room, { expect: { session: 0 }, put: { a: bytes('before') } })
    await raw.replicaof('127.0.0.1', 1)
    await expect(node.store.commit(room, { expect: { session: 1 }, put: { a: bytes('refused') } })).rejects.toThrow(
      StoreUnavailable,
    )
    expect(await node.store.isWritable()).toBe(false)
    // Asked while it is a replica, and promoted a moment later.
    await raw.replicaof('NO', 'ONE')
    await until(async () => {
      expect(await node.store.commit(room, { expect: { session: 1 }, put: { a: bytes('after') } })).toBe('ok')
    })
    expect(await node.store.loadCounters(room)).toEqual({ session: 2 })
    expect(text((await node.store.loadRoom(room))?.records.a)).toBe('after')
  })

  test('is left for the one that took its place behind the same address, though its connection stays open', async () => {
    const [old, next] = [await startRedis(), await startRedis()]
    ends.push(old.stop, next.stop)
    let behind = old
    const address = await startTcpProxy(() => ({ host: '127.0.0.1', port: behind.port }))
    ends.push(address.close)
    const node = await open(`redis://127.0.0.1:${address.port}`)
    ends.push(node.close)
    const room = freshRoom()
    behind = next
    const raw = new Redis(old.url)
    ends.push(async () => raw.disconnect())
    await raw.replicaof('127.0.0.1', next.port)
    await until(async () => {
      expect(await node.store.commit(room, { expect: { session: 0 }, put: { a: bytes('new') } })).toBe('ok')
    })
    const there = new Redis(next.url)
    ends.push(async () => there.disconnect())
    expect(await there.keys(`*${room}*`)).not.toEqual([])
  })
})

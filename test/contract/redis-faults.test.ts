// What only the store in Redis can go through: Redis killed, unfit settings, its files searched.
import { Redis } from 'ioredis'
import { afterEach, describe, expect, test } from 'vitest'
import { RedisUnfit } from '../../server/adapters/redis/check.ts'
import { openRedis } from '../../server/adapters/redis/open.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { type BusMessage, StoreUnavailable } from '../../server/rooms/ports.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { filesHolding } from './bytes-on-disk.ts'
import { bytes, documentOf, freshRoom, quietLog, text } from './names.ts'
import { until } from './until.ts'

const LEASE_MS = 900
const open = (redis: TestRedis) => openRedis(redis.url, { clock: systemClock, log: quietLog, leaseMs: LEASE_MS })

let running: TestRedis[] = []
const start = async (settings?: string[]): Promise<TestRedis> => {
  const redis = await startRedis(settings)
  running.push(redis)
  return redis
}
afterEach(async () => {
  await Promise.all(running.map((redis) => redis.stop()))
  running = []
})

describe('Redis is killed in the middle of writing', () => {
  test('nothing acknowledged is lost; what comes meanwhile is refused; then everything goes on', async () => {
    const redis = await start()
    const [node, other] = [await open(redis), await open(redis)]
    const room = freshRoom()
    const document = documentOf(room)
    await node.store.commit(room, { expect: { session: 0 }, put: {} })
    await node.presence.enter(room, 'connection', 'seat')
    await other.bus.watch(room)
    const acknowledged: string[] = []
    const refusals: unknown[] = []
    let stop = false
    const write = async (writer: number) => {
      for (let count = 0; !stop; count += 1) {
        const word = `${writer}-${count}`
        try {
          await node.store.appendUpdate(document, bytes(word))
          acknowledged.push(word)
        } catch (error) {
          refusals.push(error)
        }
      }
    }
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer))
    await until(() => expect(acknowledged.length).toBeGreaterThan(500))
    await redis.kill9()
    const before = acknowledged.length
    await until(() => expect(refusals.length).toBeGreaterThan(0))
    // A command that waits for Redis in vain is refused as well, after a few seconds.
    await Promise.all([
      expect(node.store.loadRoom(room)).rejects.toThrow(StoreUnavailable),
      expect(node.store.commit(room, { expect: { session: 1 }, put: {} })).rejects.toThrow(StoreUnavailable),
      expect(node.store.isWritable()).resolves.toBe(false),
    ])

    const heard: BusMessage[] = []
    other.bus.subscribe((message) => heard.push(message))
    await redis.start()
    await until(() => expect(acknowledged.length).toBeGreaterThan(before + 100))
    stop = true
    await Promise.all(writers)
    for (const error of refusals) expect(error).toBeInstanceOf(StoreUnavailable)
    const kept = new Set((await other.store.readDocument(document, null)).updates.map((one) => text(one.update)))
    expect(acknowledged.filter((word) => !kept.has(word))).toEqual([])
    // Bells that nobody heard ring again, and who is connected is still here.
    await until(() => expect(heard).toContainEqual({ kind: 'room', room }))
    await until(() => expect(heard).toContainEqual({ kind: 'document', document }))
    await until(async () => expect(Object.keys(await other.presence.list(room))).toEqual(['connection']))
    await node.close()
    await other.close()
  })

  test('a server that stops while Redis is away stops all the same', async () => {
    const redis = await start()
    const node = await open(redis)
    await node.presence.enter(freshRoom(), 'connection', 'seat')
    await redis.kill9()
    await node.close()
    await expect(node.store.getGlobal('a')).rejects.toThrow(StoreUnavailable)
  })
})

describe('a Redis that would lose what was saved', () => {
  test.each([
    [['--appendonly', 'no'], 'appendonly yes'],
    [['--appendonly', 'yes', '--maxmemory-policy', 'allkeys-lru'], 'maxmemory-policy noeviction'],
  ])('%j is refused, with one line that says how to correct it', async (settings, advice) => {
    const redis = await start(settings)
    const refusal = await open(redis).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(RedisUnfit)
    const message = refusal instanceof Error ? refusal.message : ''
    expect(message).toContain(advice)
    expect(message).not.toContain('\n')
  })

  test('none at all is told by its place, without the password', async () => {
    const redis = await start()
    await redis.stop()
    const address = redis.url.replace('redis://', 'redis://user:hush@')
    const refusal = await openRedis(address, { clock: systemClock, log: quietLog }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(StoreUnavailable)
    const message = refusal instanceof Error ? refusal.message : ''
    expect(message).toContain(new URL(redis.url).host)
    expect(message).not.toContain('hush')
  })
})

describe('deleted words', () => {
  test('are in no file of Redis after a purge or an erasure', async () => {
    // With dumps switched on, as a Redis from a package has them.
    const redis = await start(['--appendonly', 'yes', '--appendfsync', 'always', '--save', '3600 1'])
    const node = await open(redis)
    const raw = new Redis(redis.url)
    const room = freshRoom()
    const document = documentOf(room)
    const words = 'planted-words'
    await node.store.commit(room, {
      expect: {},
      put: { a: bytes(words) },
      append: [{ document, update: bytes(words) }],
    })
    await raw.save()
    expect((await filesHolding(redis.directory, words)).length).toBeGreaterThan(1)
    await node.store.commit(room, { expect: {}, put: { a: bytes('over') }, drop: [document] })
    expect(await filesHolding(redis.directory, words)).not.toEqual([])
    await Promise.all([node.store.purge(room), node.store.purge(room), node.store.purge(room)])
    // Redis unlinks its old files in a thread of its own.
    await until(async () => expect(await filesHolding(redis.directory, words)).toEqual([]))

    await node.store.commit(room, { expect: {}, put: { a: bytes(words) } })
    expect(await filesHolding(redis.directory, words)).not.toEqual([])
    await node.store.eraseRoom(room)
    await until(async () => expect(await filesHolding(redis.directory, words)).toEqual([]))
    raw.disconnect()
    await node.close()
  })
})

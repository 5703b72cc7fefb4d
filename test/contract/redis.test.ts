import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedis, type RedisAdapters } from '../../server/adapters/redis/open.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import type { BusMessage } from '../../server/rooms/ports.ts'
import { epochMs } from '../../shared/ids.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { busContract } from './bus.ts'
import { bytes, documentOf, freshRoom, quietLog, text } from './names.ts'
import { presenceContract } from './presence.ts'
import { storeContract } from './store.ts'
import { until } from './until.ts'

// Long enough that a busy machine renews in time.
const LEASE_MS = 1_500
let redis: TestRedis
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

const open = () => openRedis(redis.url, { clock: systemClock, log: quietLog, leaseMs: LEASE_MS })

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

describe('two nodes on one Redis', () => {
  let [one, other]: RedisAdapters[] = []
  let raw: Redis
  beforeAll(async () => {
    ;[one, other] = await Promise.all([open(), open()])
    raw = new Redis(redis.url)
  })
  afterAll(async () => {
    raw.disconnect()
    await one?.close()
    await other?.close()
  })
  const nodes = (): [RedisAdapters, RedisAdapters] => {
    if (one === undefined || other === undefined) throw new Error('not open')
    return [one, other]
  }

  test('what one commits the other reads, and is told of by the commit itself', async () => {
    const [here, there] = nodes()
    const room = freshRoom()
    const document = documentOf(room)
    const heard: BusMessage[] = []
    const stop = there.bus.subscribe((message) => heard.push(message))
    await there.bus.watch(room)
    await here.store.commit(room, {
      expect: { session: 0 },
      put: { a: bytes('a') },
      append: [{ document, update: bytes('x') }],
    })
    const expected = [
      { kind: 'room', room },
      { kind: 'document', document },
    ]
    await until(() => expect(heard).toEqual(expected))
    expect(text((await there.store.loadRoom(room))?.records.a)).toBe('a')
    await here.store.appendUpdate(document, bytes('y'))
    await until(() => expect(heard).toEqual([...expected, { kind: 'document', document }]))
    expect((await there.store.readDocument(document, null)).updates.map((one) => text(one.update))).toEqual(['x', 'y'])
    expect(await there.store.commit(room, { expect: { session: 0 }, put: {} })).toBe('conflict')
    stop()
  })

  test('every key of a room carries its hash tag, and no key or position is made of a clock', async () => {
    const [here] = nodes()
    const room = freshRoom()
    const document = documentOf(room)
    await here.store.commit(room, {
      expect: { session: 0 },
      put: { a: bytes('a') },
      append: [{ document, update: bytes('x') }],
      wakeAtMs: epochMs(7),
    })
    await here.presence.enter(room, 'connection', 'seat')
    const position = await here.store.appendUpdate(document, bytes('y'))
    await here.store.compactDocument(
      document,
      bytes('x'),
      (await here.store.readDocument(document, null)).updates[0]?.position ?? '',
    )
    const keys = (await raw.keys('*')).filter((key) => key.includes(room))
    const tag = /\{(r[0-9a-f]{2})\}/.exec(keys[0] ?? '')?.[1] ?? 'none'
    expect(await raw.zscore(`copse:{${tag}}:wake`, room)).toBe('7')
    expect(keys.sort()).toEqual(
      [
        'counters',
        'documents',
        `document:${document}:log`,
        `document:${document}:snapshot`,
        'leases',
        'present',
        'records',
      ]
        .map((what) => `copse:{${tag}}:${room}:${what}`)
        .sort(),
    )
    expect(position).toMatch(/^2-\d+$/)
    expect((await raw.xrange(`copse:{${tag}}:${room}:document:${document}:log`, '-', '+')).map(([id]) => id)).toEqual([
      position,
    ])
    await here.presence.leave(room, 'connection')
    await here.store.eraseRoom(room)
    expect((await raw.keys('*')).filter((key) => key.includes(room))).toEqual([])
    expect(await raw.zscore(`copse:{${tag}}:wake`, room)).toBeNull()
  })

  test('the people of a dead node are announced once, by one of the others', async () => {
    const room = freshRoom()
    const [here, there] = nodes()
    const dying = await open()
    const announced: string[][] = []
    const stops = [here, there].map((node) =>
      node.presence.onExpired((of, gone) => of === room && announced.push(gone)),
    )
    await dying.presence.enter(room, 'lost-1', 'seat-1')
    await dying.presence.enter(room, 'lost-2', 'seat-2')
    await here.presence.enter(room, 'stays-1', 'seat-3')
    await there.presence.enter(room, 'stays-2', 'seat-4')
    expect(Object.keys(await here.presence.list(room))).toHaveLength(4)
    // As after kill -9: nothing is sent any more, neither renewals nor farewells.
    await dying.store.close()
    await until(() => expect(announced.flat().sort()).toEqual(['lost-1', 'lost-2']))
    // Whoever would announce them again has had its turn when a later loss is announced.
    const later = await open()
    await later.presence.enter(room, 'later', 'seat-5')
    await later.store.close()
    await until(() => expect(announced.flat()).toContain('later'))
    expect(announced.flat().sort()).toEqual(['later', 'lost-1', 'lost-2'])
    expect(Object.keys(await there.presence.list(room)).sort()).toEqual(['stays-1', 'stays-2'])
    for (const stop of stops) stop()
    for (const node of [dying, later]) {
      await node.presence.close()
      await node.bus.close()
    }
  })

  test('a node that stops in order takes its people with it at once', async () => {
    const room = freshRoom()
    const [here] = nodes()
    const stopping = await open()
    await stopping.presence.enter(room, 'guest', 'seat')
    await stopping.close()
    expect(await here.presence.list(room)).toEqual({})
  })
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server, type Socket } from 'socket.io'
import { afterEach, describe, expect, test } from 'vitest'
import { backOffMs, createRoomLink, type LinkState, type RoomLink } from '../../client/net/room-link.ts'
import { epochMs, seatId } from '../../shared/ids.ts'
import type { PatchOp } from '../../shared/session/patch.ts'
import type { RoomView } from '../../shared/session/room-view.ts'
import { fakeStep } from '../fakes/fake-plan.ts'
import { fakeView } from '../fakes/fake-view.ts'

const KOFI = seatId('kofi')
const view = fakeView({ step: fakeStep('read'), role: 'participant', state: 'live', language: 'en', over: {} })

const cleanUps: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A room that says only what the test tells it to say. */
async function scriptedRoom(script: { refuse?: string; seq?: number } = {}) {
  const http = createServer()
  const io = new Server(http, { transports: ['websocket'] })
  const heard: { name: string; payload: unknown }[] = []
  const sockets: Socket[] = []
  const answers = { isSilent: false, seq: script.seq ?? 5 }
  const arrivals = waiter()
  io.use((_socket, next) => next(script.refuse ? new Error(script.refuse) : undefined))
  io.on('connection', (socket) => {
    sockets.push(socket)
    socket.emit('snapshot', { seq: answers.seq, view })
    socket.onAny((name: string, payload: unknown, ack?: (answer: unknown) => void) => {
      if (name === 'time') return ack?.({ serverMs: epochMs(Date.now() + 600_000) })
      heard.push({ name, payload })
      if (name === 'resync') {
        socket.emit('snapshot', { seq: answers.seq, view: { ...view, title: 'Whole again' } })
        ack?.({ ok: true, seq: answers.seq })
      } else if (name === 'command' && !answers.isSilent) ack?.({ ok: true, seq: answers.seq })
      arrivals.tell()
    })
    arrivals.tell()
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => io.close())
  const { port } = http.address() as AddressInfo
  const patch = (from: number, seq: number, ops: PatchOp[]) => io.emit('patch', { from, seq, ops })
  return { url: `http://127.0.0.1:${port}`, heard, sockets, answers, patch, until: arrivals.until, io }
}

/** Waits for a condition that can only change when `tell` is called. */
function waiter() {
  const waiting = new Set<() => void>()
  return {
    tell: () => {
      for (const look of [...waiting]) look()
    },
    until: (isTrue: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isTrue()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}

function linkTo(url: string) {
  const changes = waiter()
  const states: LinkState[] = []
  const views: RoomView[] = []
  const link: RoomLink = createRoomLink({
    url,
    room: '7kfm2qtx',
    as: 'seat',
    onState: (state) => {
      states.push(state)
      changes.tell()
    },
    onView: (next) => {
      views.push(next)
      changes.tell()
    },
    onMine: changes.tell,
    onNotice: changes.tell,
  })
  cleanUps.push(() => link.close())
  return { link, states, views, until: changes.until }
}

describe('one view in step with the server', () => {
  test('[SYNC2] a patch on the present version is put on, unchanged parts stay the same objects', async () => {
    const room = await scriptedRoom()
    const { link, views, until } = linkTo(room.url)
    await until(() => views.length === 1)
    expect(link.view()).toEqual(view)
    room.patch(5, 6, [
      [['hands'], ['lena']],
      [['seats', 'sol', 'name'], 'Solveig'],
    ])
    await until(() => views.length === 2)
    expect(link.view()).toEqual({
      ...view,
      hands: ['lena'],
      seats: { ...view.seats, sol: { ...view.seats.sol, name: 'Solveig' } },
    })
    expect(views[1]?.plan).toBe(views[0]?.plan)
    expect(room.heard).toEqual([])
  })

  test('after a gap it asks for the whole once, and takes no patch before that', async () => {
    const room = await scriptedRoom()
    const { link, views, until } = linkTo(room.url)
    await until(() => views.length === 1)
    room.answers.seq = 9
    room.patch(7, 8, [[['title'], 'From a gap']])
    room.patch(8, 9, [[['title'], 'From a gap too']])
    await until(() => views.length === 2)
    expect(link.view()?.title).toBe('Whole again')
    room.patch(9, 10, [[['title'], 'In step']])
    await until(() => views.length === 3)
    expect(link.view()?.title).toBe('In step')
    expect(room.heard.map(({ name }) => name)).toEqual(['resync'])
  })
})

describe('[CMD3] a connection that breaks', () => {
  test('a command whose answer was lost is said again with the same key and answered once', async () => {
    const room = await scriptedRoom()
    const { link, views, states, until } = linkTo(room.url)
    await until(() => views.length === 1)
    room.answers.isSilent = true
    const answer = link.ask(KOFI, { kind: 'hand.set', raised: true })
    await room.until(() => room.heard.length === 1)
    expect(link.pendingCount()).toBe(1)
    room.answers.isSilent = false
    link.cut()
    expect(await answer).toEqual({ ok: true, seq: 5 })
    expect(room.heard).toHaveLength(2)
    expect(room.heard[1]).toEqual(room.heard[0])
    expect(states.map(({ state }) => state)).toEqual(['online', 'offline', 'online'])
    expect(link.pendingCount()).toBe(0)
  })

  test('a server that goes away is not asked before the time it named', async () => {
    const room = await scriptedRoom()
    const { views, states, until } = linkTo(room.url)
    await until(() => views.length === 1)
    const before = performance.now()
    room.io.emit('notice', { kind: 'going-away', retryAfterMs: 400 })
    room.io.disconnectSockets(true)
    await until(() => states.at(-1)?.state === 'offline')
    await until(() => states.at(-1)?.state === 'online')
    expect(performance.now() - before).toBeGreaterThanOrEqual(390)
  })

  test('whoever has no seat is told once and never tries again', async () => {
    const room = await scriptedRoom({ refuse: 'not-seated' })
    const { link, states, until } = linkTo(room.url)
    await until(() => states.length > 0)
    expect(states).toEqual([{ state: 'ended', because: 'not-seated' }])
    expect(await link.ask(KOFI, { kind: 'round.pass' })).toEqual({ ok: false, rejection: { code: 'not-seated' } })
  })

  test('somebody who is removed gets an answer to everything that waits', async () => {
    const room = await scriptedRoom()
    const { link, views, states, until } = linkTo(room.url)
    await until(() => views.length === 1)
    room.answers.isSilent = true
    const answer = link.ask(KOFI, { kind: 'round.pass' })
    await room.until(() => room.heard.length === 1)
    room.io.emit('notice', { kind: 'removed' })
    expect(await answer).toEqual({ ok: false, rejection: { code: 'not-seated' } })
    expect(states.at(-1)).toEqual({ state: 'ended', because: 'removed' })
  })

  test('the time is the server’s, here ten minutes ahead of this machine', async () => {
    const room = await scriptedRoom()
    const { link, views, until } = linkTo(room.url)
    await until(() => views.length === 1)
    await link.measureClock()
    expect(Math.abs(link.nowMs() - (Date.now() + 600_000))).toBeLessThan(300)
  })
})

test('waits grow from half a second to four seconds and are spread over the whole of it', () => {
  expect([0, 1, 2, 5, 6, 20].map((attempt) => backOffMs(attempt, 1))).toEqual([500, 1000, 2000, 4000, 4000, 4000])
  expect(backOffMs(20, 0)).toBe(0)
})

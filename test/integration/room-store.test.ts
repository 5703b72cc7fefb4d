// The client's whole core against a real server: link, store, box, board, documents.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEffect, createRoot } from 'solid-js'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeNodeHttp } from '../../client/net/node-http.ts'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import type { RoomApi } from '../../client/state/room-api.ts'
import { createRoomStore } from '../../client/state/room-store.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { readConfig } from '../../server/config.ts'
import { type Running, serve } from '../../server/serve.ts'

let running: Running
let origin = ''
let folder = ''
const cleanUps: (() => void)[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copse-room-store-'))
  running = await serve(readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' }), systemClock)
  origin = `http://127.0.0.1:${running.port}`
})
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})
afterAll(async () => {
  await running.stop()
  await rm(folder, { recursive: true, force: true })
})

async function person(name: string, code?: string): Promise<Participant> {
  const one = createParticipant({ origin, name, ...(code ? { code } : {}) })
  cleanUps.push(one.close)
  if (code) {
    await one.join()
    await one.connect()
  }
  return one
}

/** What a browser's page has: the store of a device that has a seat already. */
async function page(device: Participant, code: string) {
  const http = makeNodeHttp(origin, device.cookieJar)
  const store = createRoot((dispose) => {
    cleanUps.push(dispose)
    return createRoomStore({
      code,
      as: 'seat',
      url: origin,
      headers: http.headers(),
      openSocket: http.openSocket,
      storage: null,
    })
  })
  const room = await present(() => store.room(), 'the first state')
  return { store, room }
}

/** Resolves when `look` finds something; everything it reads is reactive, so it is asked again at each change. */
function present<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  return new Promise((resolve, reject) =>
    createRoot((dispose) => {
      const timer = setTimeout(() => {
        dispose()
        reject(new Error(`Nothing came of: ${what}`))
      }, 10_000)
      createEffect(() => {
        const found = look()
        if (!found) return
        clearTimeout(timer)
        resolve(found)
        queueMicrotask(dispose)
      })
    }),
  )
}

const texts = (room: RoomApi) => room.cards().map((card) => card.text)

test('a card goes from a draft over the box to the board, and only its own page knows it', async () => {
  const ida = await person('Ida')
  const code = await ida.createRoom({ title: 'Mentors at lunch' })
  await ida.connect()
  const kofi = await person('Kofi', code)
  const [lena, sol] = [await person('Lena', code), await person('Sol', code)]
  const own = await page(kofi, code)
  // Of somebody who writes nothing elsewhere: a seat's second ticket would raise what a release needs (ANON9).
  const other = await page(await person('Mo', code), code)
  await ida.send({ kind: 'session.start' })
  const write = ida.view().plan.steps.find((step) => step.form === 'write')
  if (!write) throw new Error('The plan has no writing')
  await ida.send({ kind: 'step.jump', to: write.id })
  await present(() => own.room.view.writing, 'the box opens')

  own.room.setDraft({ lane: 'challenge', text: 'Silence on video' })
  expect(await own.room.submitDraft()).toEqual({ ok: true })
  expect(own.room.ownCards().map(({ state, text }) => [state, text])).toEqual([['sealed', 'Silence on video']])
  expect(own.room.draft().text).toBe('')
  await lena.submitCard({ lane: 'success', text: 'Two open questions' })
  await sol.submitCard({ lane: 'learning', text: 'I do not know either' })
  expect(other.room.cards()).toEqual([])
  await ida.release()

  await present(() => own.room.cards().length === 3 && other.room.cards().length === 3, 'the board is here')
  expect(texts(own.room)).toEqual(['Two open questions', 'Silence on video', 'I do not know either'])
  const released = own.room.cards()[1]
  if (!released) throw new Error('The card is not on the board')
  await present(() => own.room.ownCards()[0]?.state === 'released', 'the own card is recognised')
  expect(own.room.editKeyOf(released.id)).toMatch(/^[0-9a-f]{64}$/)
  expect(other.room.editKeyOf(released.id)).toBeNull()

  const kept = own.room.cards()[1]
  await own.room.sendBoard({ kind: 'board.edit', card: released.id, base: released.text, next: 'Silence on a call' })
  await present(() => texts(other.room).includes('Silence on a call'), 'the better words')
  await present(() => texts(own.room).includes('Silence on a call'), 'the better words here')
  expect(own.room.cards()[1]).toBe(kept)
  await present(() => own.room.saveState().state === 'saved', 'all is saved')
})

test('a seat, its hand, its dots and its place in the lead follow the server', async () => {
  const ida = await person('Ida')
  const code = await ida.createRoom({ title: 'Mentors at lunch' })
  await ida.connect()
  const kofi = await person('Kofi', code)
  const { room, store } = await page(kofi, code)
  await present(() => room.me(), 'the seat')
  expect(room.me()).toBe(kofi.seat())
  expect(room.amFacilitator()).toBe(false)
  expect(await room.send({ kind: 'session.start' })).toEqual({ ok: false, rejection: { code: 'not-facilitator' } })
  await ida.send({ kind: 'session.start' })
  expect(await room.send({ kind: 'hand.set', raised: true })).toEqual({ ok: true })
  await present(() => room.view.hands.length === 1, 'the hand')
  await ida.send({ kind: 'lead.give', to: kofi.seat() })
  await present(() => room.amFacilitator() && room.view.audience === 'facilitation', 'the lead')
  const { progress } = room.view
  if (progress.state !== 'live') throw new Error('The session did not start')
  expect(await room.send({ kind: 'step.next', from: progress.stepId })).toEqual({ ok: true })
  const link = await room.returnLink()
  expect(link).toMatch(new RegExp(`^/r/${code}#back=[0-9a-f]{64}$`))
  await present(() => room.awaySinceMs(ida.seat()) === null, 'presence')
  expect(Math.abs(room.now() - Date.now())).toBeLessThan(1_000)

  expect(await room.send({ kind: 'session.close' })).toEqual({ ok: true })
  await present(() => room.view.progress.state === 'closing', 'the close')
  expect(store.linkState()).toEqual({ state: 'online' })
})

test('somebody who is removed sees that, and nothing is kept on the device', async () => {
  const ida = await person('Ida')
  const code = await ida.createRoom({ title: 'Mentors at lunch' })
  await ida.connect()
  const kofi = await person('Kofi', code)
  const { room } = await page(kofi, code)
  await present(() => room.me(), 'the seat')
  room.setDraft({ text: 'Not for others' })
  await ida.send({ kind: 'seat.remove', seat: kofi.seat() })
  await present(() => room.saveState().state === 'read-only', 'the notice')
  expect(room.saveState()).toEqual({ state: 'read-only', because: 'removed' })
  expect(room.draft().text).toBe('')
  expect(await room.send({ kind: 'hand.set', raised: true })).toEqual({ ok: false, rejection: { code: 'not-seated' } })
})

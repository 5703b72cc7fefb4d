// A disk that is full: the room can be read, says so, loses nothing it had confirmed, and writes again with space.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'

const DISK_MB = 32
/** With three authors this makes five kilobytes. */
const CARDS_EACH = 5

let mounted: string
let mayMount = false
let server: ServerProcess | null = null
beforeAll(() => {
  mounted = mkdtempSync(join(tmpdir(), 'copse-disk-'))
  mayMount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', mounted]).status === 0
})
afterAll(async () => {
  await server?.remove()
  // Lazily: after a failed test the server still has files open there.
  if (mayMount) spawnSync('umount', ['-l', mounted])
  rmSync(mounted, { recursive: true, force: true })
})

/** Fills what is left of the disk, to the last block. */
function fill(): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12]) {
    for (let count = 0; ; count++) {
      try {
        writeFileSync(join(mounted, `ballast-${size}-${count}`), new Uint8Array(size))
      } catch {
        rmSync(join(mounted, `ballast-${size}-${count}`), { force: true })
        break
      }
    }
  }
}

/** Frees the disk again. */
function free(): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12]) {
    for (let count = 0; count < DISK_MB * 256; count++) {
      rmSync(join(mounted, `ballast-${size}-${count}`), { force: true })
    }
  }
}

const readOnlyNotices = (one: Participant) => one.notices().filter((notice) => notice.kind === 'read-only')

/** A server on the small disk; null where none may be mounted. */
async function onSmallDisk(context: TestContext, folder: string): Promise<ServerProcess | null> {
  if (!mayMount) {
    console.warn('SKIPPED: the full-disk test mounts a small disk, which this account may not do (run it as root)')
    context.skip('may not mount')
    return null
  }
  await server?.remove()
  server = await spawnServer({ env: { DATA_DIR: join(mounted, folder) } })
  return server
}

test('a full disk makes the room read-only; nothing confirmed is lost, and with space it writes again', async (context) => {
  const server = await onSmallDisk(context, 'words')
  if (!server) return
  const { origin } = server
  const ida = createParticipant({ origin, name: 'Ida' })
  const code = await ida.createRoom({ title: 'Full' })
  await ida.connect()
  const ben = createParticipant({ origin, name: 'Ben', code })
  await ben.join()
  await ben.connect()
  await ida.send({ kind: 'session.start' })
  await ida.openDocument('theme')
  await ben.openDocument('theme')
  await ben.write('theme', 'confirmed before')
  await ben.waitUntilSaved('theme')
  await ben.send({ kind: 'thanks.give', to: ida.seat(), text: 'confirmed before' })

  fill()
  // What fits into the block that is open still goes; then it is over.
  const confirmed: string[] = []
  for (let count = 0; ; count++) {
    const text = `${count} `.padEnd(190, '.')
    const refusal = await ben.attempt({ kind: 'thanks.give', to: ida.seat(), text })
    if (refusal !== null) {
      expect(refusal).toEqual({ code: 'read-only' })
      break
    }
    confirmed.push(text)
    if (count > 300) throw new Error('this disk never fills')
    // Under the budget of ten a second.
    await new Promise((resolve) => setTimeout(resolve, 110))
  }
  await ida.waitUntil(() => readOnlyNotices(ida).length > 0, 'the notice')
  expect(readOnlyNotices(ida)).toEqual([{ kind: 'read-only', on: true }])
  expect(await ben.attempt({ kind: 'hand.set', raised: true })).toEqual({ code: 'read-only' })
  expect((await ben.http('GET', '/readyz')).status).toBe(503)
  expect((await ben.http('GET', '/healthz')).status).toBe(200)
  // Reading goes on: a page that is opened now sees the room and every confirmed word.
  const again = createParticipant({ origin, name: 'Ida', code, cookieJar: ida.cookieJar })
  await again.connect()
  expect(again.view().thanks.map((one) => one.text.trim())).toEqual(
    ['confirmed before', ...confirmed].map((text) => text.trim()),
  )
  await ben.write('theme', 'written on a full disk')

  free()
  await ida.waitUntil(() => readOnlyNotices(ida).at(-1)?.on === false, 'the room writes again', 20_000)
  await ben.send({ kind: 'hand.set', raised: true })
  await ben.waitUntilSaved('theme', 20_000)
  await ida.waitFor((view) => view.hands.length === 1)
  const { doc } = await ida.openDocument('theme')
  const text = () => doc.getXmlFragment('notes').toString()
  await ida.waitUntil(() => text().includes('written on a full disk'), 'the words', 20_000)
  expect(text()).toContain('confirmed before')

  await server.kill9()
  await server.start()
  const late = createParticipant({ origin: server.origin, name: 'Ida', code, cookieJar: ida.cookieJar })
  await late.connect()
  expect(late.view().thanks).toHaveLength(1 + confirmed.length)
  expect(late.view().hands).toHaveLength(1)
  for (const one of [ida, ben, again, late]) one.close()
}, 120_000)

test('[ANON4] a disk that is full when the cards are opened: none comes out, and with space all do', async (context) => {
  const server = await onSmallDisk(context, 'cards')
  if (!server) return
  const { origin } = server
  const ida = createParticipant({ origin, name: 'Ida' })
  const code = await ida.createRoom({ title: 'Full' })
  await ida.connect()
  const authors = ['Ben', 'Kofi', 'Lena'].map((name) => createParticipant({ origin, name, code }))
  for (const one of authors) {
    await one.join()
    await one.connect()
  }
  const all = [ida, ...authors]
  for (const one of all) await one.openDocument('board')
  await ida.send({ kind: 'session.start' })
  const step = ida.view().plan.steps.find((one) => one.form === 'write')
  if (!step) throw new Error('nothing is written in this plan')
  await ida.send({ kind: 'step.jump', to: step.id })
  const texts: string[] = []
  for (const one of authors) {
    await one.waitFor((view) => view.writing !== null)
    // More than what may still fit into the block that is open.
    for (let card = 0; card < CARDS_EACH; card++) {
      const text = `${one.name} ${card} `.padEnd(280, 'so it went ')
      await one.submitCard({ lane: 'challenge', text })
      texts.push(text)
    }
  }
  const before = ida.view().writing
  const textsOf = async (one: Participant) => (await one.board()).map((card) => card.text).sort()

  fill()
  await expect(ida.release()).rejects.toThrow('read-only')
  await ida.waitUntil(() => readOnlyNotices(ida).length > 0, 'the notice')
  expect(await authors[0]?.attempt({ kind: 'hand.set', raised: true })).toEqual({ code: 'read-only' })
  const late = createParticipant({ origin, name: 'Ida', code, cookieJar: ida.cookieJar })
  await late.connect()
  for (const one of [...all, late]) {
    expect(await textsOf(one)).toEqual([])
    expect(one.view()).toMatchObject({ releases: 0, writing: before })
  }

  free()
  await ida.waitUntil(() => readOnlyNotices(ida).at(-1)?.on === false, 'the room writes again', 20_000)
  await ida.release()
  for (const one of all) {
    await one.waitForBoard((cards) => cards.length === texts.length)
    expect(await textsOf(one)).toEqual([...texts].sort())
  }
  await server.kill9()
  await server.start()
  const after = createParticipant({ origin, name: 'Ida', code, cookieJar: ida.cookieJar })
  await after.connect()
  expect(await textsOf(after)).toEqual([...texts].sort())
  expect(after.view().releases).toBe(1)
  for (const one of [...all, late, after]) one.close()
}, 120_000)

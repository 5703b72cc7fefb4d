// When all is quiet: is everybody back, do all see the same, is it what is stored, and is everything there that was promised?
import { createHash } from 'node:crypto'
import { sealedStore } from '../../server/adapters/sealed/store.ts'
import { sessionFrom } from '../../server/rooms/codec.ts'
import type { RoomId } from '../../shared/ids.ts'
import { viewFor } from '../../shared/session/view.ts'
import { check } from '../faults/checker.ts'
import type { makeRecorder } from '../faults/history.ts'
import type { Person } from './person.ts'
import type { Shelf } from './shelf.ts'
import { makeWays } from './ways.ts'
import type { World } from './world.ts'

const BACK_WITHIN_MS = 20_000
const text = new TextDecoder()

export type Meeting = {
  world: World
  shelf: Shelf
  recorder: ReturnType<typeof makeRecorder>
  room: RoomId
  people: readonly Person[]
  /** Who went away for good; what they were told still counts. */
  gone: readonly Person[]
  isEncrypted: boolean
  isTraced: boolean
  say(...words: unknown[]): void
}

/** @returns everything that is wrong, in words, and whether the session was closed. */
export async function judge(meeting: Meeting): Promise<{ findings: string[]; isClosed: boolean }> {
  const { world, shelf, recorder, room, people, gone, isEncrypted, isTraced, say } = meeting
  const healedMs = world.nowMs
  const findings: string[] = []
  // The store as it is, past all nodes.
  const ways = makeWays({
    world,
    shelf,
    node: -1,
    isAlive: () => true,
    mayDie: () => undefined,
    storeState: () => 'fair',
    onThaw: () => undefined,
    onExpired: () => undefined,
  })
  const store = isEncrypted ? sealedStore(ways.store, ways.keys) : ways.store
  const storedSession = async () => {
    const stored = await awaited(world, store.loadRoom(room))
    return stored && sessionFrom(stored.records)
  }
  const isClosing = async () => ['closing', 'closed'].includes((await storedSession())?.progress.state ?? '')

  const allBack = () =>
    people.every(
      (one) =>
        one.isOnline() &&
        one.isQuiet() &&
        (one.view()?.progress.state === 'closed' || one.documentStates().every(({ state }) => state === 'saved')),
    )
  // Commands wait 20 s for an answer at most.
  await world.runUntil(healedMs + BACK_WITHIN_MS + 1_000, allBack)
  if (!allBack()) {
    for (const one of people) {
      const documents = one.documentStates().map(({ document, state }) => `${document} ${state}`)
      if (!one.isOnline() || !one.isQuiet() || documents.some((each) => !each.endsWith('saved')))
        findings.push(
          `${one.name} is not back ${BACK_WITHIN_MS / 1_000} s after everything is: ${JSON.stringify(one.state())}, ${one.isQuiet() ? 'answered' : 'waiting for answers'}, ${documents.join(', ')}`,
        )
    }
  }
  if (await isClosing()) {
    // A minute in which it may be undone, and the sweep that finds it if nobody else does.
    await world.runUntil(
      world.nowMs + 80_000,
      () => people.length > 0 && people.every((one) => one.view()?.progress.state === 'closed'),
    )
  }
  const quietMs = world.nowMs
  const isEqual = () => new Set(people.map(digest)).size === 1
  const session = await storedSession()
  const asStored = () => people.every((one) => one.view()?.progress.state === session?.progress.state) && isEqual()
  while (!asStored() && world.nowMs < quietMs + 10_000) {
    await world.runUntil(world.nowMs + 50)
    if (isTraced) for (const one of people.slice(1)) say(firstDifference(shown(people[0]), shown(one)))
  }
  say(`all have the same ${(world.nowMs - quietMs).toFixed(0)} ms after all are back`)
  const untilEqualMs = world.nowMs
  await world.runUntil(world.nowMs + 300)

  const last = await storedSession()
  if (!last) findings.push('the room is gone from the store')
  const isClosed = last?.progress.state === 'closed'
  if (last && (await isClosing()) && !isClosed) findings.push('the room was to be closed, and nobody woke it')
  if (last) {
    for (const one of people) {
      const view = one.view()
      if (!view || view.audience === 'waiting') continue
      const [seen, stored] = [canonical(view), canonical(viewFor(last, view.audience))]
      if (seen !== stored) findings.push(`${one.name} does not see what is stored: ${firstDifference(seen, stored)}`)
    }
  }
  if (!isClosed) {
    await Promise.all(people.map((one) => awaited(world, one.link.measureClock())))
    await world.runUntil(world.nowMs + 500)
  }
  for (const one of people) if (one.missing() !== '') findings.push(`${one.name} ${one.missing()}`)
  const shownMs = world.nowMs
  for (const one of people) {
    const progress = one.view()?.progress
    const done: Record<string, number> = {}
    for (const thanks of one.view()?.thanks ?? []) done[thanks.text] = (done[thanks.text] ?? 0) + 1
    if (!isClosed)
      recorder.note(one.name, { kind: 'final', room, quietMs: untilEqualMs - quietMs, hash: digest(one), done })
    if (progress?.state === 'live' && progress.timer.state === 'running') {
      const remainingMs = progress.timer.endsAtMs - one.link.nowMs()
      recorder.note(one.name, { kind: 'clock', probe: `at ${shownMs}`, remainingMs })
    }
  }
  // Words that were said to be saved.
  const words = isClosed ? (last?.summary?.notesMarkdown ?? '') : (people[0]?.themeText() ?? '')
  for (const one of isClosed ? [...people, ...gone] : people) {
    for (const line of one.saved) {
      const count = words.split(line).length - 1
      if (count !== 1)
        findings.push(`the saved ${line} of ${one.name} is there ${count} times${isClosed ? ' in the summary' : ''}`)
    }
  }
  // Cards: in the box or on the board, once.
  if (!isClosed && last) {
    const stored = await awaited(world, store.loadRecords(room, ['box']))
    const box = stored?.records.box ? text.decode(stored.records.box) : ''
    const board = [...(people[0]?.boardCards().values() ?? [])].map((card) => card.text)
    for (const one of people) {
      for (const [mark, card] of one.cards) {
        const count = box.split(mark).length - 1 + board.filter((each) => each === mark).length
        if (card.state === 'in' ? count !== 1 : count > 1)
          findings.push(`the card ${mark} (${card.state}) is there ${count} times`)
      }
    }
  }
  findings.push(...new Set(world.troubles))
  findings.push(...check(recorder.history()).map((one) => `invariant ${one.invariant}: ${one.text}`))
  return { findings: [...new Set(findings)], isClosed }
}

/** Lets the world go on until this is done. */
export async function awaited<T>(world: World, work: Promise<T>): Promise<T> {
  let done: { value: T } | { failed: unknown } | null = null
  work.then(
    (value) => {
      done = { value }
    },
    (failed: unknown) => {
      done = { failed }
    },
  )
  await world.runUntil(world.nowMs + 30_000, () => done !== null)
  const result = done as { value: T } | { failed: unknown } | null
  if (!result) throw new Error('the world stands still')
  if ('failed' in result) throw result.failed
  return result.value
}

/** All that this person sees and that everybody should see alike. */
const digest = (one: Person): string => createHash('sha256').update(shown(one)).digest('hex')

function shown(one: Person | undefined): string {
  const view = one?.view()
  if (!one || !view) return 'nothing'
  const own = { audience: 0, returnRequests: 0, knocks: 0, notHeard: 0, heard: 0, leavingAtMs: 0, caseDesk: 0 }
  const shared = Object.entries(view).filter(([name]) => !(name in own))
  const isClosed = view.progress.state === 'closed'
  const documents = isClosed ? '' : one.themeText() + canonical([...one.boardCards()])
  return canonical(shared) + documents
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return `${one.slice(Math.max(0, at - 60), at + 60)} | ${other.slice(Math.max(0, at - 20), at + 60)}`
}

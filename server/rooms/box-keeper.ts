// The box of sealed cards on this node. One record, written whole on a fixed tick outside the session's version;
// the answer to a submit waits for that write. No log line, no counter, no answer here names a card or a seat.
import type { Hash } from '../../shared/ids.ts'
import type { SealedCard } from '../../shared/session/board.ts'
import type { Box, BoxOutcome } from '../../shared/session/box.ts'
import { putInBox, takeFromBox } from '../../shared/session/box.ts'
import type { Rejection, Session } from '../../shared/session/session.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { decode, encode, memberRecord } from './codec.ts'
import type { Store } from './ports.ts'
import { StoreUnavailable } from './ports.ts'
import type { Room, RoomDeps } from './room.ts'

const WRITING_RECORD = memberRecord('writing')

export type BoxAnswer = { ok: true } | { ok: false; rejection: Rejection }
type Change = (box: Box, writing: Session['writing']) => BoxOutcome
type Waiting = { change: Change; answer: (answer: BoxAnswer) => void }

export type BoxKeeper = ReturnType<typeof makeBoxKeeper>

export function makeBoxKeeper(room: Room, deps: RoomDeps) {
  const { store, clock, log } = deps
  let waiting: Waiting[] = []
  let cancelTick: (() => void) | null = null
  let writing: Promise<void> = Promise.resolve()

  function submit(card: SealedCard): Promise<BoxAnswer> {
    return ask((box, writing) => putInBox(box, writing, card))
  }

  function takeBack(id: string, ticketHash: Hash, keyHash: Hash): Promise<BoxAnswer> {
    return ask((box) => takeFromBox(box, id, ticketHash, keyHash))
  }

  function ask(change: Change): Promise<BoxAnswer> {
    return new Promise((answer) => {
      waiting.push({ change, answer })
      cancelTick ??= clock.after(untilTick(), flush)
    })
  }

  /** The same instants for everybody: the time of a write says only "in this half second". */
  function untilTick(): number {
    return LIMITS.boxTickMs - (clock.nowMs() % LIMITS.boxTickMs)
  }

  function flush(): void {
    cancelTick = null
    const batch = waiting
    waiting = []
    writing = writing.then(() => write(batch))
  }

  async function write(batch: Waiting[]): Promise<void> {
    try {
      for (const answer of await commit(batch)) answer()
    } catch (cause) {
      const isStore = cause instanceof StoreUnavailable
      log.error(isStore ? 'box.unsaved' : 'box.fault', { room: room.id }, cause)
      for (const one of batch) one.answer({ ok: false, rejection: { code: isStore ? 'read-only' : 'internal' } })
    }
  }

  async function commit(batch: Waiting[]): Promise<(() => void)[]> {
    for (;;) {
      const { box, version, writing } = await readBox(store, room.id)
      let next = box
      const answers = batch.map(({ change, answer }) => {
        const outcome = change(next, writing)
        if (outcome.ok) next = outcome.box
        return () => answer(outcome.ok ? { ok: true } : outcome)
      })
      const saved = await store.commit(room.id, { expect: { box: version }, put: { box: encode(next) } })
      if (saved === 'ok') return answers
    }
  }

  return {
    submit,
    takeBack,
    /** Writes what waits, now: before a release, so that a card put in a moment ago is in the batch. */
    async settle(): Promise<void> {
      cancelTick?.()
      if (waiting.length > 0) flush()
      await writing
    },
    close(): void {
      cancelTick?.()
    },
  }
}

/** @returns the box as stored, the value of its counter, and whether it was open at that same moment: a node that has not heard of
 *  the close yet puts nothing in any more. */
export async function readBox(
  store: Store,
  room: Room['id'],
): Promise<{ box: Box; version: number; writing: Session['writing'] }> {
  const stored = await store.loadRecords(room, ['box', WRITING_RECORD])
  const bytes = stored?.records.box
  const writing = stored?.records[WRITING_RECORD]
  return {
    // Written by commit above and by the release; nothing else writes this record.
    box: bytes ? (decode(bytes) as Box) : [],
    version: stored?.counters.box ?? 0,
    // Written by the codec.
    writing: writing ? (decode(writing) as Session['writing']) : null,
  }
}

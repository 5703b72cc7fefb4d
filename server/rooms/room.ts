// One room on this node: a queue of jobs, committed together. Order, always:
// parse (gateway) -> transition -> save -> publish -> view -> send.
import type { EpochMs, RoomId, SeatId } from '../../shared/ids.ts'
import { durationMs, epochMs } from '../../shared/ids.ts'
import { EMPTY_CLOSE_MS, nextDeadline } from '../../shared/session/close.ts'
import type { Command, Stamp, Stamped } from '../../shared/session/command.ts'
import type { Rejection, Session } from '../../shared/session/session.ts'
import { transition } from '../../shared/session/transition.ts'
import { changedRecords, sessionFrom } from './codec.ts'
import type { Occupancy } from './occupancy.ts'
import type { Bus, Chance, Clock, Commit, ContentKeys, Log, RoomRecords, Store } from './ports.ts'
import { StoreUnavailable } from './ports.ts'

export type Result = { ok: true; session: Session; stamp: Stamp } | { ok: false; rejection: Rejection }

/** A change that touches more than the session: it says what else has to be in the same commit. */
export type Plan = { ok: true; command: Stamped | null; commit: Partial<Commit> } | { ok: false; rejection: Rejection }
export type Job = (session: Session, counters: Readonly<Record<string, number>>) => Promise<Plan>

type Queued =
  | { kind: 'command'; stamped: Stamped; answer: (result: Result) => void }
  | { kind: 'job'; job: Job; stamp: Stamp; answer: (result: Result) => void }

export type RoomDeps = {
  store: Store
  keys: ContentKeys
  bus: Bus
  clock: Clock
  chance: Chance
  log: Log
  /** Other processes write to the same store. */
  shared?: boolean
}
/** Told after each save, in order; sends the views. */
export type RoomListener = (after: Session, before: Session) => void

const CONFLICT_DEADLINE_MS = 5_000
const ASK_AGAIN_MS = 250

export type Room = ReturnType<typeof makeRoom>

/** @param occupancy who is connected, for the facts in a stamp. */
export function makeRoom(
  id: RoomId,
  loaded: { session: Session; counters: Record<string, number>; records: Readonly<Record<string, Uint8Array>> },
  occupancy: Occupancy,
  deps: RoomDeps,
  listener: RoomListener,
) {
  const { store, bus, clock, chance, log } = deps
  let session = loaded.session
  let counters = loaded.counters
  /** As read last, without what was written here since. Where others write too, only what is new is opened and decoded again. */
  let records: Record<string, Uint8Array> | undefined = deps.shared ? { ...loaded.records } : undefined
  let queue: Queued[] = []
  let running: Promise<void> | null = null
  let isReadOnly = false
  let cancelProbe: (() => void) | null = null
  let readOnlyListener: (on: boolean) => void = () => undefined

  function stamp(more: Partial<Pick<Stamp, 'freshCode' | 'doneMark'>> = {}): Stamp {
    return {
      atMs: clock.nowMs(),
      ids: [chance.id(), chance.id()],
      seed: [chance.uint32(), chance.uint32(), chance.uint32(), chance.uint32()],
      here: occupancy.seatsHere(),
      facilitatorAwayMs: durationMs(occupancy.awayMs(session.facilitator, clock.nowMs())),
      freshCode: more.freshCode ?? null,
      doneMark: more.doneMark ?? null,
    }
  }

  function submit(
    by: SeatId | null,
    command: Command,
    more: { key?: string; epoch?: number } & Partial<Pick<Stamp, 'freshCode' | 'doneMark'>> = {},
  ): Promise<Result> {
    const { key = null, epoch = null } = more
    const stamped: Stamped = { by, key, epoch, stamp: stamp(more), command }
    return enqueue((answer) => ({ kind: 'command', stamped, answer }))
  }

  function run(job: Job): Promise<Result> {
    return enqueue((answer) => ({ kind: 'job', job, stamp: stamp(), answer }))
  }

  function enqueue(make: (answer: (result: Result) => void) => Queued): Promise<Result> {
    return new Promise((resolve) => {
      queue.push(make(resolve))
      running ??= drain()
    })
  }

  async function drain(): Promise<void> {
    // The turn's other commands queue up first: they are committed together.
    await Promise.resolve()
    while (queue.length > 0) {
      const first = queue[0]
      const batch = first?.kind === 'job' ? queue.splice(0, 1) : takeCommands()
      try {
        await settle(batch)
      } catch (cause) {
        fail(batch, cause)
      }
    }
    // In the same turn as the last look at the queue: what comes next starts a new drain and is never left lying.
    running = null
  }

  function takeCommands(): Queued[] {
    const end = queue.findIndex((one) => one.kind === 'job')
    return queue.splice(0, end === -1 ? queue.length : end)
  }

  async function settle(batch: Queued[]): Promise<void> {
    const untilMs = clock.nowMs() + CONFLICT_DEADLINE_MS
    let hasAskedAgain = false
    // It asks the store by itself until that takes a write: nobody waits behind others for the same refusal.
    if (isReadOnly) throw new StoreUnavailable('not before the store takes a write again')
    for (;;) {
      try {
        if ((await attempt(batch)) === 'done') return
      } catch (cause) {
        // The connection broke before the answer came. What was done shows in the state, with its keys: asking again does nothing twice.
        if (hasAskedAgain || !(cause instanceof StoreUnavailable && cause.isUncertain)) throw cause
        hasAskedAgain = true
        await new Promise<void>((resolve) => void clock.after(ASK_AGAIN_MS, resolve))
      }
      // Also when this batch gives up: the next one begins with what is there.
      await reload()
      if (clock.nowMs() > untilMs) throw new Error('no commit before the deadline: too many conflicts')
    }
  }

  async function attempt(batch: Queued[]): Promise<'done' | 'conflict'> {
    const before = session
    let after = before
    let more: Partial<Commit> = {}
    const answers: (() => void)[] = []
    for (const one of batch) {
      const step = one.kind === 'command' ? decide(after, one.stamped) : await plan(after, one.job)
      if (step.ok) {
        after = step.session
        more = step.commit
      }
      const { stamp: used } = one.kind === 'command' ? one.stamped : one
      answers.push(() => one.answer(step.ok ? { ok: true, session: step.session, stamp: used } : step))
    }
    const put = after === before ? {} : recordsToWrite(before, after)
    const isSame = Object.keys(put).length === 0
    if (!isSame || Object.keys(more).length > 0) {
      const outcome = await save(before, isSame ? before : after, put, more)
      if (outcome === 'conflict') return 'conflict'
    }
    for (const answer of answers) answer()
    return 'done'
  }

  function decide(state: Session, stamped: Stamped) {
    const outcome = transition(state, stamped)
    return outcome.ok ? { ...outcome, commit: {} } : outcome
  }

  async function plan(state: Session, job: Job) {
    const planned = await job(state, counters)
    if (!planned.ok) return planned
    if (planned.command === null) return { ok: true as const, session: state, commit: planned.commit }
    const outcome = transition(state, planned.command)
    return outcome.ok ? { ...outcome, commit: planned.commit } : outcome
  }

  /** @param put the records in which the two sessions differ */
  async function save(
    before: Session,
    after: Session,
    put: Commit['put'],
    more: Partial<Commit>,
  ): Promise<'ok' | 'conflict'> {
    const touchesSession = after !== before
    // SLP2: while it is odd the store itself takes no update of a document, whatever another node still believes.
    const isTurn = (after.slip === null) !== (before.slip === null)
    const expect = {
      ...more.expect,
      ...(touchesSession ? { session: counters.session ?? 0 } : {}),
      // `board`: a change of a card that is under way on another node is judged anew.
      ...(isTurn ? { paused: counters.paused ?? 0, board: counters.board ?? 0 } : {}),
    }
    const deadline = nextDeadline(after)?.atMs ?? lookAgainAt(after, clock.nowMs())
    const outcome = await store.commit(id, {
      expect,
      put: { ...put, ...more.put },
      ...(more.append ? { append: more.append } : {}),
      ...(more.drop ? { drop: more.drop } : {}),
      ...(touchesSession ? { wakeAtMs: deadline } : {}),
      ...(isClosed(after) ? { under: 'kept' as const } : {}),
    })
    setReadOnly(false)
    if (outcome === 'conflict') return 'conflict'
    counters = { ...counters }
    for (const name of Object.keys(expect)) counters[name] = (counters[name] ?? 0) + 1
    if (records) for (const name of Object.keys({ ...put, ...more.put })) delete records[name]
    session = after
    bus.publish({ kind: 'room', room: id })
    if (touchesSession) listener(after, before)
    return 'ok'
  }

  async function reload(): Promise<void> {
    const stored = await store.loadRoom(id, records)
    if (!stored) throw new Error('the room is gone from the store')
    take(stored)
  }

  function take(stored: RoomRecords): void {
    const before = session
    const isNewer = (stored.counters.session ?? 0) !== (counters.session ?? 0)
    counters = stored.counters
    if (records) records = stored.records
    if (!isNewer) return
    session = sessionFrom(stored.records, before)
    listener(session, before)
  }

  /** Another node committed: read again. Goes through the queue, so that a save under way is not overtaken.
   *  @param hasRung there was a change: it is read at once. Else the counters are asked first whether there is one. */
  function refresh(hasRung = false): Promise<Result> {
    return run(async () => {
      const asked = hasRung ? null : await store.loadCounters(id)
      const isNews = asked && Object.entries(asked).some(([name, value]) => (counters[name] ?? 0) !== value)
      // One that was erased meanwhile is left as it is: nobody comes to it any more.
      const stored = hasRung || isNews ? await store.loadRoom(id, records) : null
      if (stored) take(stored)
      return { ok: true, command: null, commit: {} }
    })
  }

  function fail(batch: Queued[], cause: unknown): void {
    const isStore = cause instanceof StoreUnavailable
    const isNews = !(isStore && isReadOnly)
    if (isStore) setReadOnly(true)
    if (isNews) log.error(isStore ? 'room.unsaved' : 'room.fault', { room: id }, cause)
    for (const one of batch) one.answer({ ok: false, rejection: { code: isStore ? 'read-only' : 'internal' } })
  }

  function setReadOnly(on: boolean): void {
    if (isReadOnly === on) return
    isReadOnly = on
    readOnlyListener(on)
    if (on) probe()
    // What was refused for want of an answer may have been done all the same.
    else void refresh()
  }

  /** Writes again when there is space: asks once a second while it cannot (design: read-only with a banner). */
  function probe(): void {
    cancelProbe = clock.after(1_000, () => {
      store.isWritable().then(
        (can) => (can ? setReadOnly(false) : probe()),
        () => probe(),
      )
    })
  }

  return {
    id,
    session: () => session,
    counters: () => counters,
    isReadOnly: () => isReadOnly,
    onReadOnly(listen: (on: boolean) => void) {
      readOnlyListener = listen
    },
    stamp,
    submit,
    run,
    refresh,
    /** Resolves when everything that was queued is answered. */
    async idle(): Promise<void> {
      while (running) await running
    },
    close(): void {
      cancelProbe?.()
      queue = []
    },
  }
}

const isClosed = (session: Session): boolean => session.progress.state === 'closed'

/** What is left at the close is written whole, since it goes under another key: the one of before is destroyed (END5). */
function recordsToWrite(before: Session, after: Session): Record<string, Uint8Array | null> {
  const changed = changedRecords(before, after)
  return isClosed(after) && !isClosed(before) ? { ...changed, ...changedRecords(null, after) } : changed
}

/** A running room is looked at after two hours even when nothing is due: its node may have died with everybody in it. */
export function lookAgainAt(session: Session, nowMs: EpochMs): EpochMs | null {
  return session.progress.state === 'live' ? epochMs(nowMs + EMPTY_CLOSE_MS) : null
}

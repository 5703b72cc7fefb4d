// All rooms of this node: loaded when somebody needs them, let go when nobody does.
import type { DeviceHash, RoomCode, RoomId, SeatId } from '../../shared/ids.ts'
import { DOCUMENT_NAMES, documentId, roomCode, roomId, seatId } from '../../shared/ids.ts'
import { nextDeadline } from '../../shared/session/close.ts'
import type { NewRoom } from '../../shared/session/create.ts'
import { createSession } from '../../shared/session/create.ts'
import { atTheDoor } from '../../shared/session/door.ts'
import { seatsOf } from '../../shared/session/seats.ts'
import type { RejectionCode, Session } from '../../shared/session/session.ts'
import type { Board } from './board.ts'
import { makeBoard } from './board.ts'
import type { BoxKeeper } from './box-keeper.ts'
import { makeBoxKeeper } from './box-keeper.ts'
import { changedRecords, sessionFrom } from './codec.ts'
import type { DocumentsPort } from './documents-port.ts'
import type { DoneMarks } from './done-marks.ts'
import { makeDoneMarks } from './done-marks.ts'
import { reachDeadline } from './ending.ts'
import type { Occupancy } from './occupancy.ts'
import { makeOccupancy } from './occupancy.ts'
import { type BusMessage, documentKey, type Presence } from './ports.ts'
import type { Rights } from './rights.ts'
import { makeRights } from './rights.ts'
import type { Room, RoomDeps } from './room.ts'
import { lookAgainAt, makeRoom } from './room.ts'
import type { Slips } from './slips.ts'
import { makeSlips } from './slips.ts'
import type { TicketPool } from './ticket-pool.ts'
import { makeTicketPool } from './ticket-pool.ts'

export type LiveRoom = {
  room: Room
  occupancy: Occupancy
  box: BoxKeeper
  doneMarks: DoneMarks
  board: Board
  slips: Slips
  tickets: TicketPool
  rights: Rights
}

/** Who wants to know of changes; one listener, set by the socket gateway before the first room is loaded. */
export type RoomsListener = {
  changed(live: LiveRoom, after: Session, before: Session): void
  presence(live: LiveRoom): void
  readOnly(live: LiveRoom, on: boolean): void
  reactions(room: RoomId, sums: Record<string, number>): void
}

const KEEP_UNUSED_MS = 60_000
const SWEEP_MS = 5_000
const POLL_MS = 2_000
const text = new TextDecoder()
const bytes = new TextEncoder()

export type Rooms = ReturnType<typeof makeRooms>

export function makeRooms(
  deps: RoomDeps & {
    presence: Presence
    documents: DocumentsPort
    /** What else the store wakes under ids of the same form. @returns false for what is none of theirs. */
    wakeOther?: (id: RoomId) => Promise<boolean>
  },
) {
  const { store, keys, bus, clock, chance, log, presence, documents } = deps
  const live = new Map<RoomId, Promise<LiveRoom | null>>()
  const holds = new Map<RoomId, number>()
  const cancels = new Map<string, () => void>()
  let listener: RoomsListener | null = null
  let isClosed = false

  const unsubscribe = bus.subscribe((message) => void hear(message).catch((cause) => log.error('bus.fault', {}, cause)))
  const unExpire = presence.onExpired((room) => {
    bus.publish({ kind: 'presence', room })
    void presenceChanged(room).catch((cause) => log.error('presence.fault', { room }, cause))
  })
  armSweep()
  if (deps.shared) armPoll()

  /** @returns null for a room that is not there. */
  function get(id: RoomId): Promise<LiveRoom | null> {
    const known = live.get(id)
    if (known) return known
    const loading = load(id)
    live.set(id, loading)
    // A failed or empty load is not remembered: the next one asks the store again.
    loading.then(
      (room) => !room && live.delete(id),
      () => live.delete(id),
    )
    armUnload(id)
    return loading
  }

  async function load(id: RoomId): Promise<LiveRoom | null> {
    await bus.watch(id)
    const stored = await store.loadRoom(id, deps.shared ? {} : undefined)
    if (!stored || Object.keys(stored.records).length === 0) {
      bus.unwatch(id)
      return null
    }
    const occupancy = makeOccupancy(id, presence, clock)
    const session = sessionFrom(stored.records)
    const room: Room = makeRoom(id, { session, ...stored }, occupancy, deps, (after, before) =>
      changed(built, after, before),
    )
    const box = makeBoxKeeper(room, deps)
    const board = makeBoard(room, box, deps, documents)
    const slips = makeSlips(room, deps, documents)
    const doneMarks = makeDoneMarks(chance)
    const built: LiveRoom = {
      room,
      occupancy,
      box,
      board,
      slips,
      doneMarks,
      tickets: makeTicketPool(room, chance),
      rights: makeRights(room, deps, documents),
    }
    room.onReadOnly((on) => listener?.readOnly(built, on))
    await occupancy.refresh()
    armDeadline(built, session)
    return built
  }

  function changed(built: LiveRoom, after: Session, before: Session): void {
    listener?.changed(built, after, before)
    // What is closed is under another key; those of the session leave the memory of this node.
    if (after.progress.state === 'closed' && before.progress.state !== 'closed') keys.forget(built.room.id)
    if (
      after.seats !== before.seats ||
      after.agendaLocked !== before.agendaLocked ||
      after.facilitator !== before.facilitator ||
      after.screens !== before.screens ||
      after.progress.state !== before.progress.state ||
      (after.slip === null) !== (before.slip === null) ||
      after.generations !== before.generations
    ) {
      documents.accessChanged(built.room.id)
    }
    if (
      after.progress !== before.progress ||
      after.emptySinceMs !== before.emptySinceMs ||
      (after.slip === null) !== (before.slip === null) ||
      after.purge !== before.purge ||
      after.groupAsk !== before.groupAsk
    ) {
      armDeadline(built, after)
    }
  }

  /** By its code. Old codes open only for a device with a seat (SEAT8). */
  async function byCode(raw: string, device: DeviceHash | null): Promise<LiveRoom | null> {
    const code = normalCode(raw)
    const found = code && (await store.getGlobal(`code:${code}`))
    if (!found) return null
    const room = await get(roomId(text.decode(found)))
    if (!room) return null
    const isOpen = () => {
      const session = room.room.session()
      const hasSeat = device !== null && seatsOf(session, device).length > 0
      const hasScreen = session.screens.some((screen) => screen.device === device)
      // Who asked to come in before the code changed goes on waiting for an answer, and is told it, also when it is no.
      const hasAsked = device !== null && atTheDoor(session, device) !== null
      return hasSeat || hasScreen || hasAsked || (session.code === code && session.progress.state !== 'closed')
    }
    // The code, or the seat, may be of a moment ago and of another node.
    if (!isOpen()) await catchUp(room)
    return isOpen() ? room : null
  }

  /** Before a no that is final: reads what another node may have saved a moment ago. Without other nodes this one knows. */
  async function catchUp(built: LiveRoom): Promise<void> {
    if (deps.shared) await built.room.refresh()
  }

  /** By a code it has or had, whatever its state: for the server's own parts, which asked nobody at the door. */
  async function withCode(code: RoomCode): Promise<LiveRoom | null> {
    const found = await store.getGlobal(`code:${code}`)
    return found ? get(roomId(text.decode(found))) : null
  }

  /** A code that is taken the moment this resolves. */
  async function reserveCode(id: RoomId): Promise<RoomCode> {
    for (;;) {
      const code = roomCode(chance.code())
      if (await store.putGlobal(`code:${code}`, bytes.encode(id), { ifAbsent: true })) return code
    }
  }

  type Wish = Omit<NewRoom, 'inviteSecret' | 'roomId' | 'seat' | 'code' | 'atMs'>
  async function create(
    wish: Wish,
    agenda: Parameters<DocumentsPort['seedAgenda']>[0],
  ): Promise<{ ok: true; room: LiveRoom; seat: SeatId } | { ok: false; code: RejectionCode }> {
    const id = roomId(chance.id())
    const seat = seatId(chance.id())
    const draft = createSession({
      ...wish,
      roomId: id,
      seat,
      code: roomCode(chance.code()),
      inviteSecret: chance.id(),
      atMs: clock.nowMs(),
    })
    if (!draft.ok) return draft
    const session = { ...draft.session, code: await reserveCode(id) }
    await keys.mint(id, ['live', ...DOCUMENT_NAMES.map((name) => documentKey(documentId(id, name, 0)))])
    await store.commit(id, {
      expect: { session: 0 },
      put: changedRecords(null, session),
      append: [{ document: documentId(id, 'agenda', 0), update: documents.seedAgenda(agenda) }],
      wakeAtMs: nextDeadline(session)?.atMs ?? null,
    })
    const room = await get(id)
    if (!room) throw new Error('the room just made is not in the store')
    log.info('room.created', { room: id })
    return { ok: true, room, seat }
  }

  function hold(id: RoomId): () => void {
    holds.set(id, (holds.get(id) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      holds.set(id, (holds.get(id) ?? 1) - 1)
      armUnload(id)
    }
  }

  async function enter(built: LiveRoom, connection: string, seat: string): Promise<void> {
    await presence.enter(built.room.id, connection, seat)
    bus.publish({ kind: 'presence', room: built.room.id })
    await presenceChanged(built.room.id)
  }

  async function leave(built: LiveRoom, connection: string): Promise<void> {
    await presence.leave(built.room.id, connection)
    bus.publish({ kind: 'presence', room: built.room.id })
    await presenceChanged(built.room.id)
  }

  async function presenceChanged(id: RoomId): Promise<void> {
    const built = await live.get(id)
    if (!built || isClosed) return
    const didChange = await built.occupancy.refresh()
    if (didChange) listener?.presence(built)
    const { emptySinceMs, progress } = built.room.session()
    const isEmpty = built.occupancy.isEmpty()
    if (progress.state === 'closed' || isEmpty === (emptySinceMs !== null)) return
    await built.room.submit(null, { kind: isEmpty ? 'room.emptied' : 'room.occupied' })
  }

  async function hear(message: BusMessage): Promise<void> {
    if (message.kind === 'presence') return presenceChanged(message.room)
    if (message.kind === 'reactions') listener?.reactions(message.room, message.sums)
    if (message.kind === 'room') await (await live.get(message.room))?.room.refresh(true)
  }

  async function wake(id: RoomId): Promise<void> {
    if (!live.has(id) && (await deps.wakeOther?.(id))) return
    const built = await get(id)
    // Nothing to be read any more, but the store still has it on its list: an erasing that was cut off, or a copy of before it.
    if (!built) return eraseRemains(id)
    const reached = await reachDeadline(built.room, deps, documents)
    if (reached === 'erase') return erase(built)
    if (reached === 'finished' || reached === 'purged' || reached === 'asked') return
    // A node that died said nothing of its people: whoever wakes the room looks who is there.
    await presenceChanged(id)
    const due = nextDeadline(built.room.session())?.atMs ?? lookAgainAt(built.room.session(), clock.nowMs())
    await store.commit(id, { expect: {}, put: {}, wakeAtMs: due })
  }

  async function erase(built: LiveRoom): Promise<void> {
    const { roomId: id, code, oldCodes, generations } = built.room.session()
    for (const one of [code, ...oldCodes]) await store.putGlobal(`code:${one}`, null)
    for (const name of DOCUMENT_NAMES) await documents.forget(documentId(id, name, generations[name]))
    await eraseRemains(id)
    await unload(id)
    log.info('room.erased', { room: id })
  }

  /** Keys first: whatever happens then, nobody reads it again. */
  async function eraseRemains(id: RoomId): Promise<void> {
    await keys.destroy(id, { except: [] })
    await store.eraseRoom(id)
  }

  function armDeadline(built: LiveRoom, session: Session): void {
    const id = built.room.id
    const due = nextDeadline(session)
    const waitMs = due ? due.atMs - clock.nowMs() : Number.POSITIVE_INFINITY
    // What lies further ahead is found by the sweep.
    arm(`deadline:${id}`, waitMs < 10 * 60_000 ? Math.max(0, waitMs) : null, () => wake(id))
  }

  function armSweep(): void {
    arm('sweep', SWEEP_MS, async () => {
      try {
        for (const id of await store.due(clock.nowMs())) await wake(id)
      } finally {
        if (!isClosed) armSweep()
      }
    })
  }

  /** The bell is only a bell: what it did not ring for is seen here a little later. */
  function armPoll(): void {
    arm('poll', POLL_MS, async () => {
      try {
        const loaded = await Promise.all(live.values())
        // One that cannot be saved asks the store by itself.
        await Promise.all(loaded.map((built) => (built && !built.room.isReadOnly() ? built.room.refresh() : null)))
      } finally {
        if (!isClosed) armPoll()
      }
    })
  }

  function armUnload(id: RoomId): void {
    arm(`unload:${id}`, KEEP_UNUSED_MS, async () => {
      if ((holds.get(id) ?? 0) === 0) await unload(id)
    })
  }

  async function unload(id: RoomId): Promise<void> {
    const built = await live.get(id)
    if (!built) return
    await built.box.settle()
    await built.room.idle()
    if ((holds.get(id) ?? 0) > 0) return
    live.delete(id)
    holds.delete(id)
    built.box.close()
    built.room.close()
    keys.forget(id)
    arm(`deadline:${id}`, null, () => Promise.resolve())
    bus.unwatch(id)
  }

  function arm(name: string, delayMs: number | null, run: () => Promise<void>): void {
    cancels.get(name)?.()
    cancels.delete(name)
    if (delayMs === null || isClosed) return
    cancels.set(
      name,
      clock.after(delayMs, () => {
        cancels.delete(name)
        run().catch((cause) => log.error('timer.fault', {}, cause))
      }),
    )
  }

  return {
    get,
    byCode,
    withCode,
    catchUp,
    create,
    reserveCode,
    hold,
    enter,
    leave,
    wake,
    loaded: () => live.size,
    listen(next: RoomsListener): void {
      listener = next
    },
    /** Answers what is queued, then ends every timer. */
    async close(): Promise<void> {
      isClosed = true
      unsubscribe()
      unExpire()
      for (const cancel of cancels.values()) cancel()
      for (const loading of live.values()) {
        const built = await loading
        await built?.box.settle()
        await built?.room.idle()
        built?.room.close()
      }
    },
  }
}

/** Lower case, blanks and dashes forgiven, letters people mistake read as digits. null when it is no code. */
export function normalCode(raw: string): RoomCode | null {
  const code = raw.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return /^[0-9a-hjkmnp-tv-z]{8}$/.test(code) ? roomCode(code) : null
}

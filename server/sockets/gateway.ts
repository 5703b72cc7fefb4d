// Socket.IO side of a room. A connection belongs to one room and one device for life; who leads is looked up at
// every command. One wrapper receives everything: size, budget, schema, right, answer, no exception.
import type { IncomingMessage } from 'node:http'
import type { Server, Socket } from 'socket.io'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import type { DeviceHash, SeatId } from '../../shared/ids.ts'
import { seatId } from '../../shared/ids.ts'
import { isOutside } from '../../shared/session/consult-roles.ts'
import type { Audience, MineView } from '../../shared/session/room-view.ts'
import { seatsOf } from '../../shared/session/seats.ts'
import type { Rejection, Session } from '../../shared/session/session.ts'
import { heldBySlip } from '../../shared/session/slip.ts'
import { mineFor } from '../../shared/session/view.ts'
import { mayReact } from '../../shared/session/who-may.ts'
import type { Answer, ClientToServer, ServerToClient } from '../../shared/wire/events.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { EnvelopeSchema, HandshakeSchema, ReactSchema } from '../../shared/wire/up.ts'
import { spoken } from '../../shared/wire/version.ts'
import type { Bus, Chance, Clock, Log } from '../rooms/ports.ts'
import type { LiveRoom, Rooms } from '../rooms/rooms.ts'
import { isClogged, makeBroadcast, sendSame } from './broadcast.ts'
import { makeBudget } from './budget.ts'
import { perform } from './commands.ts'
import { seatsByDevice } from './device-index.ts'
import type { Fanout } from './fanout.ts'
import { makeFanout } from './fanout.ts'
import { makePresenceFeed } from './presence-feed.ts'
import { makeReactions } from './reactions.ts'
import { touchedDevices } from './touched.ts'

export type IoServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type IoSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type SocketData = { member: Member }

/** What a connection is: fixed at the handshake. The audience follows the role and is set again at each change. */
type Member = {
  live: LiveRoom
  device: DeviceHash
  as: 'seat' | 'screen'
  audience: Audience | null
  mine: Map<SeatId, string>
  connections: Map<string, string>
  release: () => void
}

type Deps = { io: IoServer; rooms: Rooms; bus: Bus; clock: Clock; chance: Chance; log: Log; counters: GatewayCounters }
/** Metrics: counts only, no labels that tell a room or a person. */
export type GatewayCounters = { command(result: string): void; reaction(): void; badMessage(): void }

const LEFT_GRACE_MS = 1_000
const RETRY_SPREAD_MS = 2_000
const RETRY_AFTER_SPREAD_MS = 500

/** @param deviceOf the device of a request, from its cookie; null without one. */
export function attachGateway(deps: Deps, deviceOf: (request: IncomingMessage) => DeviceHash | null) {
  const { io, rooms, bus, clock, log, counters } = deps
  const broadcast = makeBroadcast(io)
  const fanout = makeFanout((room, audience, message) => broadcast([`${room}|${audience}`], 'patch', message))
  // A screen that nobody has allowed yet learns nothing of the people (SCR1).
  const presence = makePresenceFeed(clock, (room, message) =>
    broadcast([`${room}|everyone`, `${room}|garden`, `${room}|facilitation`, `${room}|screen`], 'presence', message),
  )
  const reactions = makeReactions(clock, bus, (room, open, lead) => {
    if (Object.keys(open).length > 0) {
      broadcast([`${room}|everyone`, `${room}|garden`, `${room}|screen`], 'reactions', { sums: open })
    }
    broadcast([`${room}|facilitation`], 'reactions', { sums: lead })
  })

  rooms.listen({
    changed(live, after, before) {
      // First who may see it, then what there is to see: a removed person must not get the new code.
      refreshMembers(live, after, before)
      fanout.changed(after)
      if (after.progress.state === 'closed' && before.progress.state !== 'closed') {
        broadcast([live.room.id], 'notice', { kind: 'closed' })
      }
    },
    presence: (live) => presence.changed(live),
    readOnly: (live, on) => broadcast([live.room.id], 'notice', { kind: 'read-only', on }),
    reactions: (room, sums) => reactions.hear(room, sums),
  })

  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (cause) => {
        const known = cause instanceof Refused
        if (!known) log.error('handshake.fault', {}, cause)
        next(new Error(known ? cause.message : 'internal'))
      },
    )
  })

  async function admit(socket: IoSocket): Promise<void> {
    const hello = v.safeParse(HandshakeSchema, socket.handshake.auth)
    const device = deviceOf(socket.request)
    if (!hello.success) throw new Refused('bad-message')
    const version = spoken(hello.output.protocol)
    if (version === 'older') throw new Refused('old-version')
    // No word a page takes as final: it tries again, and meets a newer node.
    if (version === 'newer') throw new Refused('newer-version')
    if (device === null) throw new Refused('not-seated')
    const { as } = hello.output
    const live = await rooms.byCode(hello.output.room, device)
    const isSeated = () => live !== null && audienceOf(live.room.session(), device, as) !== null
    // No is final for a page: whoever took a seat on another node a moment ago is not sent away because no bell rang here yet.
    if (live && !isSeated()) await rooms.catchUp(live)
    // One answer for unknown, closed and not seated: a code is not confirmed to somebody without a seat.
    if (!live || !isSeated()) throw new Refused('not-seated')
    socket.data.member = {
      live,
      device,
      as,
      audience: null,
      mine: new Map(),
      connections: new Map(),
      release: rooms.hold(live.room.id),
    }
  }

  io.on('connection', (socket) => {
    const { member } = socket.data
    const { live } = member
    const commandBudget = makeBudget(LIMITS.commandsPerSecond, LIMITS.commandsBurst, clock.nowMs)
    const reactionBudget = makeBudget(LIMITS.reactionsPerSecond, LIMITS.reactionsBurst, clock.nowMs)
    const timeBudget = makeBudget(LIMITS.timesPerSecond, LIMITS.timesBurst, clock.nowMs)
    const messageBudget = makeBudget(LIMITS.messagesPerSecond, LIMITS.messagesBurst, clock.nowMs)
    // Even what is refused has to be read: nobody sends as much as this by hand.
    socket.conn.on('data', () => {
      if (!messageBudget.take()) socket.request.socket.destroy()
    })
    void socket.join(live.room.id)
    follow(socket, live.room.session())
    if (live.room.isReadOnly()) socket.emit('notice', { kind: 'read-only', on: true })
    if (member.audience !== 'waiting') sendPresence(socket)

    socket.on('command', (raw: unknown, ack: unknown) => {
      void answer(socket, raw, commandBudget.take()).then((result) => {
        counters.command(result.ok ? 'ok' : result.rejection.code)
        if (typeof ack === 'function') ack(result)
      })
    })
    socket.on('react', (raw: unknown) => {
      const parsed = v.safeParse(ReactSchema, raw)
      if (!parsed.success) return counters.badMessage()
      const session = live.room.session()
      const isCalm = heldBySlip(session, 'react') || !mayReact(session, seatId(parsed.output.seat))
      const may = !isCalm && speaksFor(session, member, parsed.output.seat)
      if (!may || !reactionBudget.take()) return
      counters.reaction()
      reactions.add(live.room.id, parsed.output.kind)
    })
    socket.on('time', (_raw: unknown, ack: unknown) => {
      if (typeof ack !== 'function' || !timeBudget.take()) return
      ack({ serverMs: clock.nowMs(), ...(clock.rate === undefined ? {} : { rate: clock.rate }) })
    })
    socket.on('resync', (_raw: unknown, ack: unknown) => {
      if (typeof ack !== 'function') return
      if (!commandBudget.take()) return ack({ ok: false, rejection: { code: 'too-fast' } })
      sendSnapshot(socket)
      ack({ ok: true, seq: seqOf(member) })
    })
    socket.on('disconnect', () => {
      if (member.audience) fanout.leave(live.room.id, member.audience)
      for (const connection of member.connections.values()) quietly(rooms.leave(live, connection))
      member.connections.clear()
      member.release()
    })
  })

  async function answer(socket: IoSocket, raw: unknown, isInBudget: boolean): Promise<Answer> {
    const { member } = socket.data
    try {
      if (!isInBudget) return refused({ code: 'too-fast' })
      const parsed = v.safeParse(EnvelopeSchema, raw)
      if (!parsed.success) {
        counters.badMessage()
        return refused({ code: 'bad-message' })
      }
      const { seat, key, epoch, command } = parsed.output
      if (!speaksFor(member.live.room.session(), member, seat)) return refused({ code: 'not-seated' })
      const done = await perform(member.live, rooms, deps.chance, { seat: seatId(seat), key, epoch, command })
      return done.ok ? { ok: true, seq: seqOf(member), ...done.more } : refused(done.rejection)
    } catch (cause) {
      log.error('command.fault', { room: member.live.room.id }, cause)
      return refused({ code: 'internal' })
    }
  }

  /** Puts the socket into the audience it belongs to now, with the state that goes with it. */
  function follow(socket: IoSocket, session: Session): void {
    const { member } = socket.data
    const id = member.live.room.id
    const next = audienceOf(session, member.device, member.as)
    if (next === null) {
      letGo(socket, session)
      return
    }
    if (next !== member.audience) {
      const wasWaiting = member.audience === 'waiting'
      if (member.audience) {
        void socket.leave(`${id}|${member.audience}`)
        fanout.leave(id, member.audience)
      }
      member.audience = next
      fanout.join(id, next)
      void socket.join(`${id}|${next}`)
      sendSnapshot(socket)
      if (wasWaiting) sendPresence(socket)
    }
    keepPresence(member, session)
    sendMine(socket, session)
  }

  /** Sees nothing more from here on. Who left by choice gets the answer to that first, and is not told "removed". */
  function letGo(socket: IoSocket, session: Session): void {
    const { member } = socket.data
    const id = member.live.room.id
    if (!seatsOf(session, member.device).some((seat) => seat.state === 'left')) {
      socket.emit('notice', { kind: 'removed' })
      socket.disconnect(true)
      return
    }
    if (member.audience) {
      void socket.leave(`${id}|${member.audience}`)
      fanout.leave(id, member.audience)
    }
    member.audience = null
    void socket.leave(id)
    keepPresence(member, session)
    clock.after(LEFT_GRACE_MS, () => socket.disconnect(true))
  }

  function sendSnapshot(socket: IoSocket): void {
    const { member } = socket.data
    if (member.audience && !isClogged(socket))
      sendSame(socket, 'snapshot', fanout.snapshot(member.live.room.session(), member.audience))
  }

  function sendPresence(socket: IoSocket): void {
    sendSame(socket, 'presence', presence.whole(socket.data.member.live))
  }

  /** Sockets are looked at one by one only when the change can concern what they alone get. */
  function refreshMembers(live: LiveRoom, after: Session, before: Session): void {
    const devices = touchedDevices(after, before, live.doneMarks.seatOf)
    if (devices.size === 0) return
    for (const id of [...(io.of('/').adapter.rooms.get(live.room.id) ?? [])]) {
      const socket = io.of('/').sockets.get(id)
      if (socket && devices.has(socket.data.member.device)) follow(socket, after)
    }
  }

  function sendMine(socket: IoSocket, session: Session): void {
    const { member } = socket.data
    if (member.as === 'screen') return
    const mine: MineView[] = seatsByDevice(session, member.device).map((seat) =>
      mineFor(session, seat.id, (step) => member.live.doneMarks.of(seat.id, step)),
    )
    const now = new Map(mine.map((one) => [one.seat, JSON.stringify(one)]))
    const isSame = now.size === member.mine.size && [...now].every(([seat, text]) => member.mine.get(seat) === text)
    if (isSame) return
    member.mine = now
    socket.emit('mine', { mine })
  }

  /** One presence entry per seat of the device, so that a shared phone brings everybody who sits at it. */
  function keepPresence(member: Member, session: Session): void {
    const seats =
      member.as === 'screen'
        ? [`screen:${member.device.slice(0, 16)}`]
        : seatsByDevice(session, member.device).map((seat) => seat.id)
    for (const seat of seats) {
      if (member.connections.has(seat)) continue
      const connection = deps.chance.id()
      member.connections.set(seat, connection)
      quietly(rooms.enter(member.live, connection, seat))
    }
    for (const [seat, connection] of member.connections) {
      if (seats.some((one) => one === seat)) continue
      member.connections.delete(seat)
      quietly(rooms.leave(member.live, connection))
    }
  }

  function seqOf(member: Member): number {
    return member.audience ? fanout.seqOf(member.live.room.id, member.audience) : 0
  }

  function quietly(work: Promise<void>): void {
    work.catch((cause) => log.error('presence.fault', {}, cause))
  }

  return {
    fanout: fanout as Fanout,
    /** Tells everybody to come back, each at another moment, and closes: all within `spreadMs`, so that the others are not run over.
     *  Resolves when the last one is closed. */
    sendAway(code: number, spreadMs: number): Promise<void> {
      const leaving = [...io.of('/').sockets.values()].map((socket) => {
        const atMs = spreadMs === 0 ? 0 : deps.chance.uint32() % spreadMs
        return new Promise<void>((resolve) => {
          const go = () => {
            // After a spread the others come one by one already; without it, only this keeps them apart.
            const retryAfterMs = deps.chance.uint32() % (spreadMs === 0 ? RETRY_SPREAD_MS : RETRY_AFTER_SPREAD_MS)
            socket.emit('notice', { kind: 'going-away', retryAfterMs: retryAfterMs + (spreadMs === 0 ? 200 : 0) })
            closeWith(socket, code)
            resolve()
          }
          if (atMs === 0) go()
          else clock.after(atMs, go)
        })
      })
      return Promise.all(leaving).then(() => undefined)
    },
    close(): void {
      presence.close()
      reactions.close()
    },
  }
}

class Refused extends Error {}

/** With a close code of ours: Engine.IO itself closes without one. */
function closeWith(socket: IoSocket, code: number): void {
  const transport: unknown = Reflect.get(socket.conn, 'transport')
  const raw: unknown = typeof transport === 'object' && transport !== null ? Reflect.get(transport, 'socket') : null
  if (raw instanceof WebSocket && raw.readyState === WebSocket.OPEN) raw.close(code)
  else socket.disconnect(true)
}

function refused(rejection: Rejection): Answer {
  return { ok: false, rejection }
}

function speaksFor(session: Session, member: Member, seat: string): boolean {
  const own = session.seats[seat]
  return member.as === 'seat' && own?.state === 'in' && own.devices.includes(member.device)
}

/** @returns null when this device has nothing to do here any more. Closed rooms stay readable for their people. */
function audienceOf(session: Session, device: DeviceHash, as: 'seat' | 'screen'): Audience | null {
  if (as === 'screen') {
    const screen = session.screens.find((one) => one.device === device)
    return screen ? (screen.state === 'allowed' ? 'screen' : 'waiting') : null
  }
  const seats = seatsByDevice(session, device)
  if (seats.length === 0) return null
  if (seats.some((seat) => seat.id === session.facilitator || seat.id === session.deputy)) return 'facilitation'
  // Who stepped out of the case gets nothing of it, gardener or not (CON7).
  const tends = seats.some((seat) => session.gardeners.includes(seat.id) && !isOutside(session, seat.id))
  return tends ? 'garden' : 'everyone'
}

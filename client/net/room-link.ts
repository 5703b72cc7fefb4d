// The authority plane from a participant's side: one Socket.IO connection to one room. No Solid here; runs under Node.
import { io, type Socket } from 'socket.io-client'
import type { EpochMs, SeatId } from '../../shared/ids.ts'
import { applyPatch } from '../../shared/session/patch.ts'
import type { MineView, RoomView } from '../../shared/session/room-view.ts'
import type {
  Answer,
  ClientToServer,
  Handshake,
  NoticeMessage,
  PatchMessage,
  PresenceMessage,
  ReactionKind,
  ReactionsMessage,
  ServerToClient,
  SnapshotMessage,
} from '../../shared/wire/events.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import { createServerClock, type LocalTime, systemTime } from './clock.ts'
import { makePendingCommands, type WireCommand } from './pending-commands.ts'
import { chance } from './random.ts'
import { listenForWake } from './wake.ts'

export type LinkState =
  | { state: 'connecting' }
  | { state: 'online' }
  /** Trying again by itself. `sinceMs` by the server's clock. */
  | { state: 'offline'; sinceMs: EpochMs }
  /** Final: no further attempt is made. */
  | { state: 'ended'; because: 'removed' | 'not-seated' | 'old-version' | 'stopped' }

export type RoomLinkEvents = {
  onState?(state: LinkState): void
  /** The whole view, new object at each change; unchanged parts are the same objects. `seq` is its version. */
  onView?(view: RoomView, seq: number): void
  onMine?(mine: MineView[]): void
  onPresence?(message: PresenceMessage): void
  onReactions?(sums: ReactionsMessage['sums']): void
  onNotice?(notice: NoticeMessage): void
  /** How many commands have no answer yet. */
  onPending?(count: number): void
}

export type RoomLinkOptions = RoomLinkEvents & {
  /** Join code of the room. */
  room: string
  as: Handshake['as']
  /** Origin of the server; absent in the browser: the page's own. */
  url?: string
  /** Node only: cookie and Origin of the upgrade request. */
  headers?: Record<string, string>
  time?: LocalTime
  /** Instead of Socket.IO's own way to the server: for a network that is simulated. */
  openSocket?: (handshake: Handshake) => Socket<ServerToClient, ClientToServer>
}

export type RoomLink = {
  state(): LinkState
  view(): RoomView | null
  mine(): readonly MineView[]
  /** The server's time. */
  nowMs(): EpochMs
  /** How many times faster than the world the server's time runs: 1, unless it is the demo's. */
  rate(): number
  /** Resolves when the clock has just been measured, or could not be. */
  measureClock(): Promise<void>
  /** Never throws; see pending-commands.ts for how long it waits. `epoch` only with commands of the facilitator. */
  ask(seat: SeatId, command: WireCommand, epoch?: number): Promise<Answer>
  /** Not answered and not kept: a reaction is a sum a moment later, or nothing. */
  react(seat: SeatId, kind: ReactionKind): void
  pendingCount(): number
  /** Cuts the connection as a lost network would; it comes back by itself. For tests and for a link that seems dead. */
  cut(): void
  close(): void
}

/** Everybody is back within 5 s of a restart; a thousand people spread over this are 250 a second, which one node bears. */
const MOST_WAIT_MS = 4_000
const FIRST_WAIT_MS = 500
/** A probe of the clock that nobody answers for so long means a connection that only looks alive. */
const PROBE_WAITS_MS = 5_000
const WAKE_GAP_MS = 4_000

/** Time before attempt `n` (0, 1, ...): spread evenly, so that a hundred people do not come back in one moment. */
export function backOffMs(attempt: number, drawn: number): number {
  return drawn * Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
}

export function createRoomLink(options: RoomLinkOptions): RoomLink {
  const time = options.time ?? systemTime
  let state: LinkState = { state: 'connecting' }
  let view: RoomView | null = null
  let mine: MineView[] = []
  let seq = 0
  let isResyncing = false
  let attempt = 0
  /** What the server asked for before it went away. */
  let notBeforeMs = 0
  let cancelRetry: (() => void) | null = null
  let wokeAtMs = Number.NEGATIVE_INFINITY

  const handshake: Handshake = { protocol: PROTOCOL_VERSION, room: options.room, as: options.as }
  const socketOptions = {
    path: '/socket.io',
    transports: ['websocket'],
    auth: handshake,
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    ...(options.headers ? { extraHeaders: options.headers } : {}),
  }
  const socket: Socket<ServerToClient, ClientToServer> =
    options.openSocket?.(handshake) ?? (options.url ? io(options.url, socketOptions) : io(socketOptions))

  let rate = 1
  const clock = createServerClock({ time, probe, rate: () => rate })
  const commands = makePendingCommands({
    time,
    isOpen: () => socket.connected,
    say: (envelope, answered) => socket.emit('command', envelope, answered),
    onCount: (count) => options.onPending?.(count),
  })

  socket.on('connect', () => {
    attempt = 0
    notBeforeMs = 0
    isResyncing = false
    become({ state: 'online' })
    void clock.measure()
    commands.sayAgain()
  })
  socket.on('disconnect', retry)
  socket.on('connect_error', (problem) => {
    const because = problem.message
    if (because === 'not-seated' || because === 'old-version') end(because)
    else retry()
  })
  socket.on('snapshot', takeSnapshot)
  socket.on('patch', takePatch)
  socket.on('mine', (message) => {
    mine = message.mine
    options.onMine?.(mine)
  })
  socket.on('presence', (message) => options.onPresence?.(message))
  socket.on('reactions', (message) => options.onReactions?.(message.sums))
  socket.on('notice', (notice) => {
    if (notice.kind === 'going-away') notBeforeMs = time.monotonicMs() + notice.retryAfterMs
    options.onNotice?.(notice)
    if (notice.kind === 'removed') end('removed')
  })
  const stopWake = listenForWake(wake)
  socket.connect()

  function takeSnapshot(message: SnapshotMessage): void {
    seq = message.seq
    view = message.view
    isResyncing = false
    options.onView?.(view, seq)
  }

  function takePatch(message: PatchMessage): void {
    if (view === null || isResyncing) return
    if (message.from !== seq) {
      resync()
      return
    }
    view = applyPatch(view, message.ops)
    seq = message.seq
    options.onView?.(view, seq)
  }

  /** A gap: a patch was lost or belongs to another audience. Until the snapshot comes, patches mean nothing. */
  function resync(): void {
    isResyncing = true
    socket.emit('resync', {}, (answer) => {
      if (answer.ok) return
      time.after(1_000, () => {
        if (isResyncing && socket.connected) resync()
      })
    })
  }

  function probe(): Promise<EpochMs | null> {
    return new Promise((resolve) => {
      if (!socket.connected) return resolve(null)
      const cancelWait = time.after(PROBE_WAITS_MS, () => {
        resolve(null)
        if (socket.connected && !clock.isMeasured()) cut()
      })
      socket.emit('time', {}, (answer) => {
        cancelWait()
        rate = answer.rate ?? 1
        resolve(answer.serverMs)
      })
    })
  }

  function become(next: LinkState): void {
    if (state.state === 'ended') return
    if (next.state === 'offline' && state.state === 'offline') return
    state = next
    options.onState?.(state)
  }

  function retry(): void {
    if (state.state === 'ended' || cancelRetry) return
    become({ state: 'offline', sinceMs: clock.nowMs() })
    const askedForMs = Math.max(0, notBeforeMs - time.monotonicMs())
    const waitMs = askedForMs + backOffMs(attempt, chance())
    attempt += 1
    cancelRetry = time.after(waitMs, connectNow)
  }

  function connectNow(): void {
    cancelRetry?.()
    cancelRetry = null
    if (state.state !== 'ended' && !socket.connected) socket.connect()
  }

  function wake(): void {
    if (state.state === 'ended') return
    if (!socket.connected) {
      attempt = 0
      connectNow()
      return
    }
    // Someone who leafs through tabs must not use up the budget of questions.
    if (time.monotonicMs() - wokeAtMs < WAKE_GAP_MS) return
    wokeAtMs = time.monotonicMs()
    // The socket may only look alive after a sleep; a question shows it.
    let isAnswered = false
    socket.emit('time', {}, () => {
      isAnswered = true
    })
    time.after(PROBE_WAITS_MS, () => {
      if (!isAnswered && socket.connected) cut()
    })
    void clock.measure()
  }

  function cut(): void {
    socket.io.engine.close()
  }

  function end(because: Extract<LinkState, { state: 'ended' }>['because']): void {
    if (state.state === 'ended') return
    become({ state: 'ended', because })
    cancelRetry?.()
    cancelRetry = null
    stopWake()
    clock.stop()
    socket.disconnect()
    commands.refuseAll(because === 'stopped' ? 'too-soon' : 'not-seated')
  }

  return {
    state: () => state,
    view: () => view,
    mine: () => mine,
    nowMs: clock.nowMs,
    rate: () => rate,
    measureClock: clock.measure,
    ask: (seat, command, epoch) =>
      state.state === 'ended'
        ? Promise.resolve<Answer>({ ok: false, rejection: { code: 'not-seated' } })
        : commands.ask(seat, command, epoch),
    react(seat, kind) {
      if (socket.connected) socket.emit('react', { seat, kind })
    },
    pendingCount: commands.count,
    cut,
    close: () => end('stopped'),
  }
}

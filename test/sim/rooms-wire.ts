// Socket.IO as the gateway and the room link use it, over a wire of the simulated world: handshake, events, answers, channels. Frames are
// made and read as text, so that nothing is shared between a node and a person but bytes.
import type { Socket as ClientSocket } from 'socket.io-client'
import type { IoServer, IoSocket } from '../../server/sockets/gateway.ts'
import type { ClientToServer, Handshake, ServerToClient } from '../../shared/wire/events.ts'
import type { Wire } from './wires.ts'
import type { World } from './world.ts'

type Listener = (...args: never[]) => unknown
type Middleware = (socket: IoSocket, next: (refused?: Error) => void) => void
type Welcome = (socket: IoSocket) => void
/** What crosses the wire; whatever anybody made of it is text by then. */
export type Packet =
  | { kind: 'open' }
  | { kind: 'refused'; because: string }
  | { kind: 'said'; text: string; ask: number | null }
  | { kind: 'answer'; to: number; text: string }

/** A node's side, with what of Socket.IO the gateway touches. */
export class SimIo {
  readonly rooms = new Map<string, Set<string>>()
  readonly sockets = new Map<string, SimServerSocket>()
  #middleware: Middleware | null = null
  #welcome: Welcome | null = null
  #count = 0

  asIo(): IoServer {
    const namespace = { adapter: { rooms: this.rooms }, sockets: this.sockets }
    const io = {
      use: (run: Middleware) => {
        this.#middleware = run
      },
      on: (_name: 'connection', run: Welcome) => {
        this.#welcome = run
      },
      of: () => namespace,
    }
    return io as unknown as IoServer
  }

  /** @param wire towards the person, open already */
  accept(cookie: string, auth: unknown, wire: () => Wire): SimServerSocket {
    this.#count += 1
    const socket = new SimServerSocket(`s${this.#count}`, this, cookie, JSON.parse(JSON.stringify(auth)), wire)
    const own = socket as unknown as IoSocket
    this.#middleware?.(own, (refused) => {
      if (socket.isGone) return
      if (refused) {
        wire().send('down', { kind: 'refused', because: refused.message } satisfies Packet)
        wire().end('down', 1000)
        socket.isGone = true
        return
      }
      this.sockets.set(socket.id, socket)
      wire().send('down', { kind: 'open' } satisfies Packet)
      this.#welcome?.(own)
      socket.isWelcome = true
      for (const packet of socket.early.splice(0)) socket.hear(packet)
    })
    return socket
  }
}

export class SimServerSocket {
  readonly id: string
  readonly data: Record<string, unknown> = {}
  readonly handshake: { auth: unknown }
  readonly request: {
    headers: { cookie: string }
    socket: { writableLength: 0; write(frame: Buffer): void; destroy(): void }
  }
  readonly conn: { readyState: 'open'; writeBuffer: never[]; on(name: 'data', run: () => void): void }
  readonly early: Packet[] = []
  isGone = false
  isWelcome = false
  readonly #io: SimIo
  readonly #wire: () => Wire
  readonly #listeners = new Map<string, Listener>()
  readonly #onData: (() => void)[] = []

  constructor(id: string, io: SimIo, cookie: string, auth: unknown, wire: () => Wire) {
    this.id = id
    this.#io = io
    this.#wire = wire
    this.handshake = { auth }
    this.request = {
      headers: { cookie },
      socket: {
        writableLength: 0,
        write: (frame) => this.#say(textOf(frame)),
        destroy: () => this.#end(1006),
      },
    }
    this.conn = { readyState: 'open', writeBuffer: [], on: (_name, run) => void this.#onData.push(run) }
  }

  on(name: string, listener: Listener): this {
    this.#listeners.set(name, listener)
    return this
  }
  emit(name: string, message: unknown): boolean {
    this.#say(JSON.stringify([name, message]))
    return true
  }
  join(room: string): void {
    const there = this.#io.rooms.get(room) ?? new Set()
    this.#io.rooms.set(room, there.add(this.id))
  }
  leave(room: string): void {
    const there = this.#io.rooms.get(room)
    there?.delete(this.id)
    if (there?.size === 0) this.#io.rooms.delete(room)
  }
  disconnect(): void {
    this.#end(1000)
  }

  hear(packet: Packet): void {
    if (this.isGone) return
    if (!this.isWelcome) {
      this.early.push(packet)
      return
    }
    for (const run of this.#onData) run()
    if (packet.kind !== 'said') return
    const [name, payload] = JSON.parse(packet.text) as [string, unknown]
    const { ask } = packet
    const listener = this.#listeners.get(name) as ((payload: unknown, answer?: unknown) => void) | undefined
    const answer = (result: unknown) => {
      if (!this.isGone)
        this.#wire().send('down', { kind: 'answer', to: ask ?? 0, text: JSON.stringify(result) } satisfies Packet)
    }
    listener?.(payload, ask === null ? undefined : answer)
  }

  closed(): void {
    if (this.isGone) return
    this.isGone = true
    if (!this.isWelcome) return
    this.#io.sockets.delete(this.id)
    for (const room of [...this.#io.rooms.keys()]) this.leave(room)
    const listener = this.#listeners.get('disconnect') as (() => void) | undefined
    listener?.()
  }

  #say(text: string): void {
    if (!this.isGone) this.#wire().send('down', { kind: 'said', text, ask: null } satisfies Packet)
  }
  #end(code: number): void {
    if (this.isGone) return
    this.#wire().end('down', code)
    this.closed()
  }
}

/** Out of a WebSocket frame that broadcast.ts made. */
function textOf(frame: Buffer): string {
  const short = (frame[1] ?? 0) & 127
  const head = short < 126 ? 2 : short === 126 ? 4 : 10
  const text = frame.toString('utf8', head)
  if (!text.startsWith('42')) throw new Error(`no event of Socket.IO: ${text.slice(0, 40)}`)
  return text.slice(2)
}

/** Where a connection is made: the balancer's choice at this moment. */
export type Door = (end: {
  cookie: string
  auth: unknown
  heard(packet: Packet): void
  closed(code: number): void
}) => { wire: Wire } | null

export type SimSocketEvents = {
  /** Every frame that arrives, before anybody looks at it. */
  onFrame(text: string): void
  onSaid(name: string, payload: unknown): void
}

/** A person's side. */
export class SimClientSocket {
  connected = false
  readonly io = { engine: { close: () => this.#broken() } }
  readonly #world: World
  readonly #door: Door
  readonly #cookie: string
  readonly #auth: Handshake
  readonly #events: SimSocketEvents
  readonly #listeners = new Map<string, Listener>()
  readonly #asked = new Map<number, (result: never) => void>()
  #wire: Wire | null = null
  #turn = 0
  #count = 0

  constructor(world: World, door: Door, cookie: string, auth: Handshake, events: SimSocketEvents) {
    this.#world = world
    this.#door = door
    this.#cookie = cookie
    this.#auth = auth
    this.#events = events
  }

  asSocket(): ClientSocket<ServerToClient, ClientToServer> {
    return this as unknown as ClientSocket<ServerToClient, ClientToServer>
  }

  on(name: string, listener: Listener): this {
    this.#listeners.set(name, listener)
    return this
  }

  connect(): void {
    if (this.#wire) return
    this.#turn += 1
    const turn = this.#turn
    const isPresent = () => turn === this.#turn
    const opened = this.#door({
      cookie: this.#cookie,
      auth: this.#auth,
      heard: (packet) => {
        if (isPresent()) this.#hear(packet)
      },
      closed: () => {
        if (isPresent()) this.#gone()
      },
    })
    if (opened) this.#wire = opened.wire
    else {
      this.#world.after(this.#world.between(2, 60), () => {
        if (isPresent()) this.#tell('connect_error', new Error('websocket error'))
      })
    }
  }

  disconnect(): void {
    this.#wire?.end('up', 1000)
    this.#gone()
  }

  emit(name: string, payload: unknown, answered?: (result: never) => void): void {
    if (!this.#wire || !this.connected) return
    this.#events.onSaid(name, payload)
    let ask: number | null = null
    if (answered) {
      this.#count += 1
      ask = this.#count
      this.#asked.set(ask, answered)
    }
    this.#wire.send('up', { kind: 'said', text: JSON.stringify([name, payload]), ask } satisfies Packet)
  }

  /** The network is gone, on this side at once. */
  #broken(): void {
    const world = this.#world
    this.#wire?.break({ up: world.chance(50) ? 1 : world.between(1, 20_000), down: 0 })
  }
  /** For the world: the connection breaks, and each side learns of it when it learns of it. */
  breakNow(after: { up: number; down: number }): void {
    this.#wire?.break(after)
  }

  #hear(packet: Packet): void {
    if (packet.kind === 'refused') {
      this.#turn += 1
      this.#wire = null
      this.#tell('connect_error', new Error(packet.because))
      return
    }
    if (packet.kind === 'open') {
      this.connected = true
      this.#tell('connect')
    } else if (packet.kind === 'answer') {
      const answered = this.#asked.get(packet.to)
      this.#asked.delete(packet.to)
      answered?.(JSON.parse(packet.text) as never)
    } else {
      this.#events.onFrame(packet.text)
      const [name, message] = JSON.parse(packet.text) as [string, unknown]
      this.#tell(name, message)
    }
  }

  #gone(): void {
    if (!this.#wire) return
    this.#turn += 1
    this.#wire = null
    const wasConnected = this.connected
    this.connected = false
    // Socket.IO forgets who waits for an answer, and so do we: the link asks again.
    this.#asked.clear()
    this.#tell(wasConnected ? 'disconnect' : 'connect_error', new Error('transport close'))
  }

  #tell(name: string, ...args: unknown[]): void {
    const listener = this.#listeners.get(name) as ((...args: unknown[]) => void) | undefined
    listener?.(...args)
  }
}

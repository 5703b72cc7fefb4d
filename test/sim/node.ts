// One node of a simulated world: rooms, gateway and documents as serve.ts puts them together, on ways that break.
import { sealedStore } from '../../server/adapters/sealed/store.ts'
import { createDocuments, type Documents } from '../../server/documents/documents.ts'
import { documentsPort } from '../../server/documents/port.ts'
import { documentRights } from '../../server/rooms/document-rights.ts'
import type { Chance, Clock, Log } from '../../server/rooms/ports.ts'
import { DocumentGone, DocumentPaused, StoreUnavailable } from '../../server/rooms/ports.ts'
import { makeRooms, type Rooms } from '../../server/rooms/rooms.ts'
import { attachGateway } from '../../server/sockets/gateway.ts'
import { deviceHash, epochMs } from '../../shared/ids.ts'
import { SimIo } from './rooms-wire.ts'
import type { Shelf } from './shelf.ts'
import { makeWays, type StoreState } from './ways.ts'
import type { Wire } from './wires.ts'
import { BEGIN_MS, type World } from './world.ts'

export type NodeParts = {
  world: World
  shelf: Shelf
  isEncrypted: boolean
  isShared: boolean
  /** How far its clock is off. */
  skewMs: number
  storeState(node: number): StoreState
  onThaw(run: () => void): void
  /** In ten thousand steps so many end with the death of the node. */
  diesPerTenThousand(): number
  onDeath(node: SimNode): void
}

export class SimNode {
  readonly number: number
  isAlive = true
  /** Takes nobody new in. */
  isLeaving = false
  readonly io = new SimIo()
  readonly wires = new Set<Wire>()
  readonly rooms: Rooms
  readonly documents: Documents
  readonly #parts: NodeParts
  readonly #gateway: ReturnType<typeof attachGateway>
  readonly #ways: ReturnType<typeof makeWays>
  readonly #timers = new Set<() => void>()

  constructor(number: number, parts: NodeParts) {
    this.number = number
    this.#parts = parts
    const { world, shelf, isShared } = parts
    const chance = chanceOf(world)
    const clock: Clock = {
      nowMs: () => epochMs(Math.floor(BEGIN_MS + world.nowMs + parts.skewMs)),
      after: (delayMs, run) => this.#after(delayMs, run),
    }
    const log = this.#log()
    this.#ways = makeWays({
      world,
      shelf,
      node: number,
      isAlive: () => this.isAlive,
      mayDie: () => {
        if (this.isAlive && world.next() * 10_000 < parts.diesPerTenThousand()) this.die()
      },
      storeState: () => parts.storeState(number),
      onThaw: parts.onThaw,
      onExpired: (room, connections) => {
        // Exactly one node is told.
        const one = [...nodesOf(shelf)].find((other) => other.isAlive && other.#ways.watches(room))
        if (one) for (const hear of one.#ways.expired) hear(room, connections)
      },
    })
    nodesOf(shelf).add(this)
    const { bus, presence, keys } = this.#ways
    const store = this.#ways.watched(parts.isEncrypted ? sealedStore(this.#ways.store, keys) : { ...this.#ways.store })
    this.documents = createDocuments({
      store,
      bus,
      clock,
      chance,
      log,
      shared: isShared,
      access: (asked) => documentRights(this.rooms, asked),
    })
    const port = documentsPort(this.documents, chance)
    this.rooms = makeRooms({ store, keys, bus, clock, chance, log, presence, shared: isShared, documents: port })
    const counters = { command: () => undefined, reaction: () => undefined, badMessage: () => undefined }
    this.#gateway = attachGateway(
      { io: this.io.asIo(), rooms: this.rooms, bus, clock, chance, log, counters },
      (request) => deviceHash(request.headers.cookie ?? ''),
    )
  }

  /** As kill -9: nothing is said, nothing is finished. */
  die(): void {
    if (!this.isAlive) return
    this.isAlive = false
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
    this.#ways.die()
    nodesOf(this.#parts.shelf).delete(this)
    const { world } = this.#parts
    for (const wire of this.wires) wire.break({ up: 0, down: world.between(0, 40) })
    this.wires.clear()
    this.#parts.onDeath(this)
  }

  /** As SIGTERM: in the order of serve.ts. */
  async stop(): Promise<void> {
    const { world } = this.#parts
    this.isLeaving = true
    const spreadMs = world.between(0, 4_000)
    this.documents.sendAway(1012, spreadMs)
    await this.#gateway.sendAway(1012, spreadMs)
    await this.#gateway.sendAway(1012, 0)
    this.#gateway.close()
    await this.documents.close()
    for (const socket of [...this.io.sockets.values()]) socket.disconnect()
    await this.rooms.close()
    this.die()
  }

  #after(delayMs: number, run: () => void): () => void {
    const { world } = this.#parts
    const cancel = world.after(delayMs, () => {
      this.#timers.delete(cancel)
      if (this.isAlive) run()
    })
    this.#timers.add(cancel)
    return () => {
      this.#timers.delete(cancel)
      cancel()
    }
  }

  #log(): Log {
    const { world } = this.#parts
    return {
      info: () => undefined,
      warn: () => undefined,
      error: (event, _fields, cause) => {
        if (!this.isAlive || isTrouble(cause)) return
        const stack = cause instanceof Error ? (cause.stack ?? '').split('\n').slice(0, 4).join(' ') : ''
        world.troubles.push(`${event}: ${stack}`)
      },
    }
  }
}

/** What a node may meet when the store is away or a document ends: it is told, and nothing is wrong with it. */
function isTrouble(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof StoreUnavailable || error instanceof DocumentGone || error instanceof DocumentPaused)
      return true
  }
  return false
}

const worlds = new WeakMap<Shelf, Set<SimNode>>()
function nodesOf(shelf: Shelf): Set<SimNode> {
  const known = worlds.get(shelf) ?? new Set<SimNode>()
  worlds.set(shelf, known)
  return known
}

function chanceOf(world: World): Chance {
  const symbols = (alphabet: string, count: number) => {
    let text = ''
    while (text.length < count) text += alphabet[world.below(alphabet.length)]
    return text
  }
  return {
    id: () => symbols('abcdefghijklmnopqrstuvwxyz0123456789', 26),
    code: () => symbols('0123456789abcdefghjkmnpqrstvwxyz', 8),
    secret: () => symbols('0123456789abcdef', 64),
    uint32: () => Math.floor(world.next() * 4_294_967_296),
  }
}

// The text plane of a node: opens documents when somebody comes, frees them when nobody is left.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { type DeviceHash, type DocumentId, parseDocumentId, type RoomId } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import {
  type Bus,
  type Chance,
  type Clock,
  DocumentGone,
  DocumentPaused,
  type Log,
  type Store,
} from '../rooms/ports.ts'
import { applyAllAsTheyAre } from './apply.ts'
import { type Access, Connection } from './connection.ts'
import { DOCUMENT_LIMITS, type DocumentLimits } from './document-limits.ts'
import { type DocumentContext, LiveDocument } from './live-document.ts'
import { makeRefusals } from './refusals.ts'

export type DocumentsParts = {
  store: Store
  bus: Bus
  clock: Clock
  chance: Chance
  log: Log
  /** Asked at every connection and after `accessChanged`. The board is read-only whatever this says. */
  access(connection: { device: DeviceHash; document: DocumentId }): Promise<Access>
  /** Other processes write to the same store. */
  shared?: boolean
  limits?: Partial<DocumentLimits>
}

export type DocumentsStats = {
  documents: number
  connections: number
  /** Whole states encoded since the start. */
  encodes: number
  /** Connections closed by us since the start, by close code. */
  closed: Record<number, number>
}

/** WebSocket close code of a node that stops; clients try again. */
const RESTARTING = 1012
/** Dropped ids remembered, so that a late reconnect is told at once. */
const DROPPED_KEPT = 10_000

/** A document that is open or being opened, and how many connections count on it. */
type Open = { id: DocumentId; live: Promise<LiveDocument>; users: number }
/** `turn` goes up when rights may have changed, so that an answer that was on its way is asked for again. */
type Place = { connection: Connection; document: DocumentId; device: DeviceHash; turn: number }

export type Documents = ReturnType<typeof createDocuments>

/** @returns what the upgrade router, the rooms and the shutdown call. `close` when done. */
export function createDocuments(parts: DocumentsParts) {
  const { store, bus, clock, log } = parts
  const limits: DocumentLimits = { ...DOCUMENT_LIMITS, ...parts.limits }
  const isShared = parts.shared === true
  const context: DocumentContext = { store, bus, clock, chance: parts.chance, log, limits, isShared }
  // Far above our own limit: `ws` would close with 1009, which y-websocket answers by sending the same again.
  const maxPayload = 4 * Math.max(limits.stepMaxBytes, limits.updateMaxBytes)
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false, maxPayload })
  const open = new Map<DocumentId, Open>()
  const places = new Set<Place>()
  const socketsOf = new Map<DeviceHash, number>()
  const dropped = new Set<DocumentId>()
  const refusals = makeRefusals(limits, clock)
  const closed: Record<number, number> = {}
  const timers = new Set<() => void>()
  let encodesBefore = 0
  let loaded: LiveDocument[] = []
  let isStopping = false

  function every(periodMs: number, run: () => void): void {
    const again = () => {
      const cancel = clock.after(periodMs, () => {
        timers.delete(cancel)
        if (isStopping) return
        run()
        again()
      })
      timers.add(cancel)
    }
    again()
  }

  async function load(id: DocumentId): Promise<LiveDocument> {
    const room = parseDocumentId(id)?.room
    const live = new LiveDocument(id, context, (cause) => failed(id, live, cause))
    // First the doorbell, then the reading: nothing can fall between.
    if (room) await bus.watch(room)
    try {
      await live.pull()
    } catch (cause) {
      if (room) bus.unwatch(room)
      throw cause
    }
    loaded.push(live)
    return live
  }

  function free(live: LiveDocument): void {
    if (!loaded.includes(live)) return
    loaded = loaded.filter((other) => other !== live)
    encodesBefore += live.encodes
    live.end()
    const room = parseDocumentId(live.id)?.room
    if (room) bus.unwatch(room)
  }

  /** Every acquire needs one release, whatever becomes of the connection: a document that is being opened has users. */
  function acquire(id: DocumentId): Open {
    const present = open.get(id)
    if (present) {
      present.users++
      return present
    }
    const entry: Open = { id, live: load(id), users: 1 }
    open.set(id, entry)
    entry.live.catch(() => forget(entry))
    return entry
  }

  function forget(entry: Open): void {
    if (open.get(entry.id) === entry) open.delete(entry.id)
  }

  /** Frees the document when this was the last one; not before everything on its way is stored, and not when
   *  somebody comes meanwhile. */
  async function release(entry: Open): Promise<void> {
    const isUnused = () => entry.users === 0 && open.get(entry.id) === entry
    entry.users--
    if (!isUnused()) return
    try {
      const live = await entry.live
      await live.idle()
      if (isUnused()) await live.compact(1)
      if (!isUnused()) return
      forget(entry)
      free(live)
    } catch (cause) {
      log.warn('document.release', { reason: nameOf(cause) })
    }
  }

  function failed(id: DocumentId, live: LiveDocument, cause: unknown): void {
    if (!loaded.includes(live)) return
    log.warn('document.lost', { reason: nameOf(cause) })
    open.delete(id)
    const readers = [...live.readers]
    free(live)
    const isPaused = cause instanceof DocumentPaused
    const code = cause instanceof DocumentGone ? CLOSE.gone : isPaused ? CLOSE.paused : CLOSE.storeAway
    for (const reader of readers) reader.close(code)
  }

  function pull(live: LiveDocument): void {
    live.pull().catch((cause) => failed(live.id, live, cause))
  }

  async function accessOf(place: Place): Promise<Access> {
    for (;;) {
      const turn = place.turn
      const access = await parts.access({ device: place.device, document: place.document })
      if (turn === place.turn) return access
    }
  }

  async function begin(place: Place, entry: Open): Promise<void> {
    const { connection, document } = place
    try {
      const live = await entry.live
      const access = await accessOf(place)
      if (dropped.has(document) || access.right === 'gone') connection.close(CLOSE.gone)
      else if (access.right === 'none') connection.close(CLOSE.notAllowed)
      else if (access.right === 'paused') connection.close(CLOSE.paused)
      else if (open.get(document) !== entry) connection.close(CLOSE.storeAway)
      else connection.open(live, access)
    } catch (cause) {
      log.warn('document.open', { reason: nameOf(cause) })
      connection.close(CLOSE.storeAway)
    }
  }

  async function refresh(place: Place): Promise<void> {
    place.turn++
    try {
      place.connection.change(await accessOf(place))
    } catch (cause) {
      log.warn('document.access', { reason: nameOf(cause) })
      place.connection.close(CLOSE.storeAway)
    }
  }

  function enter(webSocket: WebSocket, socket: Duplex, wantsAcks: boolean, device: DeviceHash, document: DocumentId) {
    const entry = acquire(document)
    const connection = new Connection({
      webSocket,
      socket,
      device,
      wantsAcks,
      isShared,
      clock,
      limits,
      onClose(code) {
        closed[code] = (closed[code] ?? 0) + 1
        if (code === CLOSE.badUpdate || code === CLOSE.tooLarge) refusals.count(device, connection.lastFrameBytes)
        places.delete(place)
        const left = (socketsOf.get(device) ?? 1) - 1
        if (left > 0) socketsOf.set(device, left)
        else socketsOf.delete(device)
        void release(entry)
      },
      onFault: (cause) => log.warn('document.frame', { reason: nameOf(cause) }),
    })
    const place: Place = { connection, document, device, turn: 0 }
    places.add(place)
    socketsOf.set(device, (socketsOf.get(device) ?? 0) + 1)
    if (isStopping) connection.close(RESTARTING)
    else if ((socketsOf.get(device) ?? 0) > limits.socketsPerDevice) connection.close(CLOSE.tooFast)
    else if (refusals.isOver(device)) connection.close(CLOSE.tooFast)
    else void begin(place, entry)
  }

  const unsubscribe = bus.subscribe((message) => {
    if (message.kind !== 'document' && message.kind !== 'awareness') return
    const live = loaded.find((candidate) => candidate.id === message.document)
    if (!live) return
    if (message.kind === 'document') pull(live)
    else {
      live.carets.follow(message.update, clock.nowMs())
      live.caretsMoved()
    }
  })
  every(limits.keepAliveMs, () => {
    for (const { connection } of places) connection.keepAlive()
    for (const live of loaded) {
      live.carets.expire(clock.nowMs(), 3 * limits.keepAliveMs)
      live.caretsMoved()
    }
  })
  if (parts.shared) {
    every(limits.pollMs, () => {
      for (const live of loaded) pull(live)
    })
  }

  return {
    /** Called by the upgrade router after origin and device are known. Takes the socket over. */
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      { device, document }: { device: DeviceHash; document: DocumentId },
    ): void {
      socket.on('error', () => socket.destroy()) // before anything else: an early reset must not end the process
      const wantsAcks = new URL(request.url ?? '/', 'http://host').searchParams.get('acks') === '1'
      server.handleUpgrade(request, socket, head, (webSocket) => enter(webSocket, socket, wantsAcks, device, document))
    },

    /** Finishes the handshake only to say why not: a refused upgrade looks like a lost network to y-websocket. */
    refuse(request: IncomingMessage, socket: Duplex, head: Buffer, code: number): void {
      socket.on('error', () => socket.destroy())
      server.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('error', () => webSocket.terminate())
        webSocket.close(code)
        clock.after(2_000, () => webSocket.terminate())
      })
    },

    /** Rights in this room may have changed: every open connection is asked about again. */
    accessChanged(room: RoomId): void {
      for (const place of places) if (parseDocumentId(place.document)?.room === room) void refresh(place)
    },

    /** The rooms appended to this document (`Commit.append`): shows it here and rings the other nodes. */
    changed(document: DocumentId): void {
      dropped.delete(document)
      bus.publish({ kind: 'document', document })
      const live = loaded.find((candidate) => candidate.id === document)
      if (live) pull(live)
    },

    /** Merged state, deleted text not in it. Rejects when the store cannot be read. */
    async readState(document: DocumentId): Promise<Uint8Array> {
      const live = loaded.find((candidate) => candidate.id === document)
      if (live) {
        await live.pull()
        return live.state()
      }
      const read = await store.readDocument(document, null)
      const doc = new Y.Doc()
      applyAllAsTheyAre(doc, null, () => {
        if (read.snapshot) Y.applyUpdate(doc, read.snapshot)
        for (const { update } of read.updates) Y.applyUpdate(doc, update)
      })
      return Y.encodeStateAsUpdate(doc)
    },

    /** Call before the store drops the document: closes its connections (4404), forgets it here and who wrote in it.
     *  Resolves when this node will not append to it any more. */
    async dropDocument(document: DocumentId): Promise<void> {
      if (dropped.size >= DROPPED_KEPT) dropped.clear()
      dropped.add(document)
      for (const place of [...places]) if (place.document === document) place.connection.close(CLOSE.gone)
      const entry = acquire(document)
      try {
        const live = await entry.live
        await live.idle()
        await live.leases.erase(live.clientIds())
        forget(entry)
        free(live)
      } catch (cause) {
        forget(entry)
        log.warn('document.drop', { reason: nameOf(cause) })
      }
    },

    connections: (): number => places.size,

    stats(): DocumentsStats {
      const encodes = loaded.reduce((sum, live) => sum + live.encodes, encodesBefore)
      return { documents: loaded.length, connections: places.size, encodes, closed: { ...closed } }
    },

    /** Closes every connection within `spreadMs`, each at another moment; who comes meanwhile is served. */
    sendAway(code: number, spreadMs: number): void {
      for (const { connection } of [...places]) {
        const atMs = spreadMs === 0 ? 0 : parts.chance.uint32() % spreadMs
        if (atMs === 0) connection.close(code)
        else clock.after(atMs, () => connection.close(code))
      }
    },

    /** Tells everybody to come back later and waits until all that was taken is stored. */
    async close(): Promise<void> {
      isStopping = true
      for (const cancel of timers) cancel()
      unsubscribe()
      for (const { connection } of [...places]) connection.close(RESTARTING)
      await Promise.all(loaded.map((live) => live.idle()))
      for (const live of [...loaded]) free(live)
      open.clear()
      server.close()
    },
  }
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : 'unknown'
}

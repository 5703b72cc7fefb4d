// One document in memory: what is durable, what is on its way, who reads. Order: admit, append, apply, relay, acknowledge.
import * as Y from 'yjs'
import { type DeviceHash, type DocumentId, type DocumentName, parseDocumentId } from '../../shared/ids.ts'
import type { Bus, Chance, Clock, Log, LogPosition, Store, StoredDocument } from '../rooms/ports.ts'
import { applyAllAsTheyAre } from './apply.ts'
import { Carets } from './carets.ts'
import type { DocumentLimits } from './document-limits.ts'
import { awarenessFrame, SYNC, syncFrame } from './frames.ts'
import { Gate } from './gate.ts'
import { Leases } from './leases.ts'

/** What a document needs of a connection. */
export type Reader = {
  readonly device: DeviceHash
  /** Has the whole state, so that updates can follow. */
  readonly isSynced: boolean
  /** Sees cursors: only people who may write. */
  readonly seesCarets: boolean
  send(frame: Buffer): void
  acknowledge(count: number): void
  close(code: number): void
}

export type DocumentContext = {
  store: Store
  bus: Bus
  clock: Clock
  chance: Chance
  log: Log
  limits: DocumentLimits
  /** Other processes write to the same store. */
  isShared: boolean
}

type Waiting = { update: Uint8Array | null; from: Reader; count: number }

export class LiveDocument {
  readonly id: DocumentId
  readonly kind: DocumentName
  readonly readers = new Set<Reader>()
  readonly gate: Gate
  readonly leases: Leases
  readonly carets = new Carets<Reader>()
  /** Client id to the one connection that writes under it now. */
  readonly writing = new Map<number, Reader>()
  /** How often the whole state was encoded; joining must not. */
  encodes = 0
  readonly #context: DocumentContext
  readonly #onFailure: (cause: unknown) => void
  readonly #visible = new Y.Doc()
  #position: LogPosition | null = null
  #behindSnapshot = 0
  #state: Uint8Array | null = null
  #stateFrame: Buffer | null = null
  #stateVector: Uint8Array | null = null
  #waiting: Waiting[] = []
  #appending: Promise<void> | null = null
  #relayedAtMs = 0
  #pulling: Promise<void> | null = null
  #pullAgain = false
  #cancelCarets: (() => void) | null = null
  #caretsSentAtMs = 0
  #isEnded = false
  /** Position of our last append, when only one connection wrote in it: it knows its own words. */
  #own: { position: LogPosition; author: Reader | null } | null = null

  constructor(id: DocumentId, context: DocumentContext, onFailure: (cause: unknown) => void) {
    this.id = id
    this.kind = parseDocumentId(id)?.name ?? 'board'
    this.#context = context
    this.#onFailure = onFailure
    this.gate = new Gate(this.kind, context.limits, { doc: this.#visible, state: () => this.state() })
    this.leases = new Leases(id, context.store, context.chance, context.isShared)
    this.#visible.on('update', (update, origin) => this.#relay(update, origin))
  }

  /** Merged state, everything in it durable. Kept until the next change. */
  state(): Uint8Array {
    if (!this.#state) {
      this.#state = Y.encodeStateAsUpdate(this.#visible)
      this.encodes++
    }
    return this.#state
  }

  /** Kept until the next change. */
  stateVector(): Uint8Array {
    this.#stateVector ??= Y.encodeStateVector(this.#visible)
    return this.#stateVector
  }

  /** @param stateVector of the reader; throws when it is not one. */
  answer(stateVector: Uint8Array): Buffer {
    if (Y.decodeStateVector(stateVector).size > 0) {
      return syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.#visible, stateVector))
    }
    this.#stateFrame ??= syncFrame(SYNC.step2, this.state())
    return this.#stateFrame
  }

  hasWritten(clientId: number): boolean {
    return this.#visible.store.clients.has(clientId)
  }

  clientIds(): number[] {
    return [...this.#visible.store.clients.keys()]
  }

  /** Stores an admitted update; null only waits until everything admitted before it is durable.
   *  @param count content frames of this connection, this one included: acknowledged when durable. */
  append(update: Uint8Array | null, from: Reader, count: number): void {
    this.#waiting.push({ update, from, count })
    this.#appending ??= this.#appendAll()
  }

  /** Reads what the log has behind our position; at once, and again when called meanwhile. */
  pull(): Promise<void> {
    this.#pullAgain = true
    this.#pulling ??= this.#pullAll()
    return this.#pulling
  }

  /** Resolves when nothing is on its way to the store. */
  async idle(): Promise<void> {
    while (this.#appending) await this.#appending
  }

  /** Writes a snapshot when there is something to save by it. Failing is no loss: the log has everything. */
  async compact(atLeast: number): Promise<void> {
    if (this.#behindSnapshot < atLeast || this.#position === null || this.#isEnded) return
    this.#behindSnapshot = 0
    try {
      await this.#context.store.compactDocument(this.id, this.state(), this.#position)
    } catch (cause) {
      this.#context.log.warn('document.compact', { reason: cause instanceof Error ? cause.name : 'unknown' })
    }
  }

  /** Sends changed cursors, at most once a tick, all of them in one frame. */
  caretsMoved(): void {
    if (this.#cancelCarets || this.#isEnded || !this.carets.hasChanged()) return
    const { clock, limits } = this.#context
    const waitMs = this.#caretsSentAtMs + limits.awarenessTickMs - clock.nowMs()
    if (waitMs <= 0) {
      this.#sendCarets()
      return
    }
    this.#cancelCarets = clock.after(waitMs, () => {
      this.#cancelCarets = null
      this.#sendCarets()
    })
  }

  /** After this nothing is stored or sent any more. */
  end(): void {
    this.#cancelCarets?.()
    this.#sendCarets() // other nodes must hear that the last one here has gone
    this.#isEnded = true
    this.#waiting = []
    this.gate.forget()
    this.#visible.destroy()
  }

  async #appendAll(): Promise<void> {
    // One turn later: what arrives in the same breath goes into the same write.
    await Promise.resolve()
    try {
      while (this.#waiting.length > 0 && !this.#isEnded) {
        await this.#rest()
        await this.#appendBatch(this.#waiting.splice(0))
      }
    } catch (cause) {
      this.#fail(cause)
    } finally {
      this.#appending = null
    }
  }

  /** With many readers, what one relay costs is left free before the next: letters of several people then share a write to
   *  the disk and a frame to everybody. With few readers, and after a pause, nobody waits. */
  async #rest(): Promise<void> {
    const { clock, limits } = this.#context
    const restMs = Math.min(limits.relayRestMaxMs, Math.floor(this.readers.size * limits.relayRestMsPerReader))
    const leftMs = Math.min(restMs, this.#relayedAtMs + restMs - clock.nowMs())
    if (leftMs >= 1) await new Promise<void>((resolve) => clock.after(leftMs, resolve))
  }

  async #appendBatch(batch: readonly Waiting[]): Promise<void> {
    const updates = batch.flatMap(({ update }) => (update ? [update] : []))
    const [first] = updates
    if (first) {
      const authors = new Set(batch.flatMap(({ update, from }) => (update ? [from] : [])))
      const [author] = authors
      const merged = updates.length === 1 ? first : Y.mergeUpdates(updates)
      const position = await this.#context.store.appendUpdate(this.id, merged)
      this.#own = { position, author: authors.size === 1 && author ? author : null }
      await this.pull()
      this.gate.settle(updates.length)
      this.#context.bus.publish({ kind: 'document', document: this.id })
    }
    const counts = new Map<Reader, number>()
    for (const { from, count } of batch) counts.set(from, count)
    for (const [reader, count] of counts) reader.acknowledge(count)
    if (this.#behindSnapshot >= this.#context.limits.compactAfterUpdates) void this.compact(1)
  }

  async #pullAll(): Promise<void> {
    try {
      while (this.#pullAgain && !this.#isEnded) {
        this.#pullAgain = false
        await this.#pullOnce()
      }
    } finally {
      this.#pulling = null
    }
  }

  async #pullOnce(): Promise<void> {
    const read = await this.#context.store.readDocument(this.id, this.#position)
    if (this.#isEnded) return
    if (read.isWhole && this.#position !== null) await this.#heal(read)
    const own = this.#own
    // A snapshot may hold words of others that were compacted before this node had read them.
    const isOwnOnly =
      own !== null && !read.snapshot && read.updates.length === 1 && read.updates[0]?.position === own.position
    if (read.snapshot) this.#behindSnapshot = 0
    this.#behindSnapshot += read.updates.length
    this.#position = read.position
    const entries = read.updates.map(({ update }) => update)
    if (read.snapshot) entries.unshift(read.snapshot)
    if (entries.length === 0) return
    // One transaction: one frame to everybody, however much there was to read.
    applyAllAsTheyAre(this.#visible, isOwnOnly ? own.author : null, () => {
      for (const update of entries) this.#apply(update)
    })
    if (!isOwnOnly) for (const update of entries) this.gate.follow(update)
  }

  /** The store does not know how far we read: compacted, or it lost what it had, at a failover or with its disk. What is missing
   *  there and was shown here is written again; merging does nothing twice. A document that was dropped refuses it: what was
   *  taken away lives on only under the id of a later generation, and this is the memory of one generation. */
  async #heal(read: StoredDocument): Promise<void> {
    const stored = new Y.Doc()
    applyAllAsTheyAre(stored, null, () => {
      if (read.snapshot) Y.applyUpdate(stored, read.snapshot)
      for (const { update } of read.updates) Y.applyUpdate(stored, update)
    })
    let isMissing = false
    stored.on('update', () => {
      isMissing = true
    })
    const more = Y.encodeStateAsUpdate(this.#visible, Y.encodeStateVector(stored))
    applyAllAsTheyAre(stored, null, () => Y.applyUpdate(stored, more))
    stored.destroy()
    if (!isMissing || this.#isEnded) return
    await this.#context.store.appendUpdate(this.id, more)
    this.#context.log.warn('document.healed', { bytes: more.length })
    this.#pullAgain = true
  }

  #apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.#visible, update)
    } catch (cause) {
      // Damaged storage: everything else in the document is still there.
      this.#context.log.error('document.entry', {}, cause instanceof Error ? new Error(cause.name) : undefined)
    }
  }

  #relay(update: Uint8Array, origin: unknown): void {
    this.#state = null
    this.#stateFrame = null
    this.#stateVector = null
    const frame = syncFrame(SYNC.update, update)
    for (const reader of this.readers) if (reader !== origin && reader.isSynced) reader.send(frame)
    this.#relayedAtMs = this.#context.clock.nowMs()
  }

  #sendCarets(): void {
    if (this.#isEnded || !this.carets.hasChanged()) return
    const { bus, clock } = this.#context
    this.#caretsSentAtMs = clock.nowMs()
    const changed = this.carets.takeChanged()
    const frame = awarenessFrame(changed.encode(null))
    for (const reader of this.readers) {
      if (!reader.seesCarets) continue
      // One's own entry never comes back: y-websocket would send it again, for ever.
      if (!changed.owners.has(reader)) reader.send(frame)
      else if (changed.clientIds.length > 1) reader.send(awarenessFrame(changed.encode(reader)))
    }
    if (changed.own) bus.publish({ kind: 'awareness', document: this.id, update: changed.own })
  }

  #fail(cause: unknown): void {
    if (this.#isEnded) return
    this.end()
    this.#onFailure(cause)
  }
}

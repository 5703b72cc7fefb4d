// One document socket: its budget, its frames in their order, its right at this moment.
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { DeviceHash } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import type { Clock } from '../rooms/ports.ts'
import { Budget } from './budget.ts'
import { caretJson, readCarets } from './carets.ts'
import type { DocumentLimits } from './document-limits.ts'
import {
  acknowledgedFrame,
  awarenessFrame,
  type ClientFrame,
  KEEP_ALIVE,
  leaseFrame,
  readFrame,
  SYNC,
  syncFrame,
} from './frames.ts'
import type { Admitted, Refusal } from './gate.ts'
import type { LiveDocument, Reader } from './live-document.ts'
import { parseUpdate } from './update-bytes.ts'

/** What a device may do with a document now. `gone`: there is none, or it is an old generation. `paused`: a detail slipped.
 *  `isHeld`: reading goes on, but what is written has to wait. */
export type Access = {
  right: 'write' | 'read' | 'none' | 'gone' | 'paused'
  name: string
  colour?: string
  isHeld?: boolean
}

export type ConnectionParts = {
  webSocket: WebSocket
  /** The socket below: frames are made once for all readers and written to it as they are. */
  socket: Duplex
  device: DeviceHash
  wantsAcks: boolean
  /** Other nodes serve the same documents; which ids are in use there is not known here. */
  isShared: boolean
  clock: Clock
  limits: DocumentLimits
  onClose(code: number): void
  onFault(cause: unknown): void
}

export class Connection implements Reader {
  readonly device: DeviceHash
  isSynced = false
  lastFrameBytes = 0
  readonly #parts: ConnectionParts
  readonly #frames: Budget
  readonly #bytes: Budget
  #document: LiveDocument | null = null
  #access: Access = { right: 'none', name: '' }
  #queue: ClientFrame[] = []
  #isWorking = false
  #isClosed = false
  #clientId: number | null = null
  #wanted: number | null = null
  #contentFrames = 0
  #heardAtMs: number

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.device = parts.device
    const nowMs = parts.clock.nowMs()
    this.#heardAtMs = nowMs
    this.#frames = new Budget(parts.limits.framesPerSecond, parts.limits.framesBurst, nowMs)
    this.#bytes = new Budget(parts.limits.bytesPerSecond, parts.limits.bytesBurst, nowMs)
    const { webSocket } = parts
    webSocket.on('error', () => this.#end(1006)) // `ws` closes by itself with 1002, 1007 or 1009
    webSocket.on('close', (code) => this.#end(code))
    webSocket.on('pong', () => {
      this.#heardAtMs = parts.clock.nowMs()
    })
    webSocket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Buffer) this.#receive(data)
      else this.close(CLOSE.badUpdate)
    })
  }

  get seesCarets(): boolean {
    return this.#canWrite && this.isSynced
  }

  get #canWrite(): boolean {
    return this.#access.right === 'write' && this.#document?.kind !== 'board'
  }

  /** Words that were on their way when a detail slipped are not lost: their writer brings them again (SLP2). */
  get #mayNotWrite(): number {
    return this.#access.isHeld === true ? CLOSE.paused : CLOSE.notAllowed
  }

  /** Frames that came before this waited. */
  open(document: LiveDocument, access: Access): void {
    if (this.#isClosed) return
    this.#document = document
    this.#access = access
    document.readers.add(this)
    for (const frame of this.#queue) if (frame.kind === 'step1') this.#handshake(frame.stateVector, document)
    this.#queue = this.#queue.filter((frame) => frame.kind !== 'step1')
    this.#work()
  }

  /** The right or the name has changed; a right that is gone closes. */
  change(access: Access): void {
    const document = this.#document
    if (this.#isClosed || !document) return
    const could = this.#canWrite
    this.#access = access
    if (access.right === 'none') this.close(CLOSE.notAllowed)
    if (access.right === 'gone') this.close(CLOSE.gone)
    if (access.right === 'paused') this.close(CLOSE.paused)
    if (this.#isClosed) return
    if (could && !this.#canWrite) {
      this.#giveBack(document)
      this.send(leaseFrame(0))
    }
    if (!could && this.#canWrite && this.#wanted !== null) {
      this.#queue.push({ kind: 'lease', wanted: this.#wanted })
      if (this.isSynced) this.send(syncFrame(SYNC.step1, document.stateVector()))
      this.#work()
    }
  }

  send(frame: Buffer): void {
    const { webSocket, socket, limits } = this.#parts
    if (webSocket.readyState !== webSocket.OPEN) return
    if (socket.writableLength > limits.bufferedMaxBytes) {
      // It does not read: everything would wait in our memory.
      webSocket.terminate()
      return
    }
    socket.write(frame)
  }

  acknowledge(count: number): void {
    if (this.#parts.wantsAcks) this.send(acknowledgedFrame(count))
  }

  close(code: number): void {
    if (this.#isClosed) return
    const { webSocket, clock } = this.#parts
    webSocket.close(code)
    // For a peer that does not answer the close.
    webSocket.once(
      'close',
      clock.after(2_000, () => webSocket.terminate()),
    )
    this.#end(code)
  }

  /** Called every keep-alive period. */
  keepAlive(): void {
    const { clock, limits, webSocket } = this.#parts
    if (clock.nowMs() - this.#heardAtMs > 3 * limits.keepAliveMs) webSocket.terminate()
    if (webSocket.readyState !== webSocket.OPEN) return
    this.send(KEEP_ALIVE)
    webSocket.ping()
  }

  #receive(data: Buffer): void {
    if (this.#isClosed) return
    const { clock, limits } = this.#parts
    const nowMs = clock.nowMs()
    this.#heardAtMs = nowMs
    this.lastFrameBytes = data.length
    const isInBudget = this.#frames.take(1, nowMs) && this.#bytes.take(data.length, nowMs)
    const frame = data.length > limits.stepMaxBytes + 16 ? null : readFrame(data)
    if (!isInBudget) this.close(CLOSE.tooFast)
    else if (data.length > limits.stepMaxBytes + 16) this.close(CLOSE.tooLarge)
    else if (!frame) this.close(CLOSE.badUpdate)
    // To be shown what is there needs no lease: it does not wait behind one that is being written down.
    else if (frame.kind === 'step1' && this.#document) this.#handshake(frame.stateVector, this.#document)
    else {
      this.#queue.push(frame)
      this.#work()
    }
  }

  #work(): void {
    if (this.#isWorking || !this.#document) return
    this.#isWorking = true
    void this.#workOff(this.#document)
  }

  async #workOff(document: LiveDocument): Promise<void> {
    try {
      for (let frame = this.#queue.shift(); frame && !this.#isClosed; frame = this.#queue.shift()) {
        await this.#handle(frame, document)
      }
    } catch (cause) {
      this.#parts.onFault(cause)
      this.close(CLOSE.storeAway)
    } finally {
      this.#isWorking = false
    }
  }

  async #handle(frame: ClientFrame, document: LiveDocument): Promise<void> {
    switch (frame.kind) {
      case 'step1':
        return // answered when it came, see #receive and open
      case 'content':
        return this.#content(frame.update, frame.step, document)
      case 'awareness':
        return this.#caret(frame.update, document)
      case 'queryAwareness':
        if (this.seesCarets) this.send(awarenessFrame(document.carets.all(this)))
        return
      case 'lease':
        this.#wanted = frame.wanted
        if (this.#canWrite) await this.#lease(frame.wanted, document)
        if (!this.#isClosed) this.send(leaseFrame(this.#canWrite ? (this.#clientId ?? 0) : 0))
    }
  }

  #handshake(stateVector: Uint8Array, document: LiveDocument): void {
    try {
      this.send(document.answer(stateVector))
    } catch {
      this.close(CLOSE.badUpdate) // no state vector
      return
    }
    const isFirst = !this.isSynced
    this.isSynced = true
    // Who may only read is not asked for anything.
    if (!this.#canWrite) return
    this.send(syncFrame(SYNC.step1, document.stateVector()))
    if (isFirst) this.send(awarenessFrame(document.carets.all(this)))
  }

  async #content(update: Uint8Array, step: boolean, document: LiveDocument): Promise<void> {
    const count = ++this.#contentFrames
    if (!this.#canWrite) {
      const parsed = parseUpdate(update)
      const isEmpty = parsed !== null && parsed.structs.length === 0 && parsed.deletes.length === 0
      return isEmpty ? this.acknowledge(count) : this.close(this.#mayNotWrite)
    }
    let judged = await this.#judge(update, step, document)
    // Whoever comes from another node may have seen there what this one has not read yet: then its own words lean on what looks foreign or
    // torn here. With all that is stored it is judged once more.
    if (judged !== null && 'refused' in judged && judged.refused === CLOSE.badUpdate && this.#parts.isShared) {
      await document.pull()
      if (!this.#isClosed) judged = await this.#judge(update, step, document)
    }
    if (judged === null || this.#isClosed) return
    if ('refused' in judged) return this.close(judged.refused)
    document.append(judged.update, this, count)
  }

  /** @returns null when the connection was closed meanwhile. */
  async #judge(update: Uint8Array, step: boolean, document: LiveDocument): Promise<Admitted | Refusal | null> {
    const inspected = document.gate.inspect(update, step)
    if ('refused' in inspected) return inspected
    for (const clientId of inspected.writers) {
      if (!(await this.#owns(clientId, step, document))) return { refused: CLOSE.badUpdate, why: 'foreign' }
      if (this.#isClosed) return null
    }
    // The right may have gone while the store was asked.
    if (!this.#canWrite) return { refused: this.#mayNotWrite, why: 'right' }
    return document.gate.admit(inspected)
  }

  /** A SyncStep2 may bring what this device wrote under other ids of its own before; an update only the present one. */
  async #owns(clientId: number, step: boolean, document: LiveDocument): Promise<boolean> {
    if (clientId === this.#clientId && document.leases.isKept(clientId, this.device)) return true
    const holder = document.writing.get(clientId)
    if (holder && holder.device !== this.device) return false
    if (holder && holder !== this && !step) return false
    const claimed = await document.leases.claim(clientId, this.device, document.hasWritten(clientId))
    if (claimed === 'foreign') return false
    // A client that knows nothing of leases: what it writes under is its id.
    if (this.#clientId === null && !document.writing.has(clientId)) this.#take(clientId, document)
    return true
  }

  async #lease(wanted: number, document: LiveDocument): Promise<void> {
    const isLive = () => document.writing.has(wanted) && document.writing.get(wanted) !== this
    let clientId: number | null = null
    if (!isLive()) {
      const claimed = await document.leases.give(wanted, this.device, document.hasWritten(wanted))
      const isFree = claimed === 'new' || (claimed === 'own' && !this.#parts.isShared)
      if (isFree && !isLive()) clientId = wanted
    }
    if (clientId === null && document.leases.isUsedUp(this.device)) return this.close(CLOSE.tooFast)
    clientId ??= await document.leases.fresh(this.device, (id) => document.hasWritten(id) || document.writing.has(id))
    if (this.#isClosed || !this.#canWrite) return
    if (this.#clientId !== null && this.#clientId !== clientId) this.#giveBack(document)
    this.#take(clientId, document)
  }

  #take(clientId: number, document: LiveDocument): void {
    this.#clientId = clientId
    document.writing.set(clientId, this)
  }

  #giveBack(document: LiveDocument): void {
    if (this.#clientId === null) return
    document.carets.set(this.#clientId, null, this, this.#parts.clock.nowMs())
    document.caretsMoved()
    if (document.writing.get(this.#clientId) === this) document.writing.delete(this.#clientId)
    this.#clientId = null
  }

  async #caret(update: Uint8Array, document: LiveDocument): Promise<void> {
    if (!this.#canWrite) return
    const entries = readCarets(update)
    if (!entries) return this.close(CLOSE.badUpdate)
    const [only] = entries
    if (this.#clientId === null && entries.length === 1 && only && !document.writing.has(only.clientId)) {
      await this.#owns(only.clientId, true, document)
    }
    // Entries under other ids are echoes of y-websocket, or lies.
    const own = entries.findLast((entry) => entry.clientId === this.#clientId)
    if (!own || this.#isClosed || Buffer.byteLength(own.json) > this.#parts.limits.awarenessMaxBytes) return
    const json = caretJson(own.json, this.#access)
    document.carets.set(own.clientId, json, this, this.#parts.clock.nowMs())
    document.caretsMoved()
  }

  #end(code: number): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#queue = []
    if (this.#document) {
      this.#document.readers.delete(this)
      this.#giveBack(this.#document)
    }
    this.#parts.onClose(code)
  }
}

// A document kept in step with the server, with an honest answer to "is it saved?". No Solid; runs under Node.
// Not built on WebsocketProvider: that one sends edits before its client id is granted, cannot live with an id that
// changes, echoes other people's cursors, and comes back without jitter, all at the same moment.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { DocumentId } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { awarenessMessage, leaseMessage, readMessage, SYNC, syncMessage } from './document-messages.ts'
import { type Persistence, persist } from './document-persistence.ts'
import { type Known, unsentWords } from './unsent-words.ts'

/** `refused` is final until `retry()`; `code` is one of CLOSE. `readOnly`: nothing written here would be taken. */
export type LinkState =
  | { state: 'saved'; readOnly: boolean }
  | { state: 'saving'; readOnly: false }
  | { state: 'offline'; sinceMs: number }
  | { state: 'refused'; code: number }

/** What was refused. `doc` is cut off from the link and stays readable until its owner destroys it;
 *  `hadUnsaved` says whether something in it may exist nowhere else, `unsent` are the words this device wrote of that. */
export type Refused = { code: number; doc: Y.Doc; hadUnsaved: boolean; unsent: string[] }

export type DocumentLinkOptions = {
  /** Address of the document sockets without the document: `wss://host/yjs`. */
  url: string
  document: DocumentId
  /** Under Node: makes a socket that carries the cookie and the origin. */
  openSocket?(url: string): WebSocket
  /** Keep it in this browser (IndexedDB) until `forget`. Default: agenda and theme, where there is such a thing. */
  keep?: boolean
  onState?(state: LinkState): void
  /** The server would not take what was written. The link then has a new `doc`: bind to it again. */
  onRefused?(refused: Refused): void
  nowMs?(): number
  /** 0 to 1; jitter of coming back. */
  chance?(): number
}

/** `WebSocket.OPEN`, which Node has no name for. What is sent while a socket closes is lost. */
const SOCKET_OPEN = 1
const BACKOFF_FIRST_MS = 200
const BACKOFF_MAX_MS = 4_000
/** The server shows every 10 s that it lives. */
const SILENT_MS = 30_000
/** So often a document is built anew after refusals within a minute; then something is wrong that trying will not mend. */
const REBUILDS_A_MINUTE = 3
const REMEMBER_MS = 500
/** A detail slipped: the room says when it is over, and then `retry` is called. */
const PAUSED_MS = 30_000

export class DocumentLink {
  readonly #options: DocumentLinkOptions
  #doc = new Y.Doc()
  #awareness = this.#newAwareness()
  #persistence: Persistence | null = null
  #socket: WebSocket | null = null
  #state: LinkState
  #granted: number | null = null
  #isReadOnly = false
  #isSynced = false
  #serverVector: Uint8Array | null = null
  /** The server has everything of ours on this connection, or it is on its way: from here on edits go one by one. */
  #isCaughtUp = false
  #sent = 0
  #acknowledged = 0
  /** Something was written that no frame of this connection carries yet. */
  #isDirty = false
  #failures = 0
  #rebuiltAtMs: number[] = []
  #heardAtMs = 0
  #retryTimer: ReturnType<typeof setTimeout> | null = null
  #watchdog: ReturnType<typeof setInterval> | null = null
  #isEnded = false
  /** What the server had when it last had everything, and the ids this device wrote under. */
  #known: Known = { vector: new Uint8Array([0]), ids: [] }
  #rememberTimer: ReturnType<typeof setTimeout> | null = null

  constructor(options: DocumentLinkOptions) {
    this.#options = options
    this.#state = { state: 'offline', sinceMs: this.#nowMs() }
    this.#bind()
    void this.#start()
  }

  /** Another object after a refusal. */
  get doc(): Y.Doc {
    return this.#doc
  }

  /** Cursors of people in `doc`. The server puts in the names; set the field `cursor` only. */
  get awareness(): Awareness {
    return this.#awareness
  }

  get state(): LinkState {
    return this.#state
  }

  /** The whole document of the server has arrived on this connection. */
  get isSynced(): boolean {
    return this.#isSynced
  }

  /** Words written here that the server does not have, as lines; for the one who wrote them. */
  unsentWords(): string[] {
    return unsentWords(this.#doc, this.#known)
  }

  /** Comes back now: the network is there again, or the person asks for it after a refusal. */
  retry(): void {
    this.#failures = 0
    void this.#begin(null, true)
  }

  /** Ends the link. What is kept in the browser stays there. */
  close(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#drop()
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer)
    if (this.#watchdog !== null) clearInterval(this.#watchdog)
    if (this.#rememberTimer !== null) clearTimeout(this.#rememberTimer)
    void this.#persistence?.close()
    this.#unbind()
    this.#awareness.destroy()
  }

  /** Ends the link and deletes what this browser keeps of the document. */
  async forget(): Promise<void> {
    const persistence = this.#persistence
    this.#persistence = null
    this.close()
    await persistence?.erase()
  }

  async #start(): Promise<void> {
    this.#watchdog = setInterval(() => {
      if (this.#socket && this.#nowMs() - this.#heardAtMs > SILENT_MS) this.#lost(null)
    }, SILENT_MS / 10)
    await this.#begin(null, true)
  }

  /** What this browser kept comes first: then the handshake carries it, and nothing is sent twice. */
  async #load(): Promise<void> {
    const { document, keep } = this.#options
    if (this.#persistence || !(keep ?? !document.includes('.board.'))) return
    this.#persistence = persist(document, this.#doc)
    if (await this.#persistence?.loaded) this.#isDirty = true
    const known = await this.#persistence?.recall()
    if (known && this.#known.ids.length === 0) this.#known = known
  }

  #connect(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer)
    this.#retryTimer = null
    const { url, document, openSocket } = this.#options
    const address = `${url}/${document}?acks=1`
    const socket = openSocket ? openSocket(address) : new WebSocket(address)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#heardAtMs = this.#nowMs()
    this.#serverVector = null
    socket.onopen = () => {
      if (socket !== this.#socket) return
      socket.send(leaseMessage(this.#doc.clientID))
      socket.send(syncMessage(SYNC.step1, Y.encodeStateVector(this.#doc)))
    }
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (socket !== this.#socket || !(event.data instanceof ArrayBuffer)) return
      this.#heardAtMs = this.#nowMs()
      this.#hear(new Uint8Array(event.data))
    }
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#lost(event.code)
    }
    // The close that follows says everything; without a listener Node would end the process.
    socket.onerror = () => {}
  }

  #hear(bytes: Uint8Array): void {
    const message = readMessage(bytes)
    switch (message?.kind) {
      case 'step1':
        this.#serverVector = message.payload
        this.#isCaughtUp = false
        this.#catchUp()
        return
      case 'content':
        Y.applyUpdate(this.#doc, message.payload, this)
        if (message.step) {
          this.#isSynced = true
          this.#failures = 0
          this.#catchUp()
          this.#tell()
        }
        return
      case 'awareness':
        applyAwarenessUpdate(this.#awareness, message.payload, this)
        return
      case 'acknowledged':
        this.#acknowledged = message.number
        this.#tell()
        return
      case 'lease':
        this.#lease(message.number)
    }
  }

  #lease(clientId: number): void {
    this.#isReadOnly = clientId === 0
    if (clientId === 0) {
      this.#granted = null
      this.#serverVector = null
      this.#isCaughtUp = false
      this.#tell()
      return
    }
    this.#granted = clientId
    this.#catchUp()
  }

  /** Once the id, the server's state and its state vector are here: sends what only we have, and from then on each edit. */
  #catchUp(): void {
    const { readyState, OPEN } = this.#socket ?? { readyState: 0, OPEN: 1 }
    if (readyState !== OPEN || this.#granted === null || !this.#serverVector || !this.#isSynced) return
    this.#takeId(this.#granted)
    if (this.#isDirty) this.#send(Y.encodeStateAsUpdate(this.#doc, this.#serverVector), true)
    this.#isDirty = false
    this.#serverVector = null
    this.#isCaughtUp = true
    this.#sendCaret()
    this.#tell()
  }

  /** Under a new id only new words are written; what is there keeps the ids it has. */
  #takeId(clientId: number): void {
    const before = this.#doc.clientID
    if (before === clientId) return
    const local = this.#awareness.getLocalState()
    this.#awareness.states.delete(before)
    this.#awareness.meta.delete(before)
    this.#doc.clientID = clientId
    this.#awareness.clientID = clientId
    this.#awareness.setLocalState(local ?? {})
  }

  get #isReady(): boolean {
    return this.#granted !== null && this.#isSynced && this.#isCaughtUp && this.#socket?.readyState === SOCKET_OPEN
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#noteId()
    // After a collision Yjs gives itself a new id: the server has to know it first.
    if (this.#isReady && this.#doc.clientID === this.#granted) this.#send(update, false)
    else {
      this.#isDirty = true
      if (this.#isReady) this.#lost(null)
    }
    this.#tell()
  }

  readonly #onCaret = (_change: unknown, origin: unknown): void => {
    if (origin === 'local' && this.#isReady) this.#sendCaret()
  }

  #sendCaret(): void {
    if (!this.#awareness.meta.has(this.#doc.clientID)) return
    this.#socket?.send(awarenessMessage(encodeAwarenessUpdate(this.#awareness, [this.#doc.clientID])))
  }

  /** A long paste goes as SyncStep2, which may be longer. */
  #send(update: Uint8Array, step: boolean): void {
    const sub = step || update.length > LIMITS.updateMaxBytes ? SYNC.step2 : SYNC.update
    this.#sent++
    this.#socket?.send(syncMessage(sub, update))
  }

  get #hasUnsaved(): boolean {
    return this.#isDirty || this.#acknowledged < this.#sent
  }

  /** @param code null when we gave up on the connection ourselves */
  #lost(code: number | null): void {
    const hadUnsaved = this.#hasUnsaved
    const wasSynced = this.#isSynced
    this.#drop()
    this.#isDirty = hadUnsaved
    // Paused is no refusal: what is written here waits until the group goes on.
    if (code !== null && code >= 4400 && code < 4500 && code !== CLOSE.paused) {
      this.#refused(code, hadUnsaved, wasSynced)
      return
    }
    if (this.#state.state !== 'offline') this.#set({ state: 'offline', sinceMs: this.#nowMs() })
    this.#failures++
    const ceilingMs =
      code === CLOSE.paused
        ? PAUSED_MS
        : Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(this.#failures - 1, 10))
    const chance = this.#options.chance?.() ?? Math.random()
    this.#retryTimer = setTimeout(() => this.#connect(), ceilingMs * (0.5 + chance / 2))
  }

  /** The document cannot be sent as it is, now or later: hand it out and begin a new one. */
  #refused(code: number, hadUnsaved: boolean, wasSynced: boolean): void {
    const nowMs = this.#nowMs()
    const refused = this.#doc
    const unsent = this.unsentWords()
    this.#unbind()
    this.#awareness.destroy()
    const persistence = this.#persistence
    this.#persistence = null
    this.#doc = new Y.Doc()
    this.#known = { vector: new Uint8Array([0]), ids: [] }
    this.#awareness = this.#newAwareness()
    this.#isDirty = false
    this.#bind()
    this.#rebuiltAtMs = [...this.#rebuiltAtMs.filter((atMs) => nowMs - atMs < 60_000), nowMs]
    const mayHelp = code === CLOSE.badUpdate || (code === CLOSE.notAllowed && hadUnsaved && wasSynced)
    this.#set({ state: 'refused', code })
    void this.#begin(persistence, mayHelp && this.#rebuiltAtMs.length <= REBUILDS_A_MINUTE)
    this.#options.onRefused?.({ code, doc: refused, hadUnsaved, unsent })
  }

  async #begin(old: Persistence | null, again: boolean): Promise<void> {
    await old?.erase()
    if (!again || this.#isEnded || this.#socket) return
    await this.#load()
    if (!this.#isEnded && !this.#socket) this.#connect()
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = null
    this.#isSynced = false
    this.#isCaughtUp = false
    this.#granted = null
    this.#sent = 0
    this.#acknowledged = 0
    if (socket) socket.close()
    const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID)
    removeAwarenessStates(this.#awareness, others, this)
  }

  #tell(): void {
    if (!this.#isSynced) return
    if (this.#isReadOnly) this.#set({ state: 'saved', readOnly: true })
    else if (this.#granted === null) return
    else if (this.#hasUnsaved) this.#set({ state: 'saving', readOnly: false })
    else {
      this.#set({ state: 'saved', readOnly: false })
      this.#remember()
    }
  }

  /** Words written before there ever was a connection have to be known as this device's own after a reload. */
  #noteId(): void {
    const id = this.#doc.clientID
    if (this.#known.ids.includes(id)) return
    this.#known = { ...this.#known, ids: [...this.#known.ids, id] }
    this.#persistence?.remember(this.#known)
  }

  /** The server has all of it. A moment later, so that typing does not write it down at each letter. */
  #remember(): void {
    this.#known = { ...this.#known, vector: Y.encodeStateVector(this.#doc) }
    this.#rememberTimer ??= setTimeout(() => {
      this.#rememberTimer = null
      this.#persistence?.remember(this.#known)
    }, REMEMBER_MS)
  }

  #set(state: LinkState): void {
    const before = this.#state
    if (before.state === state.state && state.state !== 'refused') {
      if (state.state !== 'saved' || before.state !== 'saved' || before.readOnly === state.readOnly) return
    }
    this.#state = state
    this.#options.onState?.(state)
  }

  #newAwareness(): Awareness {
    return new Awareness(this.#doc)
  }

  #bind(): void {
    this.#doc.on('update', this.#onUpdate)
    this.#awareness.on('update', this.#onCaret)
  }

  #unbind(): void {
    this.#doc.off('update', this.#onUpdate)
    this.#awareness.off('update', this.#onCaret)
  }

  #nowMs(): number {
    return this.#options.nowMs?.() ?? Date.now()
  }
}

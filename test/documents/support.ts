// A real server with real sockets round the documents service, and a bare client that sends any bytes.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { embeddedBus, type Hub } from '../../server/adapters/embedded/bus.ts'
import { systemChance } from '../../server/adapters/system/chance.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { createDocuments, type DocumentsParts } from '../../server/documents/documents.ts'
import type { Log, Store } from '../../server/rooms/ports.ts'
import { type DocumentId, deviceHash, documentId, roomId } from '../../shared/ids.ts'

export const ROOM = roomId('room0123456789abcdef')
export const AGENDA = documentId(ROOM, 'agenda', 0)
export const THEME = documentId(ROOM, 'theme', 0)
export const BOARD = documentId(ROOM, 'board', 0)

export const silentLog: Log = { info() {}, warn() {}, error() {} }

export type Served = Awaited<ReturnType<typeof serve>>

/** The query names the device: the upgrade router that finds it by cookie is not part of this. */
export async function serve(store: Store, parts: Partial<DocumentsParts> & { hub?: Hub } = {}) {
  const { hub, ...rest } = parts
  const bus = embeddedBus(hub)
  const documents = createDocuments({
    store,
    bus,
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
    access: async ({ device }) => ({ right: 'write', name: `Name of ${device}` }),
    ...rest,
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://host')
    const document = url.pathname.slice(1) as DocumentId
    const device = deviceHash(url.searchParams.get('device') ?? 'ana')
    documents.handleUpgrade(request, socket, head, { device, document })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    documents,
    bus,
    port,
    url: `ws://127.0.0.1:${port}`,
    async stop() {
      await documents.close()
      server.closeAllConnections()
      server.close()
      await bus.close()
    },
  }
}

export type Heard = { type: number; sub: number | null; payload: Uint8Array; number: number }

/** Sends whatever it is told, keeps everything it hears. */
export class BareClient {
  readonly socket: WebSocket
  readonly heard: Heard[] = []
  readonly closed: Promise<number>
  /** What somebody holds who applied everything that came. */
  readonly doc = new Y.Doc()
  closeCode: number | null = null
  #waiting: { isTrue: () => boolean; resolve: () => void }[] = []

  constructor(url: string, document: DocumentId, device = 'ana') {
    this.socket = new WebSocket(`${url}/${document}?acks=1&device=${device}`)
    this.socket.on('error', () => {})
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code) => {
        this.closeCode = code
        resolve(code)
        this.#look()
      })
    })
    this.socket.on('message', (data) => {
      this.#hear(new Uint8Array(data as Buffer))
      this.#look()
    })
  }

  async opened(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open')
    return this
  }

  /** Opened, has the state, writes under the id it was given. */
  async ready(): Promise<this> {
    await this.opened()
    this.lease(this.doc.clientID)
    this.step1()
    await this.until(
      () => this.heard.some((frame) => frame.type === 101) && this.heard.some((frame) => frame.sub === 1),
    )
    this.doc.clientID = this.granted
    return this
  }

  get granted(): number {
    return this.heard.findLast((frame) => frame.type === 101)?.number ?? -1
  }

  get acknowledged(): number {
    return this.heard.findLast((frame) => frame.type === 100)?.number ?? 0
  }

  until(isTrue: () => boolean): Promise<void> {
    if (isTrue()) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ isTrue, resolve }))
  }

  raw(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }

  step1(doc: Y.Doc = this.doc): void {
    this.raw(frame(0, 0, Y.encodeStateVector(doc)))
  }

  step2(update: Uint8Array): void {
    this.raw(frame(0, 1, update))
  }

  update(update: Uint8Array): void {
    this.raw(frame(0, 2, update))
  }

  lease(clientId: number): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 101)
    encoding.writeVarUint(encoder, clientId)
    this.raw(encoding.toUint8Array(encoder))
  }

  awareness(entries: { clientId: number; clock: number; state: unknown }[]): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, entries.length)
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.clientId)
      encoding.writeVarUint(encoder, entry.clock)
      encoding.writeVarString(encoder, JSON.stringify(entry.state))
    }
    this.raw(frame(1, null, encoding.toUint8Array(encoder)))
  }

  /** Changes the own copy and sends what changed. */
  edit(change: (doc: Y.Doc) => void): Uint8Array {
    const update = changeOf(this.doc, change)
    this.update(update)
    return update
  }

  /** Everybody's cursors as last heard. */
  carets(): Map<number, unknown> {
    const carets = new Map<number, unknown>()
    for (const { type, payload } of this.heard) {
      if (type !== 1) continue
      const decoder = decoding.createDecoder(payload)
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        const clientId = decoding.readVarUint(decoder)
        decoding.readVarUint(decoder)
        const state: unknown = JSON.parse(decoding.readVarString(decoder))
        if (state === null) carets.delete(clientId)
        else carets.set(clientId, state)
      }
    }
    return carets
  }

  async leave(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  #hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === 100 || type === 101) {
      this.heard.push({ type, sub: null, payload: new Uint8Array(), number: decoding.readVarUint(decoder) })
      return
    }
    const sub = type === 0 ? decoding.readVarUint(decoder) : null
    const payload = decoding.readVarUint8Array(decoder)
    this.heard.push({ type, sub, payload, number: 0 })
    if (sub === 1 || sub === 2) Y.applyUpdate(this.doc, payload, 'server')
  }

  #look(): void {
    const now = this.#waiting.filter((wait) => wait.isTrue())
    this.#waiting = this.#waiting.filter((wait) => !now.includes(wait))
    for (const wait of now) wait.resolve()
  }
}

export function frame(type: number, sub: number | null, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  if (sub !== null) encoding.writeVarUint(encoder, sub)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** @returns the update of exactly this change */
export function changeOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  let update: Uint8Array | null = null
  const take = (bytes: Uint8Array) => {
    update = bytes
  }
  doc.once('update', take)
  doc.transact(() => change(doc))
  doc.off('update', take)
  return update ?? Y.encodeStateAsUpdate(doc, before)
}

/** Adds a paragraph at the end of the notes. */
export function write(doc: Y.Doc, text: string, root = 'notes'): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  const notes = doc.getXmlFragment(root)
  notes.insert(notes.length, [paragraph])
}

/** All text of the notes, paragraphs by line. */
export function textOf(state: Y.Doc | Uint8Array, root = 'notes'): string {
  const doc = state instanceof Y.Doc ? state : new Y.Doc()
  if (!(state instanceof Y.Doc)) Y.applyUpdate(doc, state)
  return doc
    .getXmlFragment(root)
    .toArray()
    .map((child) => (child instanceof Y.XmlElement ? child.toArray().join('') : child.toString()))
    .join('\n')
}

// Document sockets: the server's own `ws` over a simulated wire, and a browser's WebSocket at the other end.
import type { IncomingMessage } from 'node:http'
import { Duplex } from 'node:stream'
import type { Documents } from '../../server/documents/documents.ts'
import type { DeviceHash, DocumentId } from '../../shared/ids.ts'
import { type Weather, Wire } from './wires.ts'
import type { World } from './world.ts'

class SimDuplex extends Duplex {
  wire: Wire | null = null
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.wire?.send('down', Buffer.from(chunk))
    done()
  }
  override _final(done: () => void): void {
    this.wire?.end('down', 1006)
    done()
  }
  override _destroy(_cause: Error | null, done: (cause?: Error | null) => void): void {
    this.wire?.end('down', 1006)
    done(null)
  }
}

/** @returns the wire, of which the person's end is `down` */
export function openDocumentWire(
  world: World,
  weather: Weather,
  documents: Documents,
  who: { device: DeviceHash; document: DocumentId },
  person: { heard(bytes: Buffer): void; closed(code: number): void },
): Wire {
  const duplex = new SimDuplex()
  const wire = new Wire(world, weather, {
    up: {
      heard: (item) => {
        if (item === 'hello') {
          const request = {
            method: 'GET',
            url: `/yjs/${who.document}?acks=1`,
            headers: {
              upgrade: 'websocket',
              connection: 'Upgrade',
              'sec-websocket-version': '13',
              'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
            },
          }
          documents.handleUpgrade(request as unknown as IncomingMessage, duplex, Buffer.alloc(0), who)
        } else if (!duplex.destroyed) duplex.push(item)
      },
      closed: () => duplex.destroy(),
    },
    down: { heard: (item) => person.heard(item as Buffer), closed: (code) => person.closed(code) },
  })
  duplex.wire = wire
  duplex.on('error', () => undefined)
  wire.send('up', 'hello')
  return wire
}

type Opener = (person: { heard(bytes: Buffer): void; closed(code: number): void }) => Wire | null

/** What the document link uses of a browser's WebSocket. */
export class SimWebSocket {
  readonly OPEN = 1
  binaryType = 'arraybuffer'
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  onerror: (() => void) | null = null
  readonly #wire: Wire | null
  #bytes: Buffer = Buffer.alloc(0)
  #isUpgraded = false
  #code = 1006

  constructor(world: World, open: Opener) {
    this.#wire = open({ heard: (bytes) => this.#hear(bytes), closed: () => this.#closed() })
    if (!this.#wire) world.after(world.between(2, 60), () => this.#closed())
  }

  send(data: Uint8Array): void {
    if (this.readyState === 1) this.#frame(2, data)
  }
  close(): void {
    if (this.readyState >= 2) return
    if (this.readyState === 1) this.#frame(8, new Uint8Array([3, 232]))
    else this.#wire?.end('up', 1006)
    this.readyState = 2
  }
  breakNow(after: { up: number; down: number }): void {
    this.#wire?.break(after)
  }

  /** Masked, as a browser has to, with a mask of noughts. */
  #frame(kind: number, payload: Uint8Array): void {
    const size = payload.length
    const head = size < 126 ? 2 : size < 65_536 ? 4 : 10
    const frame = Buffer.alloc(head + 4 + size)
    frame[0] = 0x80 | kind
    frame[1] = 0x80 | (head === 2 ? size : head === 4 ? 126 : 127)
    if (head === 4) frame.writeUInt16BE(size, 2)
    if (head === 10) frame.writeBigUInt64BE(BigInt(size), 2)
    frame.set(payload, head + 4)
    this.#wire?.send('up', frame)
  }

  #hear(bytes: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes])
    if (!this.#isUpgraded) {
      const end = this.#bytes.indexOf('\r\n\r\n')
      if (end < 0) return
      this.#isUpgraded = true
      this.#bytes = this.#bytes.subarray(end + 4)
      if (this.readyState !== 0) return
      this.readyState = 1
      this.onopen?.()
    }
    for (let frame = this.#next(); frame; frame = this.#next()) this.#take(frame.kind, frame.payload)
  }

  #next(): { kind: number; payload: Buffer } | null {
    const bytes = this.#bytes
    if (bytes.length < 2) return null
    const short = (bytes[1] ?? 0) & 127
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (bytes.length < head) return null
    const size = head === 2 ? short : head === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
    if (bytes.length < head + size) return null
    this.#bytes = bytes.subarray(head + size)
    return { kind: (bytes[0] ?? 0) & 15, payload: bytes.subarray(head, head + size) }
  }

  #take(kind: number, payload: Buffer): void {
    if (kind === 9) this.#frame(10, payload)
    if (kind === 8) {
      this.#code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
      if (this.readyState === 1) this.#frame(8, payload.subarray(0, 2))
      this.readyState = 2
      return
    }
    if (kind > 2 || this.readyState !== 1) return
    const data = new Uint8Array(payload).buffer
    this.onmessage?.({ data })
  }

  #closed(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.({ code: this.#code })
  }
}

// A WebSocket that does next to nothing, so that a thousand of them cost the machine little. Only for servers we trust.
import { connect, type Socket } from 'node:net'

export type LightSocket = {
  sendText(text: string): void
  sendBytes(bytes: Uint8Array): void
  /** Our port, and bytes so far, those of the handshake included. */
  traffic(): { port: number; sent: number; received: number }
  close(): void
  isOpen(): boolean
}
type Handlers = {
  opened(): void
  text?(payload: Buffer): void
  bytes?(payload: Buffer): void
  closed?(why: string): void
}

const TEXT = 1
const BYTES = 2
const CLOSE = 8
const PING = 9
const PONG = 10

export function openLightSocket(port: number, path: string, cookie: string | null, handlers: Handlers): LightSocket {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let isOpen = false
  let rest: Buffer | null = null

  socket.on('connect', () => {
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: localhost:${port}`,
      `Origin: http://localhost:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]
    if (cookie !== null) lines.push(`Cookie: ${cookie}`)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
  socket.on('data', (chunk: Buffer) => {
    let data = rest === null ? chunk : Buffer.concat([rest, chunk])
    rest = null
    if (!isOpen) {
      const head = data.indexOf('\r\n\r\n')
      if (head === -1) {
        rest = data
        return
      }
      const answer = data.subarray(0, 12).toString()
      if (!answer.endsWith('101')) {
        handlers.closed?.(answer)
        socket.destroy()
        return
      }
      isOpen = true
      data = data.subarray(head + 4)
      handlers.opened()
    }
    rest = frames(data)
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    isOpen = false
    handlers.closed?.('closed')
  })

  /** @returns what is no whole frame yet. */
  function frames(data: Buffer): Buffer | null {
    let at = 0
    while (data.length - at >= 2) {
      let size = (data[at + 1] ?? 0) & 0x7f
      let head = 2
      if (size === 126) {
        if (data.length - at < 4) break
        size = data.readUInt16BE(at + 2)
        head = 4
      } else if (size === 127) {
        if (data.length - at < 10) break
        size = Number(data.readBigUInt64BE(at + 2))
        head = 10
      }
      if (data.length - at < head + size) break
      take((data[at] ?? 0) & 0x0f, data.subarray(at + head, at + head + size))
      at += head + size
    }
    return at === data.length ? null : data.subarray(at)
  }

  function take(kind: number, payload: Buffer): void {
    if (kind === TEXT) handlers.text?.(payload)
    else if (kind === BYTES) handlers.bytes?.(payload)
    else if (kind === PING) write(PONG, payload)
    else if (kind === CLOSE) {
      handlers.closed?.(String(payload.length >= 2 ? payload.readUInt16BE(0) : 1005))
      socket.destroy()
    }
  }

  /** Masked with zeros, which is a mask like any other. */
  function write(kind: number, payload: Uint8Array): void {
    const size = payload.length
    const head = size < 126 ? 2 : size < 65_536 ? 4 : 10
    const frame = Buffer.alloc(head + 4 + size)
    frame[0] = 0x80 | kind
    if (head === 2) frame[1] = 0x80 | size
    else if (head === 4) {
      frame[1] = 0x80 | 126
      frame.writeUInt16BE(size, 2)
    } else {
      frame[1] = 0x80 | 127
      frame.writeBigUInt64BE(BigInt(size), 2)
    }
    frame.set(payload, head + 4)
    socket.write(frame)
  }

  return {
    sendText: (text) => write(TEXT, Buffer.from(text)),
    sendBytes: (bytes) => write(BYTES, bytes),
    traffic: () => ({ port: socket.localPort ?? 0, sent: socket.bytesWritten, received: socket.bytesRead }),
    close: () => socket.destroy(),
    isOpen: () => isOpen,
  }
}

// The one router for WebSocket upgrades: path, Origin, device, then the handshake of whoever it is for.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { DeviceHash, DocumentId } from '../shared/ids.ts'
import { documentId, parseDocumentId } from '../shared/ids.ts'
import type { OriginCheck } from './origin.ts'

type Handlers = {
  origins: OriginCheck
  deviceOf(request: IncomingMessage): DeviceHash | null
  sockets(request: IncomingMessage, socket: Duplex, head: Buffer): void
  documents(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    who: { device: DeviceHash; document: DocumentId },
  ): void
  /** Too many connections, or on the way down. */
  isFull(): boolean
  /** Sockets one device may have open at once. */
  perDevice: number
}

/** @returns what takes the listener off again. */
export function routeUpgrades(server: Server, handlers: Handlers): () => void {
  const open = new Map<DeviceHash, number>()
  const change = (device: DeviceHash, by: 1 | -1) => {
    const now = (open.get(device) ?? 0) + by
    if (now > 0) open.set(device, now)
    else open.delete(device)
  }
  const listener = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A reset before anybody owns the socket must not end the process.
    socket.on('error', () => socket.destroy())
    const path = (request.url ?? '').split('?')[0] ?? ''
    const isSockets = path === '/socket.io/'
    const parsed = path.startsWith('/yjs/') ? parseDocumentId(path.slice(5)) : null
    if (!isSockets && !parsed) return refuse(socket, '404 Not Found')
    if (!handlers.origins.isAllowed(request.headers.origin, request.headers.host))
      return refuse(socket, '403 Forbidden')
    const device = handlers.deviceOf(request)
    if (device === null) return refuse(socket, '401 Unauthorized')
    if (handlers.isFull()) return refuse(socket, '503 Service Unavailable')
    if ((open.get(device) ?? 0) >= handlers.perDevice) return refuse(socket, '429 Too Many Requests')
    change(device, 1)
    socket.once('close', () => change(device, -1))
    if (parsed) {
      const document = documentId(parsed.room, parsed.name, parsed.generation)
      return handlers.documents(request, socket, head, { device, document })
    }
    handlers.sockets(request, socket, head)
  }
  server.on('upgrade', listener)
  return () => void server.off('upgrade', listener)
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  socket.once('finish', () => socket.destroy())
}

// One event to many sockets of this node: encoded once, framed once, and written to each socket as it is. Socket.IO's own broadcast
// encodes once too, but then walks six layers for every receiver, which was a fifth of what a change costs.
// What newcomers start from is encoded once too: when five hundred come back at once it was encoded five hundred times.
import type { ServerToClient } from '../../shared/wire/events.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { webSocketFrame } from '../websocket-frame.ts'
import type { IoServer, IoSocket } from './gateway.ts'

export type Broadcast = <Name extends keyof ServerToClient>(
  channels: readonly string[],
  name: Name,
  message: Parameters<ServerToClient[Name]>[0],
) => void

/** @returns sends to everybody in one of the channels (Socket.IO rooms), in the order in which each got earlier messages. Nobody may be in
 *  two of them. */
export function makeBroadcast(io: IoServer): Broadcast {
  const { adapter, sockets } = io.of('/')
  return (channels, name, message) => {
    let frame: Buffer | null = null
    for (const channel of channels) {
      for (const id of adapter.rooms.get(channel) ?? []) {
        const socket = sockets.get(id)
        if (!socket) continue
        frame ??= packet(name, message)
        write(socket, frame, () => socket.emit<keyof ServerToClient>(name, message as never))
      }
    }
  }
}

/** What many are sent one by one, as when all come back at once: encoded for the first of them. */
const encoded = new WeakMap<object, { text: string; frame: Buffer }>()

/** The same message object to one socket after the other, each at its moment. It must not be changed in between. */
export function sendSame<Name extends 'snapshot' | 'presence'>(
  socket: IoSocket,
  name: Name,
  message: Parameters<ServerToClient[Name]>[0],
): void {
  let known = encoded.get(message)
  if (!known) {
    const text = packetText(name, message)
    known = { text, frame: webSocketFrame(Buffer.from(`4${text}`), 'text') }
    encoded.set(message, known)
  }
  const { text, frame } = known
  write(socket, frame, () => socket.conn.write(text))
}

/** @param otherwise the usual way, when earlier messages still wait in Engine.IO and must not be overtaken */
function write(socket: IoSocket, frame: Buffer, otherwise: () => void): void {
  if (isClogged(socket)) return
  if (socket.conn.readyState !== 'open' || waitingIn(socket) !== 0) otherwise()
  else socket.request.socket.write(frame)
}

/** It does not read: everything would wait in our memory. Such a connection is ended here.
 *  @returns whether it was */
export function isClogged(socket: IoSocket): boolean {
  const raw = socket.request.socket
  if (raw.writableLength <= LIMITS.bufferedMaxBytes && waitingIn(socket) <= LIMITS.bufferedMaxMessages) return false
  raw.destroy()
  return true
}

/** Messages that wait in Engine.IO for the socket to take more. */
function waitingIn(socket: IoSocket): number {
  const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer')
  return Array.isArray(waiting) ? waiting.length : LIMITS.bufferedMaxMessages
}

/** A Socket.IO packet (2 event) of the main namespace. */
const packetText = (name: string, message: unknown): string => `2${JSON.stringify([name, message])}`

/** The same as a message of Engine.IO (4), framed. */
function packet(name: string, message: unknown): Buffer {
  return webSocketFrame(Buffer.from(`4${packetText(name, message)}`), 'text')
}

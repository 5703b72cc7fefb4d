import { io, type Socket } from 'socket.io-client'

/** A Socket.IO connection with whatever handshake, for what no client of ours would send.
 *  @returns the open socket, or why it was refused. */
export function rawSocket(
  origin: string,
  cookie: string,
  auth: unknown,
): Promise<{ socket: Socket | null; refused: string | null }> {
  const socket = io(origin, {
    path: '/socket.io',
    transports: ['websocket'],
    // A malformed handshake is what some tests are about.
    auth: auth as Record<string, unknown>,
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin, cookie },
  })
  return new Promise((resolve) => {
    socket.once('connect', () => resolve({ socket, refused: null }))
    socket.once('connect_error', (problem) => {
      socket.close()
      resolve({ socket: null, refused: problem.message })
    })
  })
}

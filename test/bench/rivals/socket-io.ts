// Role: plain Socket.IO. Sends on at once what it is given, keeps nothing, asks nobody.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { answerParent } from '../role.ts'

const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
let payload: unknown = {}

io.on('connection', (socket) => {
  void socket.join('room')
  socket.emit('snapshot', {})
  socket.on('command', (_command: unknown, answer: (value: unknown) => void) => {
    io.to('room').emit('patch', payload)
    answer({ ok: true })
  })
  socket.on('react', ({ kind }: { kind: string }) => void io.to('room').emit('reactions', { sums: { [kind]: 1 } }))
})

const calls = {
  listen: () =>
    new Promise<number>((resolve) => http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port))),
  /** What a `command` makes it send. */
  sends(next: unknown) {
    payload = next
  },
}
export type SocketIoCalls = typeof calls
answerParent(calls)

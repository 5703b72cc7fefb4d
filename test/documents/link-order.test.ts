// Frames of the server come one by one, and people type between them.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DocumentLink } from '../../client/net/document-link.ts'
import { leaseMessage, readMessage, SYNC, syncMessage } from '../../client/net/document-messages.ts'
import { THEME, textOf, write } from './support.ts'

/** A socket whose server is the test. */
class ScriptedSocket {
  readonly OPEN = 1
  readyState = 1
  binaryType = ''
  onopen: () => void = () => {}
  onmessage: (event: { data: ArrayBuffer }) => void = () => {}
  onclose: (event: { code: number }) => void = () => {}
  onerror: () => void = () => {}
  readonly sent: Uint8Array[] = []
  send(frame: Uint8Array): void {
    this.sent.push(frame)
  }
  close(): void {
    this.readyState = 3
  }
  hear(frame: Uint8Array<ArrayBuffer>): void {
    this.onmessage({ data: frame.buffer })
  }
}

test('words written offline go before those typed while the handshake is half done', async () => {
  const sockets: ScriptedSocket[] = []
  const link = new DocumentLink({
    url: 'ws://any',
    document: THEME,
    openSocket: () => {
      const socket = new ScriptedSocket()
      sockets.push(socket)
      return socket as unknown as WebSocket
    },
  })
  await expect.poll(() => sockets.length).toBe(1)
  const [socket] = sockets
  if (!socket) throw new Error('no socket')
  write(link.doc, 'offline')

  const server = new Y.Doc()
  socket.onopen()
  socket.hear(leaseMessage(link.doc.clientID))
  socket.hear(syncMessage(SYNC.step2, Y.encodeStateAsUpdate(server)))
  write(link.doc, 'in between')
  socket.hear(syncMessage(SYNC.step1, Y.encodeStateVector(server)))
  write(link.doc, 'afterwards')

  for (const frame of socket.sent) {
    const message = readMessage(frame)
    if (message?.kind !== 'content') continue
    Y.applyUpdate(server, message.payload)
    expect(server.store.pendingStructs).toBeNull()
  }
  expect(textOf(server)).toBe('offline\nin between\nafterwards')
  link.close()
})

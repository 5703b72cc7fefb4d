// Role: a document served as plainly as can be, in one of two ways. Nothing is stored, nobody is asked.
// `relay`: bytes in, the same bytes out, framed once. `protocols`: y-protocols on a document in memory, as the usual servers do.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { webSocketFrame } from '../../../server/websocket-frame.ts'
import { answerParent } from '../role.ts'

const calls = {
  listen({ kind }: { kind: 'relay' | 'protocols' }) {
    const http = createServer()
    const server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    const doc = new Y.Doc()
    const sockets = new Set<Duplex>()
    const serveOne = kind === 'relay' ? makeRelay(doc, sockets) : makeProtocols(doc)
    http.on('upgrade', (request, socket, head) => {
      server.handleUpgrade(request, socket, head, (webSocket) => serveOne(webSocket, socket))
    })
    return new Promise<number>((resolve) =>
      http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port)),
    )
  },
}

type Serve = (webSocket: import('ws').WebSocket, socket: Duplex) => void

function makeRelay(doc: Y.Doc, sockets: Set<Duplex>): Serve {
  let state: Buffer | null = null
  return (webSocket, socket) => {
    sockets.add(socket)
    webSocket.on('close', () => sockets.delete(socket))
    webSocket.on('message', (data: Buffer) => {
      if (data[0] === 0 && data[1] === 0) {
        state ??= webSocketFrame(
          sync((encoder) => syncProtocol.writeSyncStep2(encoder, doc)),
          'binary',
        )
        socket.write(state)
        return
      }
      if (data[0] === 0 && data[1] === 1) {
        syncProtocol.readSyncMessage(skipType(data), encoding.createEncoder(), doc, null)
        state = null
        return
      }
      const frame = webSocketFrame(data, 'binary')
      for (const other of sockets) if (other !== socket) other.write(frame)
    })
  }
}

function makeProtocols(doc: Y.Doc): Serve {
  const webSockets = new Set<import('ws').WebSocket>()
  doc.on('update', (update: Uint8Array) => {
    const message = sync((encoder) => syncProtocol.writeUpdate(encoder, update))
    for (const one of webSockets) one.send(message)
  })
  return (webSocket) => {
    webSockets.add(webSocket)
    webSocket.on('close', () => webSockets.delete(webSocket))
    webSocket.send(sync((encoder) => syncProtocol.writeSyncStep1(encoder, doc)))
    webSocket.on('message', (data: Buffer) => {
      const answer = sync((encoder) => syncProtocol.readSyncMessage(skipType(data), encoder, doc, webSocket))
      if (answer.length > 1) webSocket.send(answer)
    })
  }
}

function sync(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function skipType(data: Buffer): decoding.Decoder {
  const decoder = decoding.createDecoder(data)
  decoding.readVarUint(decoder)
  return decoder
}

export type DocumentRivalCalls = typeof calls
answerParent(calls)

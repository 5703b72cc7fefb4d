// A WebSocket frame made once for everybody who gets it. Server to client: whole and unmasked.

export type FrameKind = 'text' | 'binary'

/** @param payload for `text` the bytes of valid UTF-8. Cannot fail. RFC 6455, section 5.2. */
export function webSocketFrame(payload: Uint8Array, kind: FrameKind): Buffer {
  const size = payload.length
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + size)
  frame[0] = kind === 'text' ? 0x81 : 0x82
  if (head === 2) frame[1] = size
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(size, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(size), 2)
  }
  frame.set(payload, head)
  return frame
}

// Frames of y-websocket and our two additions, as bytes. PROTOCOL.md says what they mean.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { webSocketFrame } from '../websocket-frame.ts'

export const FRAME = { sync: 0, awareness: 1, queryAwareness: 3, acknowledged: 100, lease: 101 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

export type ClientFrame =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'content'; step: boolean; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'queryAwareness' }
  | { kind: 'lease'; wanted: number }

/** @returns null for anything a client may not send. Cannot fail. */
export function readFrame(bytes: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case FRAME.sync: {
        const step = decoding.readVarUint(decoder)
        const payload = decoding.readVarUint8Array(decoder)
        if (step === SYNC.step1) return { kind: 'step1', stateVector: payload }
        if (step === SYNC.step2 || step === SYNC.update) {
          return { kind: 'content', step: step === SYNC.step2, update: payload }
        }
        return null
      }
      case FRAME.awareness:
        return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
      case FRAME.queryAwareness:
        return { kind: 'queryAwareness' }
      case FRAME.lease:
        return { kind: 'lease', wanted: decoding.readVarUint(decoder) }
      default:
        return null
    }
  } catch {
    return null // lib0 throws on bytes that end too early; that is a client's doing, not a fault
  }
}

export function syncFrame(step: number, payload: Uint8Array): Buffer {
  return made((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

export function awarenessFrame(update: Uint8Array): Buffer {
  return made((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** @param count content frames of this connection that are durable */
export function acknowledgedFrame(count: number): Buffer {
  return made((encoder) => {
    encoding.writeVarUint(encoder, FRAME.acknowledged)
    encoding.writeVarUint(encoder, count)
  })
}

/** @param clientId 0: this connection may not write now */
export function leaseFrame(clientId: number): Buffer {
  return made((encoder) => {
    encoding.writeVarUint(encoder, FRAME.lease)
    encoding.writeVarUint(encoder, clientId)
  })
}

/** No entry at all: it only shows that the connection lives. */
export const KEEP_ALIVE: Buffer = awarenessFrame(Uint8Array.of(0))

function made(write: (encoder: encoding.Encoder) => void): Buffer {
  const encoder = encoding.createEncoder()
  write(encoder)
  return webSocketFrame(encoding.toUint8Array(encoder), 'binary')
}

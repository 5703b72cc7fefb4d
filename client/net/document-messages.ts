// Frames of the document socket as the client sees them. PROTOCOL.md says what they mean.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const TYPE = { sync: 0, awareness: 1, acknowledged: 100, lease: 101 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

export type DocumentMessage =
  | { kind: 'step1'; payload: Uint8Array }
  | { kind: 'content'; step: boolean; payload: Uint8Array }
  | { kind: 'awareness'; payload: Uint8Array }
  | { kind: 'acknowledged'; number: number }
  | { kind: 'lease'; number: number }

/** @returns null for what this version does not know. Throws on bytes that end too early: the server does not send such. */
export function readMessage(bytes: Uint8Array): DocumentMessage | null {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case TYPE.sync: {
      const step = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      return step === SYNC.step1 ? { kind: 'step1', payload } : { kind: 'content', step: step === SYNC.step2, payload }
    }
    case TYPE.awareness:
      return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) }
    case TYPE.acknowledged:
      return { kind: 'acknowledged', number: decoding.readVarUint(decoder) }
    case TYPE.lease:
      return { kind: 'lease', number: decoding.readVarUint(decoder) }
    default:
      return null
  }
}

export function syncMessage(step: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return made((encoder) => {
    encoding.writeVarUint(encoder, TYPE.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

export function awarenessMessage(update: Uint8Array): Uint8Array<ArrayBuffer> {
  return made((encoder) => {
    encoding.writeVarUint(encoder, TYPE.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** @param clientId under which the document is written now */
export function leaseMessage(clientId: number): Uint8Array<ArrayBuffer> {
  return made((encoder) => {
    encoding.writeVarUint(encoder, TYPE.lease)
    encoding.writeVarUint(encoder, clientId)
  })
}

function made(write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  write(encoder)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

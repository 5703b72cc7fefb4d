// Reading an update apart before it is believed, and writing the believed part anew. V1 only: the V2 reader can be made to hang.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type Range = { client: number; clock: number; length: number }
export type Parsed = { structs: (Y.Item | Y.GC)[]; deletes: Range[] }

/** @returns null for bytes that are no complete update, or one with holes. Cannot fail. */
export function parseUpdate(update: Uint8Array): Parsed | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const whole: (Y.Item | Y.GC)[] = []
    for (const struct of structs) {
      if (!(struct instanceof Y.Item || struct instanceof Y.GC) || struct.length < 1) return null
      whole.push(struct)
    }
    const deletes: Range[] = []
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) deletes.push({ client, clock, length: len })
    }
    return { structs: whole, deletes }
  } catch {
    return null // hostile bytes make the decoder throw all kinds of errors, a stack overflow among them
  }
}

/** How many clients an update says it has structs of. 0 for bytes that are none. Cannot fail. */
export function announcedClients(update: Uint8Array): number {
  try {
    return decoding.readVarUint(decoding.createDecoder(update))
  } catch {
    return 0
  }
}

export function stateOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

/** @returns whether something in the range is not deleted yet. The range must lie within what `doc` knows. */
export function isNewDelete(doc: Y.Doc, range: Range): boolean {
  const structs = doc.store.clients.get(range.client)
  if (!structs || range.length === 0) return false
  const end = range.clock + range.length
  for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= end) return false
    if (!struct.deleted) return true
  }
  return false
}

/** Writes structs, from the clock `known` of their client on, and deletes as one update.
 *  Structs of one client must follow each other without a gap. */
export function encodeParts(
  structs: readonly (Y.Item | Y.GC)[],
  known: (client: number) => number,
  deletes: readonly Range[],
) {
  const encoder = new Y.UpdateEncoderV1()
  const byClient = grouped(structs, (struct) => struct.id.client)
  encoding.writeVarUint(encoder.restEncoder, byClient.size)
  for (const [client, own] of inOrder(byClient)) {
    const first = own[0]
    if (!first) continue
    const offset = Math.max(0, known(client) - first.id.clock)
    encoding.writeVarUint(encoder.restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, first.id.clock + offset)
    for (const struct of own) struct.write(encoder, struct === first ? offset : 0)
  }
  const deletesByClient = grouped(deletes, (range) => range.client)
  encoding.writeVarUint(encoder.restEncoder, deletesByClient.size)
  for (const [client, ranges] of inOrder(deletesByClient)) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const range of ranges) {
      encoder.writeDsClock(range.clock)
      encoder.writeDsLen(range.length)
    }
  }
  return encoder.toUint8Array()
}

function grouped<T>(list: readonly T[], clientOf: (entry: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const entry of list) {
    const group = groups.get(clientOf(entry))
    if (group) group.push(entry)
    else groups.set(clientOf(entry), [entry])
  }
  return groups
}

/** Higher ids first, as Yjs writes them. */
function inOrder<T>(groups: Map<number, T[]>): [number, T[]][] {
  return [...groups].sort((a, b) => b[0] - a[0])
}

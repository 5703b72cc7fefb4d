// What goes over pub/sub: who sent it, so that a node does not hear itself, and the message as JSON.
import * as v from 'valibot'
import { documentId, parseDocumentId, roomId } from '../../../shared/ids.ts'
import type { BusMessage } from '../../rooms/ports.ts'

const room = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]{16,32}$/),
  v.transform((raw) => roomId(raw)),
)
const document = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parts = parseDocumentId(dataset.value)
    if (parts !== null) return documentId(parts.room, parts.name, parts.generation)
    addIssue({ message: 'not a document id' })
    return NEVER
  }),
)
const bellSchema = v.object({
  from: v.string(),
  message: v.variant('kind', [
    v.object({ kind: v.literal('room'), room }),
    v.object({ kind: v.literal('document'), document }),
    v.object({ kind: v.literal('presence'), room }),
    v.object({ kind: v.literal('reactions'), room, sums: v.record(v.string(), v.number()) }),
    v.object({
      kind: v.literal('awareness'),
      document,
      update: v.pipe(
        v.string(),
        v.transform((raw): Uint8Array => Buffer.from(raw, 'base64')),
      ),
    }),
  ]),
})

/** @param node random name of this process for as long as it runs. */
export function encodeBell(node: string, message: BusMessage): string {
  if (message.kind !== 'awareness') return JSON.stringify({ from: node, message })
  const update = Buffer.from(message.update).toString('base64')
  return JSON.stringify({ from: node, message: { kind: message.kind, document: message.document, update } })
}

/** @returns null for what is not ours, or of another version of Copse. */
export function parseBell(raw: string): { from: string; message: BusMessage } | null {
  try {
    const parsed = v.safeParse(bellSchema, JSON.parse(raw))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

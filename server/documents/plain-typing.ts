// The edit that nearly every update is: letters put into a text that everybody has, and letters taken out of it.
import * as Y from 'yjs'
import type { DocumentLimits } from './document-limits.ts'
import { isContentAllowed, isInText } from './schema.ts'
import { type Parsed, stateOf } from './update-bytes.ts'

/** @param known how far each client id is, with what is admitted and not yet durable; `doc` may lie behind it.
 *  @returns whether applying the update to `doc` can only put plain text or marks into texts of allowed depth, under ids that have
 *  written before, and delete what is there. False says nothing against it: it has to be tried. Cannot fail. */
export function isPlainTyping(
  doc: Y.Doc,
  { structs, deletes }: Parsed,
  known: (client: number) => number,
  limits: DocumentLimits,
): boolean {
  const ends = new Map<number, number>()
  let steps = 0
  for (const struct of structs) {
    const { client, clock } = struct.id
    // Everything this id has written is durable, and this comes next: nothing is known, doubled or missing.
    if (clock !== (ends.get(client) ?? stateOf(doc, client)) || clock === 0 || clock < known(client)) return false
    ends.set(client, clock + struct.length)
    steps += struct.length
    if (!(struct instanceof Y.Item) || !isAmongLetters(doc, struct, limits.nestingMax)) return false
  }
  if (steps > limits.clockJump) return false
  return deletes.every((range) => range.clock + range.length <= stateOf(doc, range.client))
}

/** Yjs takes the parent from the neighbours, so what they stand in is where this will stand. */
function isAmongLetters(doc: Y.Doc, item: Y.Item, nestingMax: number): boolean {
  const { content, parent, parentSub } = item
  const isLetters = content instanceof Y.ContentString || content instanceof Y.ContentFormat
  if (!isLetters || !isContentAllowed(content) || parent !== null || parentSub !== null) return false
  const neighbours = [item.origin, item.rightOrigin].filter((id) => id !== null)
  const places = new Set<unknown>()
  for (const id of neighbours) {
    if (id.clock >= stateOf(doc, id.client)) return false
    const neighbour: unknown = Y.getItem(doc.store, id)
    // What was collected as garbage no longer says where it stood.
    if (!(neighbour instanceof Y.Item) || neighbour.parentSub !== null) return false
    places.add(neighbour.parent)
  }
  const [place] = places
  return places.size === 1 && isInText(place, nestingMax)
}

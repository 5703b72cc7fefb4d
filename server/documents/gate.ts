// What an update of a client may do. Everything is decided before it is stored: a log cannot be repaired afterwards.
import * as Y from 'yjs'
import type { DocumentName } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { applyAllAsTheyAre, applyAsItIs } from './apply.ts'
import type { DocumentLimits } from './document-limits.ts'
import { isPlainTyping } from './plain-typing.ts'
import { isContentAllowed, isPlaceAllowed, isRootAllowed, openRoot } from './schema.ts'
import { announcedClients, encodeParts, isNewDelete, type Parsed, parseUpdate, stateOf } from './update-bytes.ts'

export type Refusal = { refused: number; why: string }
/** `update` holds only what is new, written anew by us; null when nothing is. */
export type Admitted = { update: Uint8Array | null }
/** `writers` are the client ids under which the update brings something new. */
export type Inspected = { parsed: Parsed; step: boolean; writers: number[] }

/** What is durable: the document everybody sees, and its state encoded. */
export type Durable = { readonly doc: Y.Doc; state(): Uint8Array }

/** Updates a copy may lie behind before it is cheaper to make it anew. */
const BEHIND_MAX = 256

/** Knows how far each client id is, admitted updates that are not durable yet included. Ordinary typing is judged by what an
 *  update says of itself; anything else is tried on a copy of the document, which follows only when it is needed. */
export class Gate {
  readonly #kind: DocumentName
  readonly #limits: DocumentLimits
  readonly #durable: Durable
  /** Clock behind the last admitted struct, by client id; counts only where it is ahead of the durable document. */
  readonly #ahead = new Map<number, number>()
  #unsettled: Uint8Array[] = []
  #copy: Y.Doc | null = null
  /** What the copy does not have yet. */
  #behind: Uint8Array[] = []
  /** Upper bound of the encoded size; counted again only when it passes the limit. */
  #sizeBytes = 0
  #tried = 0

  constructor(kind: DocumentName, limits: DocumentLimits, durable: Durable) {
    this.#kind = kind
    this.#limits = limits
    this.#durable = durable
  }

  /** How many updates had to be tried on the copy. */
  get tried(): number {
    return this.#tried
  }

  /** First half: bytes, size, and whose ids it needs. */
  inspect(update: Uint8Array, step: boolean): Inspected | Refusal {
    if (update.length > (step ? this.#limits.stepMaxBytes : this.#limits.updateMaxBytes)) {
      return { refused: CLOSE.tooLarge, why: 'frame' }
    }
    // The first number says how many clients follow: a list of a hundred thousand is not read to its end.
    if (announcedClients(update) > this.#limits.clientsPerDocument + this.#limits.writersPerStep) {
      return { refused: CLOSE.badUpdate, why: 'clients' }
    }
    const parsed = parseUpdate(update)
    if (!parsed) return { refused: CLOSE.badUpdate, why: 'bytes' }
    if (parsed.structs.length + parsed.deletes.length > this.#limits.partsPerUpdate) {
      return { refused: CLOSE.tooLarge, why: 'parts' }
    }
    const writers = new Set<number>()
    for (const { id, length } of parsed.structs) {
      if (id.clock + length > this.#known(id.client)) writers.add(id.client)
    }
    // Each of them would be asked about, and written down, one by one.
    if (writers.size > this.#limits.writersPerStep) return { refused: CLOSE.tooLarge, why: 'writers' }
    return { parsed, step, writers: [...writers] }
  }

  /** Second half, synchronous: the caller has made sure that all writers belong to the sender. */
  admit({ parsed, step, writers }: Inspected): Admitted | Refusal {
    const { doc } = this.#durable
    if (isPlainTyping(doc, parsed, (client) => this.#known(client), this.#limits)) {
      const deletes = parsed.deletes.filter((range) => isNewDelete(doc, range))
      if (parsed.structs.length === 0 && deletes.length === 0) return { update: null }
      const update = encodeParts(parsed.structs, (client) => this.#known(client), deletes)
      if (this.#sizeBytes + update.length <= this.#limits.documentMaxBytes) {
        this.#sizeBytes += update.length
        this.#lag(update)
        return this.#take(update, parsed)
      }
    }
    return this.#admitTried(parsed, step, writers)
  }

  /** The oldest `count` admitted updates are now part of the durable state. */
  settle(count: number): void {
    this.#unsettled.splice(0, count)
    if (this.#unsettled.length === 0) this.#ahead.clear()
  }

  /** Something durable came from elsewhere. */
  follow(update: Uint8Array): void {
    this.#lag(update)
    this.#sizeBytes += update.length
  }

  /** Admitted updates could not be stored: they never were. */
  forget(): void {
    this.#drop()
    this.#unsettled = []
    this.#ahead.clear()
  }

  #known(client: number): number {
    return Math.max(stateOf(this.#durable.doc, client), this.#ahead.get(client) ?? 0)
  }

  #take(update: Uint8Array, parsed: Parsed): Admitted {
    this.#unsettled.push(update)
    for (const { id, length } of parsed.structs) {
      this.#ahead.set(id.client, Math.max(this.#ahead.get(id.client) ?? 0, id.clock + length))
    }
    return { update }
  }

  #admitTried(parsed: Parsed, step: boolean, writers: readonly number[]): Admitted | Refusal {
    const copy = this.#open()
    const known = (client: number) => stateOf(copy, client)
    const wrong = this.#misfit(copy, parsed, step)
    if (wrong) return { refused: CLOSE.badUpdate, why: wrong }
    const structs = parsed.structs.filter(({ id, length }) => id.clock + length > known(id.client))
    const deletes = parsed.deletes.filter(
      (range) => range.clock + range.length > known(range.client) || isNewDelete(copy, range),
    )
    if (structs.length === 0 && deletes.length === 0) return { update: null }
    const strangers = writers.filter((client) => !copy.store.clients.has(client)).length
    if (copy.store.clients.size + strangers > this.#limits.clientsPerDocument) {
      return { refused: CLOSE.tooLarge, why: 'clients' }
    }
    const update = encodeParts(structs, known, deletes)
    const starts = structs.map(({ id }) => Y.createID(id.client, Math.max(id.clock, known(id.client))))
    const unfit = this.#try(copy, parsed, update, starts)
    if (unfit) {
      this.#drop()
      return unfit
    }
    return this.#take(update, parsed)
  }

  #lag(update: Uint8Array): void {
    if (!this.#copy) return
    this.#behind.push(update)
    if (this.#behind.length > BEHIND_MAX) this.#drop()
  }

  #drop(): void {
    this.#copy?.destroy()
    this.#copy = null
    this.#behind = []
  }

  /** The copy, with everything that was admitted. */
  #open(): Y.Doc {
    if (this.#copy) {
      applyWithRoots(this.#copy, this.#kind, this.#behind)
      this.#behind = []
      return this.#copy
    }
    const state = this.#durable.state()
    const doc = new Y.Doc()
    applyWithRoots(doc, this.#kind, [state, ...this.#unsettled])
    this.#sizeBytes = state.length + this.#unsettled.reduce((sum, update) => sum + update.length, 0)
    this.#copy = doc
    return doc
  }

  /** Everything that can be seen without applying it. */
  #misfit(copy: Y.Doc, parsed: Parsed, step: boolean): string | null {
    const ends = new Map<number, number>()
    for (const { id, length } of parsed.structs) {
      const end = ends.get(id.client)
      if (end === undefined ? id.clock > stateOf(copy, id.client) : id.clock !== end) return 'gap'
      ends.set(id.client, id.clock + length)
    }
    const end = (client: number) => Math.max(stateOf(copy, client), ends.get(client) ?? 0)
    let steps = 0
    for (const [client, clock] of ends) steps += Math.max(0, clock - stateOf(copy, client))
    if (steps > (step ? this.#limits.stepMaxBytes : this.#limits.clockJump)) return 'jump'
    for (const struct of parsed.structs) {
      if (struct.id.clock + struct.length <= stateOf(copy, struct.id.client) || !(struct instanceof Y.Item)) continue
      if (!isContentAllowed(struct.content)) return 'content'
      const parent: unknown = struct.parent
      if (typeof parent === 'string' && !isRootAllowed(this.#kind, parent)) return 'root'
      for (const reference of [struct.origin, struct.rightOrigin, parent]) {
        if (!(reference instanceof Y.ID)) continue
        // A person could only refer to what was there: of one's own ids, only to earlier ones.
        const limit = reference.client === struct.id.client ? struct.id.clock : end(reference.client)
        if (reference.clock >= limit) return 'reference'
      }
    }
    for (const range of parsed.deletes) if (range.clock + range.length > end(range.client)) return 'delete'
    return null
  }

  #try(copy: Y.Doc, parsed: Parsed, update: Uint8Array, starts: readonly Y.ID[]): Refusal | null {
    this.#tried++
    try {
      openRoots(copy, this.#kind, parsed)
      applyAsItIs(copy, update)
      if (copy.store.pendingStructs || copy.store.pendingDs) return { refused: CLOSE.badUpdate, why: 'pending' }
      for (const id of starts) {
        const item: unknown = Y.getItem(copy.store, id)
        if (item instanceof Y.Item && !isPlaceAllowed(copy, item, this.#limits.nestingMax)) {
          return { refused: CLOSE.badUpdate, why: 'place' }
        }
      }
    } catch {
      return { refused: CLOSE.badUpdate, why: 'apply' } // what Yjs throws here is the update's fault: the copy was sound
    }
    this.#sizeBytes += update.length
    if (this.#sizeBytes <= this.#limits.documentMaxBytes || starts.length === 0) return null
    this.#sizeBytes = Y.encodeStateAsUpdate(copy).length
    return this.#sizeBytes > this.#limits.documentMaxBytes ? { refused: CLOSE.tooLarge, why: 'document' } : null
  }
}

/** Roots must have their class before content comes, or a place could not be judged. */
function applyWithRoots(doc: Y.Doc, kind: DocumentName, updates: readonly Uint8Array[]): void {
  for (const update of updates) openRoots(doc, kind, parseUpdate(update))
  applyAllAsTheyAre(doc, null, () => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
}

function openRoots(doc: Y.Doc, kind: DocumentName, parsed: Parsed | null): void {
  if (kind === 'agenda') openRoot(doc, 'items')
  if (kind === 'theme') openRoot(doc, 'notes')
  for (const struct of parsed?.structs ?? []) {
    const parent: unknown = struct instanceof Y.Item ? struct.parent : null
    if (typeof parent === 'string' && isRootAllowed(kind, parent)) openRoot(doc, parent)
  }
}

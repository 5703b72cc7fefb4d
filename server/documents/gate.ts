// What an update of a client may do. Everything is decided before it is stored: a log cannot be repaired afterwards.
import * as Y from 'yjs'
import type { DocumentName } from '../../shared/ids.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { applyAsItIs } from './apply.ts'
import type { DocumentLimits } from './document-limits.ts'
import { isContentAllowed, isPlaceAllowed, isRootAllowed, openRoot } from './schema.ts'
import { encodeParts, isNewDelete, type Parsed, parseUpdate, stateOf } from './update-bytes.ts'

export type Refusal = { refused: number; why: string }
/** `update` holds only what is new, written anew by us; null when nothing is. */
export type Admitted = { update: Uint8Array | null }
/** `writers` are the client ids under which the update brings something new. */
export type Inspected = { parsed: Parsed; step: boolean; writers: number[] }

/** Keeps a trial copy that is ahead of the visible document by the updates that are admitted but not durable yet. */
export class Gate {
  readonly #kind: DocumentName
  readonly #limits: DocumentLimits
  readonly #durableState: () => Uint8Array
  #trial: Y.Doc | null = null
  #unsettled: Uint8Array[] = []
  /** Upper bound of the encoded size; counted again only when it passes the limit. */
  #sizeBytes = 0

  constructor(kind: DocumentName, limits: DocumentLimits, durableState: () => Uint8Array) {
    this.#kind = kind
    this.#limits = limits
    this.#durableState = durableState
  }

  /** First half: bytes, size, and whose ids it needs. */
  inspect(update: Uint8Array, step: boolean): Inspected | Refusal {
    if (update.length > (step ? this.#limits.stepMaxBytes : this.#limits.updateMaxBytes)) {
      return { refused: CLOSE.tooLarge, why: 'frame' }
    }
    const parsed = parseUpdate(update)
    if (!parsed) return { refused: CLOSE.badUpdate, why: 'bytes' }
    const trial = this.#open()
    const writers = new Set<number>()
    for (const { id, length } of parsed.structs) {
      if (id.clock + length > stateOf(trial, id.client)) writers.add(id.client)
    }
    return { parsed, step, writers: [...writers] }
  }

  /** Second half, synchronous: the caller has made sure that all writers belong to the sender. */
  admit({ parsed, step, writers }: Inspected): Admitted | Refusal {
    const trial = this.#open()
    const known = (client: number) => stateOf(trial, client)
    const wrong = this.#misfit(trial, parsed, step)
    if (wrong) return { refused: CLOSE.badUpdate, why: wrong }
    const structs = parsed.structs.filter(({ id, length }) => id.clock + length > known(id.client))
    const deletes = parsed.deletes.filter(
      (range) => range.clock + range.length > known(range.client) || isNewDelete(trial, range),
    )
    if (structs.length === 0 && deletes.length === 0) return { update: null }
    const strangers = writers.filter((client) => !trial.store.clients.has(client)).length
    if (trial.store.clients.size + strangers > this.#limits.clientsPerDocument) {
      return { refused: CLOSE.tooLarge, why: 'clients' }
    }
    const update = encodeParts(structs, known, deletes)
    const starts = structs.map(({ id }) => Y.createID(id.client, Math.max(id.clock, known(id.client))))
    const unfit = this.#try(trial, parsed, update, starts)
    if (unfit) {
      this.#trial = null
      return unfit
    }
    this.#unsettled.push(update)
    return { update }
  }

  /** The oldest `count` admitted updates are now part of the durable state. */
  settle(count: number): void {
    this.#unsettled.splice(0, count)
  }

  /** Something durable came from elsewhere. */
  follow(update: Uint8Array): void {
    if (this.#trial) applyAsItIs(this.#trial, update)
    this.#sizeBytes += update.length
  }

  /** Admitted updates could not be stored: they never were. */
  forget(): void {
    this.#trial?.destroy()
    this.#trial = null
    this.#unsettled = []
  }

  #open(): Y.Doc {
    if (this.#trial) return this.#trial
    const doc = new Y.Doc()
    const state = this.#durableState()
    // Roots must have their class before content comes, or a place could not be judged.
    openRoots(doc, this.#kind, parseUpdate(state))
    applyAsItIs(doc, state)
    for (const update of this.#unsettled) {
      openRoots(doc, this.#kind, parseUpdate(update))
      applyAsItIs(doc, update)
    }
    this.#sizeBytes = state.length + this.#unsettled.reduce((sum, update) => sum + update.length, 0)
    this.#trial = doc
    return doc
  }

  /** Everything that can be seen without applying it. */
  #misfit(trial: Y.Doc, parsed: Parsed, step: boolean): string | null {
    const ends = new Map<number, number>()
    for (const { id, length } of parsed.structs) {
      const end = ends.get(id.client)
      if (end === undefined ? id.clock > stateOf(trial, id.client) : id.clock !== end) return 'gap'
      ends.set(id.client, id.clock + length)
    }
    const end = (client: number) => Math.max(stateOf(trial, client), ends.get(client) ?? 0)
    let steps = 0
    for (const [client, clock] of ends) steps += Math.max(0, clock - stateOf(trial, client))
    if (steps > (step ? this.#limits.stepMaxBytes : this.#limits.clockJump)) return 'jump'
    for (const struct of parsed.structs) {
      if (struct.id.clock + struct.length <= stateOf(trial, struct.id.client) || !(struct instanceof Y.Item)) continue
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

  #try(trial: Y.Doc, parsed: Parsed, update: Uint8Array, starts: readonly Y.ID[]): Refusal | null {
    try {
      openRoots(trial, this.#kind, parsed)
      applyAsItIs(trial, update)
      if (trial.store.pendingStructs || trial.store.pendingDs) return { refused: CLOSE.badUpdate, why: 'pending' }
      for (const id of starts) {
        const item: unknown = Y.getItem(trial.store, id)
        if (item instanceof Y.Item && !isPlaceAllowed(trial, item, this.#limits.nestingMax)) {
          return { refused: CLOSE.badUpdate, why: 'place' }
        }
      }
    } catch {
      return { refused: CLOSE.badUpdate, why: 'apply' } // what Yjs throws here is the update's fault: the copy was sound
    }
    this.#sizeBytes += update.length
    if (this.#sizeBytes <= this.#limits.documentMaxBytes || starts.length === 0) return null
    this.#sizeBytes = Y.encodeStateAsUpdate(trial).length
    return this.#sizeBytes > this.#limits.documentMaxBytes ? { refused: CLOSE.tooLarge, why: 'document' } : null
  }
}

function openRoots(doc: Y.Doc, kind: DocumentName, parsed: Parsed | null): void {
  if (kind === 'agenda') openRoot(doc, 'items')
  if (kind === 'theme') openRoot(doc, 'notes')
  for (const struct of parsed?.structs ?? []) {
    const parent: unknown = struct instanceof Y.Item ? struct.parent : null
    if (typeof parent === 'string' && isRootAllowed(kind, parent)) openRoot(doc, parent)
  }
}

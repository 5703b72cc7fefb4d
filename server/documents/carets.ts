// Cursors of one document: who points where, as the server knows it. Presence is something else and lives elsewhere.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type CaretUser = { name: string; colour?: string }
/** `json` null: gone. `owner` is the connection it came from, null for other nodes. */
type Caret<Owner> = { clock: number; json: string | null; owner: Owner | null; heardAtMs: number }
export type CaretEntry = { clientId: number; clock: number; json: string }

/** @returns null for bytes that are no awareness update. Cannot fail. */
export function readCarets(update: Uint8Array): CaretEntry[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const entries: CaretEntry[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      entries.push({ clientId, clock, json: decoding.readVarString(decoder) })
    }
    return entries
  } catch {
    return null
  }
}

/** Builds what others get: the server's name for this person, and a cursor of the known shape or none.
 *  @returns null when the person is not in the document (or sent nonsense) */
export function caretJson(raw: string, user: CaretUser): string | null {
  const state = parsed(raw)
  if (state === null) return null
  const anchor = position(field(field(state, 'cursor'), 'anchor'))
  const head = position(field(field(state, 'cursor'), 'head'))
  return JSON.stringify({
    user: user.colour === undefined ? { name: user.name } : { name: user.name, colour: user.colour },
    cursor: anchor && head ? { anchor, head } : null,
  })
}

function parsed(raw: string): object | null {
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

function field(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, key) ? Reflect.get(from, key) : undefined
}

/** A relative position of Yjs as JSON. */
function position(raw: unknown): object | null {
  if (typeof raw !== 'object' || raw === null) return null
  const tname = field(raw, 'tname')
  const assoc = field(raw, 'assoc')
  return {
    type: id(field(raw, 'type')),
    tname: typeof tname === 'string' ? tname.slice(0, 80) : null,
    item: id(field(raw, 'item')),
    assoc: assoc === -1 ? -1 : 0,
  }
}

function id(raw: unknown): object | null {
  const client = field(raw, 'client')
  const clock = field(raw, 'clock')
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) ? { client, clock } : null
}

/** All carets of one document. Clocks are the server's: whoever reloads or lies about theirs is still seen. */
export class Carets<Owner> {
  readonly #carets = new Map<number, Caret<Owner>>()
  readonly #changed = new Set<number>()

  /** From a connection of this node; null takes it away. */
  set(clientId: number, json: string | null, owner: Owner, nowMs: number): void {
    const before = this.#carets.get(clientId)
    if (json === null && (!before || before.json === null)) return
    this.#carets.set(clientId, { clock: Math.max(nowMs, (before?.clock ?? 0) + 1), json, owner, heardAtMs: nowMs })
    this.#changed.add(clientId)
  }

  /** From another node, which checked it. */
  follow(update: Uint8Array, nowMs: number): void {
    for (const { clientId, clock, json } of readCarets(update) ?? []) {
      const before = this.#carets.get(clientId)
      if (before && (before.owner !== null || before.clock >= clock)) continue
      this.#carets.set(clientId, { clock, json: json === 'null' ? null : json, owner: null, heardAtMs: nowMs })
      this.#changed.add(clientId)
    }
  }

  /** Carets of a node that fell silent vanish like a closed connection. */
  expire(nowMs: number, silentMs: number): void {
    for (const [clientId, caret] of this.#carets) {
      if (caret.owner !== null || nowMs - caret.heardAtMs < silentMs || caret.json === null) continue
      this.#carets.set(clientId, { ...caret, clock: caret.clock + 1, json: null })
      this.#changed.add(clientId)
    }
  }

  hasChanged(): boolean {
    return this.#changed.size > 0
  }

  /** Takes what changed since the last call. Entries that are gone are forgotten with it. */
  takeChanged(): {
    clientIds: number[]
    owners: Set<Owner>
    encode(without: Owner | null): Uint8Array
    own: Uint8Array | null
  } {
    const taken = [...this.#changed].flatMap((clientId) => {
      const caret = this.#carets.get(clientId)
      return caret ? [{ clientId, ...caret }] : []
    })
    this.#changed.clear()
    for (const { clientId, json } of taken) if (json === null) this.#carets.delete(clientId)
    const local = taken.filter((caret) => caret.owner !== null)
    return {
      clientIds: taken.map((caret) => caret.clientId),
      owners: new Set(local.flatMap((caret) => (caret.owner === null ? [] : [caret.owner]))),
      encode: (without) => encodeCarets(without === null ? taken : taken.filter((caret) => caret.owner !== without)),
      own: local.length > 0 ? encodeCarets(local) : null,
    }
  }

  /** Everybody's but one's own, for somebody who has just come. */
  all(without: Owner): Uint8Array {
    const present = [...this.#carets].flatMap(([clientId, caret]) =>
      caret.json !== null && caret.owner !== without ? [{ clientId, ...caret }] : [],
    )
    return encodeCarets(present)
  }
}

function encodeCarets(carets: readonly { clientId: number; clock: number; json: string | null }[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, carets.length)
  for (const { clientId, clock, json } of carets) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json ?? 'null')
  }
  return encoding.toUint8Array(encoder)
}

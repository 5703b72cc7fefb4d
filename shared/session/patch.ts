// The difference of two views, and how it is put onto an old one.

/** A path into the view and the new value there; without a value the member is deleted. */
export type PatchOp = [path: string[], value: unknown] | [path: string[]]

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** Smallest change by members: records are compared member by member, arrays and other values replaced whole.
 *  Both views must be plain JSON. Cannot fail. Rule SYNC1. */
export function diffView(before: unknown, after: unknown): PatchOp[] {
  const ops: PatchOp[] = []
  walk([], before as Json, after as Json, ops)
  return ops
}

/** A new view; parts that did not change are the same objects. Rule SYNC2. */
export function applyPatch<View>(view: View, ops: readonly PatchOp[]): View {
  let next = view as unknown as Json
  for (const op of ops) next = put(next, op[0], op.length === 2 ? { value: op[1] as Json } : null)
  return next as unknown as View
}

function walk(path: string[], before: Json, after: Json, ops: PatchOp[]): void {
  if (before === after) return
  if (!isRecord(before) || !isRecord(after)) {
    if (!same(before, after)) ops.push([path, after])
    return
  }
  for (const name of Object.keys(before)) if (!(name in after)) ops.push([[...path, name]])
  for (const [name, value] of Object.entries(after)) {
    const old = before[name]
    if (old === undefined) ops.push([[...path, name], value])
    else walk([...path, name], old, value, ops)
  }
}

function put(target: Json, path: readonly string[], change: { value: Json } | null): Json {
  const [name, ...rest] = path
  if (name === undefined) return change ? change.value : null
  const record = isRecord(target) ? { ...target } : {}
  if (rest.length > 0) record[name] = put(record[name] ?? {}, rest, change)
  else if (change) record[name] = change.value
  else delete record[name]
  return record
}

function same(left: Json, right: Json): boolean {
  if (left === right) return true
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((item, index) => same(item, right[index] ?? null))
  }
  if (!isRecord(left) || !isRecord(right)) return false
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => name in right && same(left[name] ?? null, right[name] ?? null))
}

function isRecord(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

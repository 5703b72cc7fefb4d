// "One step I will try" lies on this device alone, for each seat apart, until its owner lets go of it. At the next meeting's check-in it
// comes back to whoever has the same name there.
import * as v from 'valibot'
import { LOOP_CHOICES } from '../../shared/session/loop.ts'
import { browserStorage, type TextStorage } from './device-memory.ts'

const schema = v.object({
  text: v.pipe(v.string(), v.maxLength(400)),
  mayAsk: v.picklist(['nobody', 'group']),
  /** Of whom, in which meeting, and when; a device that wrote before these were there has none. */
  name: v.optional(v.string(), ''),
  title: v.optional(v.string(), ''),
  atMs: v.optional(v.number(), 0),
  /** What its owner said became of it. "Not yet" leaves it open for the next time. */
  became: v.optional(v.nullable(v.picklist(LOOP_CHOICES)), null),
  /** The meeting in which it was said: there it may be said anew. */
  answeredIn: v.optional(v.string(), ''),
  /** Meetings in which its owner does not want to see it. */
  notIn: v.optional(v.array(v.string()), () => []),
})
export type OwnStep = v.InferOutput<typeof schema>
/** A step of an earlier meeting, and where it lies on this device. */
export type OpenStep = OwnStep & { key: string }

const PREFIX = 'copse.own-step.'
const EMPTY: OwnStep = {
  text: '',
  mayAsk: 'nobody',
  name: '',
  title: '',
  atMs: 0,
  became: null,
  answeredIn: '',
  notIn: [],
}
/** After a year it is no step any more. */
const OPEN_FOR_MS = 365 * 86_400_000

export function readOwnStep(room: string, seat: string, storage: TextStorage | null = browserStorage()): OwnStep {
  return read(keyOf(room, seat), storage) ?? EMPTY
}

/** @returns false when this browser keeps nothing, so that nobody is promised what does not hold. */
export function keepOwnStep(
  room: string,
  seat: string,
  step: OwnStep,
  storage: TextStorage | null = browserStorage(),
): boolean {
  return write(keyOf(room, seat), step.text.trim() === '' ? null : step, storage)
}

/** LOOP1: the newest step of the same person that is still open, from another room; or the one answered in this room already.
 *  @param who name of the seat; on a shared phone nobody sees another one's step. */
export function openStep(
  here: { room: string; name: string; nowMs: number },
  storage: TextStorage | null = browserStorage(),
): OpenStep | null {
  const steps: OpenStep[] = []
  for (const key of keysOf(storage)) {
    const step = key.startsWith(`${PREFIX}${here.room}.`) ? null : read(key, storage)
    if (!step || step.name === '' || nameKey(step.name) !== nameKey(here.name)) continue
    const isOpen = step.became === null || step.became === 'notYet' || step.answeredIn === here.room
    if (!isOpen || step.notIn.includes(here.room) || here.nowMs - step.atMs > OPEN_FOR_MS) continue
    steps.push({ ...step, key })
  }
  return steps.sort((left, right) => right.atMs - left.atMs)[0] ?? null
}

/** Changes a step of an earlier meeting where it lies. */
export function settleStep(
  step: OpenStep,
  change: Partial<OwnStep>,
  storage: TextStorage | null = browserStorage(),
): void {
  const { key, ...kept } = step
  write(key, { ...kept, ...change }, storage)
}

function keyOf(room: string, seat: string): string {
  return `${PREFIX}${room}.${seat}`
}

const nameKey = (name: string) => name.normalize('NFC').trim().toLowerCase()

function read(key: string, storage: TextStorage | null): OwnStep | null {
  try {
    const raw = storage?.getItem(key) ?? null
    const parsed = v.safeParse(schema, raw === null ? null : JSON.parse(raw))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

function write(key: string, step: OwnStep | null, storage: TextStorage | null): boolean {
  try {
    if (storage === null) return false
    if (step === null) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(step))
    return true
  } catch {
    return false
  }
}

function keysOf(storage: TextStorage | null): string[] {
  const keys: string[] = []
  for (let index = 0; index < (storage?.length ?? 0); index += 1) {
    const key = storage?.key(index)
    if (key?.startsWith(PREFIX)) keys.push(key)
  }
  return keys
}

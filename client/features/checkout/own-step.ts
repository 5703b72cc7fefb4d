// "One step I will try" lies on this device alone, for each seat apart, until its owner lets go of it.
import * as v from 'valibot'

const schema = v.object({ text: v.pipe(v.string(), v.maxLength(400)), mayAsk: v.picklist(['nobody', 'group']) })
export type OwnStep = v.InferOutput<typeof schema>

const EMPTY: OwnStep = { text: '', mayAsk: 'nobody' }

export function readOwnStep(room: string, seat: string): OwnStep {
  try {
    const raw = localStorage.getItem(keyOf(room, seat))
    const parsed = v.safeParse(schema, raw === null ? null : JSON.parse(raw))
    return parsed.success ? parsed.output : EMPTY
  } catch {
    return EMPTY
  }
}

/** @returns false when this browser keeps nothing, so that nobody is promised what does not hold. */
export function keepOwnStep(room: string, seat: string, step: OwnStep): boolean {
  try {
    if (step.text.trim() === '') localStorage.removeItem(keyOf(room, seat))
    else localStorage.setItem(keyOf(room, seat), JSON.stringify(step))
    return true
  } catch {
    return false
  }
}

function keyOf(room: string, seat: string): string {
  return `copse.own-step.${room}.${seat}`
}

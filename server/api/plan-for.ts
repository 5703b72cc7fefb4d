// The plan a date of the calendar begins with.
import { DEFAULT_PLAN, PLAN_NAMES } from '../../shared/session/plans.ts'

/** The wished one, else the longest of the default's size that fits the minutes, else the default. */
export function planFor(wished: string | undefined, minutes: number): (typeof PLAN_NAMES)[number] {
  const found = PLAN_NAMES.find((name) => name === wished)
  if (found) return found
  const [size] = DEFAULT_PLAN.split('_')
  const lengthOf = (name: string) => Number(name.split('_')[1])
  const fitting = PLAN_NAMES.filter((name) => name.startsWith(`${size}_`) && lengthOf(name) <= minutes)
  return fitting.sort((left, right) => lengthOf(right) - lengthOf(left))[0] ?? DEFAULT_PLAN
}

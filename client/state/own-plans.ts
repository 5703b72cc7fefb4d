// Plans somebody keeps for the next time: on this device, until the community has a place for them.
import type { NamedPlan } from '../../shared/wire/plan-file.ts'
import { planFromFile, planToFile } from '../../shared/wire/plan-file.ts'
import { browserStorage } from './device-memory.ts'

const PREFIX = 'copse.plan.'

/** In the order of their names. Broken ones are left out. */
export function ownPlans(): NamedPlan[] {
  const storage = browserStorage()
  const plans: NamedPlan[] = []
  for (let index = 0; index < (storage?.length ?? 0); index += 1) {
    const key = storage?.key(index) ?? ''
    const read = key.startsWith(PREFIX) ? planFromFile(storage?.getItem(key) ?? '') : null
    if (read?.ok) plans.push(read.read)
  }
  return plans.sort((left, right) => left.name.localeCompare(right.name))
}

/** Under its name; one of the same name is replaced. @returns all that are kept. */
export function keepPlan(plan: NamedPlan): NamedPlan[] {
  try {
    browserStorage()?.setItem(PREFIX + plan.name, planToFile(plan))
  } catch {
    // A full or blocked storage keeps nothing; the file is the other way.
  }
  return ownPlans()
}

export function dropPlan(name: string): NamedPlan[] {
  browserStorage()?.removeItem(PREFIX + name)
  return ownPlans()
}

// A refused update costs nearly as much as one that is taken, up to a third of a second for a large one. Who is refused and comes back
// for the next could stand in everybody's way: it has to wait.
import type { DeviceHash } from '../../shared/ids.ts'
import type { Clock } from '../rooms/ports.ts'
import { Budget } from './budget.ts'
import type { DocumentLimits } from './document-limits.ts'

const DEVICES_KEPT = 10_000

/** Bytes of refused frames by device, on this node. */
export function makeRefusals(limits: DocumentLimits, clock: Clock) {
  const budgets = new Map<DeviceHash, Budget>()
  return {
    count(device: DeviceHash, bytes: number): void {
      let budget = budgets.get(device)
      if (!budget) {
        if (budgets.size >= DEVICES_KEPT) budgets.clear()
        budget = new Budget(limits.refusedBytesPerSecond, limits.refusedBytesBurst, clock.nowMs())
        budgets.set(device, budget)
      }
      // More than there is left empties it.
      if (!budget.take(bytes, clock.nowMs())) budget.empty()
    },
    isOver(device: DeviceHash): boolean {
      const budget = budgets.get(device)
      return budget !== undefined && !budget.take(1, clock.nowMs())
    },
  }
}

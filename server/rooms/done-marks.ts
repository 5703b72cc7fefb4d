// Who tapped "I'm done" is counted without being written down: beside the box, that list would say who finished when a card came in.
import type { SeatId, StepId } from '../../shared/ids.ts'
import { sha256 } from './hash.ts'
import type { Chance } from './ports.ts'

export type DoneMarks = ReturnType<typeof makeDoneMarks>

/** Marks of one room on this node: another one for each seat and step, made with a secret that is stored nowhere and ends with the process.
 *  After a restart the taps of before still count; only nobody can say any more whose they were, their own pages included (BRD11). */
export function makeDoneMarks(chance: Chance) {
  const secret = chance.secret()
  const seats = new Map<string, SeatId>()

  function of(seat: SeatId, step: StepId): string {
    const mark = sha256(`${secret}${step} ${seat}`).slice(0, 32)
    seats.set(mark, seat)
    return mark
  }

  return {
    of,
    /** undefined for a mark of before the restart, or of another node. */
    seatOf: (mark: string): SeatId | undefined => seats.get(mark),
  }
}

// Pairs, threes and circles: who sits with whom in the present step, drawn by lot. Rules HUD1 to HUD4.
import type { SeatId } from '../ids.ts'
import type { Stamped } from './command.ts'
import { isOutside } from './consult-roles.ts'
import { generator, shuffled } from './random.ts'
import type { Seat, Session, Step } from './session.ts'
import { policyOf } from './step-forms.ts'

/** `key` is the step, or the block of a consultation: its turns keep the same threes. */
export type Huddle = { key: string; size: 2 | 3 | 6; groups: SeatId[][] }

export function huddleKey(step: Step): string {
  return step.consult && step.consult.part !== 'pairs' ? step.consult.block : step.id
}

/** HUD1: everybody who is here sits in exactly one group, room with room and remote with remote, nobody alone. */
export function huddleFor(session: Session, step: Step, stamped: Stamped): Huddle | null {
  const { huddle: size } = policyOf(step)
  if (size === 0) return session.huddle
  const key = huddleKey(step)
  if (session.huddle?.key === key) return session.huddle
  const draw = generator(stamped.stamp.seed)
  const isGiver = (seat: Seat) => policyOf(step).giverListens && session.consult?.giver === seat.id
  const here = Object.values(session.seats).filter(
    (seat) =>
      seat.state === 'in' &&
      (seat.devices.length === 0 || stamped.stamp.here.includes(seat.id)) &&
      !isOutside(session, seat.id) &&
      !isGiver(seat),
  )
  const ids = (place: Seat['place']) =>
    shuffled(
      here.filter((seat) => seat.place === place).map((seat) => seat.id),
      draw,
    )
  return { key, size, groups: grouped(ids('room'), ids('remote'), size) }
}

/** HUD3: who comes late joins the smallest group. */
export function addToHuddle(huddle: Huddle | null, seat: SeatId): Huddle | null {
  if (!huddle || huddle.groups.some((group) => group.includes(seat))) return huddle
  const least = smallest(huddle.groups)
  if (!least) return { ...huddle, groups: [[seat]] }
  return { ...huddle, groups: huddle.groups.map((group) => (group === least ? [...group, seat] : group)) }
}

/** HUD2: when somebody leaves, nobody stays alone as long as there is another group. */
export function removeFromHuddle(huddle: Huddle | null, seat: SeatId): Huddle | null {
  if (!huddle?.groups.some((group) => group.includes(seat))) return huddle
  const groups = huddle.groups.map((group) => group.filter((one) => one !== seat)).filter((group) => group.length > 0)
  const lonely = groups.find((group) => group.length === 1)
  const rest = groups.filter((group) => group !== lonely)
  const least = smallest(rest)
  if (!lonely || !least) return { ...huddle, groups }
  return { ...huddle, groups: rest.map((group) => (group === least ? [...group, ...lonely] : group)) }
}

/** One list a place, each cut into groups; a place with one person goes with the other. */
function grouped(room: readonly SeatId[], remote: readonly SeatId[], size: 2 | 3 | 6): SeatId[][] {
  if (room.length < 2 || remote.length < 2) return cut([...remote, ...room], size)
  return [...cut(remote, size), ...cut(room, size)]
}

function cut(seats: readonly SeatId[], size: 2 | 3 | 6): SeatId[][] {
  if (seats.length === 0) return []
  // Five in pairs are a pair and three; five in threes are three and a pair.
  const count = Math.max(1, size === 2 ? Math.floor(seats.length / 2) : Math.round(seats.length / size))
  const groups: SeatId[][] = Array.from({ length: count }, () => [])
  seats.forEach((seat, index) => {
    groups[index % count]?.push(seat)
  })
  return groups
}

function smallest(groups: readonly SeatId[][]): SeatId[] | undefined {
  return groups.reduce<SeatId[] | undefined>(
    (least, group) => (least === undefined || group.length < least.length ? group : least),
    undefined,
  )
}

/** HUD4: whose half (or third) it is by the clock alone, the same for all. @returns index into a group. */
export function voiceByClock(groupSize: number, passedMs: number, totalMs: number): number {
  if (groupSize < 2 || totalMs <= 0) return 0
  return Math.min(groupSize - 1, Math.max(0, Math.floor((passedMs / totalMs) * groupSize)))
}

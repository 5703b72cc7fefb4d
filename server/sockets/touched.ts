// Whose sockets a change can concern beyond the view of their audience: only those are looked at one by one.
import type { DeviceHash, SeatId } from '../../shared/ids.ts'
import { seatId } from '../../shared/ids.ts'
import { presentStep } from '../../shared/session/clock.ts'
import { askedByAll } from '../../shared/session/garden.ts'
import type { Seat, Session } from '../../shared/session/session.ts'

/** Devices whose audience, presence or own slice may be another one after the change. Compares by identity: what a
 *  transition did not touch is the same object. May name too many, never too few. */
export function touchedDevices(
  after: Session,
  before: Session,
  seatOfMark: (mark: string) => SeatId | undefined,
): Set<DeviceHash> {
  const seats = new Set<SeatId>()
  const devices = new Set<DeviceHash>()
  const both = (of: (session: Session) => SeatId | null) => {
    const [now, then] = [of(after), of(before)]
    if (now !== then) for (const seat of [now, then]) if (seat !== null) seats.add(seat)
  }
  both((session) => session.facilitator)
  both((session) => session.deputy)
  for (const id of unlike(after.gardeners, before.gardeners)) seats.add(id)
  for (const id of inCase(after, before)) seats.add(id)
  for (const id of differing(answersNow(after), answersNow(before))) seats.add(id)
  for (const id of differing(after.leavingAtMs, before.leavingAtMs)) seats.add(id)
  for (const id of differing(after.evaluations, before.evaluations)) seats.add(id)
  for (const id of differing(after.loop.answers, before.loop.answers)) seats.add(id)
  for (const id of differing(after.writing?.dealt ?? {}, before.writing?.dealt ?? {})) seats.add(id)
  for (const mark of unlike(doneNow(after), doneNow(before))) {
    const seat = seatOfMark(mark)
    if (seat !== undefined) seats.add(seat)
  }
  for (const one of unlike(after.sharedSteps, before.sharedSteps)) seats.add(one.seat)
  for (const one of unlike(after.screens, before.screens)) devices.add(one.device)
  const addDevices = (seat: Seat | undefined) => {
    for (const device of seat?.devices ?? []) devices.add(device)
  }
  for (const id of differing(after.seats, before.seats)) {
    addDevices(after.seats[id])
    addDevices(before.seats[id])
  }
  for (const id of seats) addDevices(after.seats[id])
  return devices
}

/** Whose own part of a case may be another one: roles, questions in private, lines written for somebody. */
function inCase(after: Session, before: Session): SeatId[] {
  const didMove = presentStep(after) !== presentStep(before)
  const lines = [...unlike(Object.values(after.caseLines), Object.values(before.caseLines))]
  const named = (session: Session): SeatId[] => {
    const { consult } = session
    if (!consult) return []
    const asked = consult.asked ? [consult.asked.seat] : []
    const roles = [consult.giver, consult.scribe, consult.observer].filter((seat) => seat !== null)
    return [...roles, ...asked, ...consult.offers, ...consult.inner, ...consult.aside, ...consult.waiting]
  }
  const people = didMove || after.consult !== before.consult ? [...named(after), ...named(before)] : []
  const asking = after.groupAsk === before.groupAsk ? [] : [...voters(after), ...voters(before)]
  const readers = didMove ? Object.values(after.caseLines).map((line) => line.for) : []
  // CON11: all who are in the case have it, and nobody else; who that is depends on the step, the roles and a slip.
  const hasQuestion = Boolean(after.consult?.question || before.consult?.question)
  const isNews = hasQuestion && (didMove || after.consult !== before.consult || after.slip !== before.slip)
  // What somebody is in a case, and may write in it, changes with its parts also for those whom nobody named.
  const isCase =
    (didMove || after.gardeners !== before.gardeners) &&
    [after, before].some((one) => presentStep(one)?.consult !== undefined)
  // GRD7: what gardeners passed on, all in the case have.
  const wasAsked = after.caseLines !== before.caseLines || after.slip !== before.slip
  const isAsked = wasAsked && JSON.stringify(askedByAll(after)) !== JSON.stringify(askedByAll(before))
  const listeners = isNews || isCase || isAsked ? Object.values(after.seats).map((seat) => seat.id) : []
  return [...people, ...listeners, ...asking, ...readers, ...lines.flatMap((line) => [line.by, line.for])]
}

function voters(session: Session): readonly SeatId[] {
  return session.groupAsk?.state === 'open' ? [...session.groupAsk.yes, ...session.groupAsk.no] : []
}

function answersNow(session: Session): Record<string, number> {
  const poll = session.polls[presentStep(session)?.id ?? '']
  return poll?.state === 'open' ? poll.answers : {}
}

function doneNow(session: Session): readonly string[] {
  const step = presentStep(session)
  return (step && session.done[step.id]) ?? []
}

/** Names that only one of the two has, or that stand for something else. */
function differing<T>(after: Record<string, T>, before: Record<string, T>): SeatId[] {
  if (after === before) return []
  const names: SeatId[] = []
  for (const name of Object.keys(after)) if (after[name] !== before[name]) names.push(seatId(name))
  for (const name of Object.keys(before)) if (!(name in after)) names.push(seatId(name))
  return names
}

/** What only one of the two lists has. */
function unlike<T>(after: readonly T[], before: readonly T[]): T[] {
  if (after === before) return []
  const [now, then] = [new Set(after), new Set(before)]
  return [...after.filter((one) => !then.has(one)), ...before.filter((one) => !now.has(one))]
}

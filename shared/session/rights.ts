// What a person may ask about their own seat: all that carries it, and that it goes. Unsigned cards carry nobody, so they are not here.
import type { EpochMs, Hash, SeatId } from '../ids.ts'
import { withoutSigned } from './bed.ts'
import { linesBy, linesFor } from './case-lines.ts'
import { purgeAgain } from './close.ts'
import { type Consult, removeFromCase } from './consult.ts'
import type { GroupAsk } from './group-ask.ts'
import { removeFromHuddle } from './huddles.ts'
import { withoutLoop } from './loop.ts'
import type { Outcome } from './outcome.ts'
import { accept } from './outcome.ts'
import { removeFromRound } from './rounds.ts'
import type { Session, Writing } from './session.ts'

/** Everything in a session that carries one seat, for the person themselves. Times only where the session has them. */
export type OwnData = {
  title: string
  seat: { name: string; place: string; state: string; devices: number }
  roles: string[]
  handRaised: boolean
  inRound: boolean
  dots: string[]
  metoo: string[]
  ticketsDealt: number
  /** Of the polls that are open. */
  pollAnswers: number[]
  timeAnswer: boolean | null
  leavingAtMs: EpochMs | null
  helpedAtMs: EpochMs | null
  /** Sent ahead, to be read out in the round. */
  roundLine: string | null
  caseRoles: string[]
  /** Own words for somebody who brought a case; for whom is that person's. */
  linesWritten: { kind: string; text: string }[]
  /** Written for this person, as far as they may read it now; by whom is not told (CON6). */
  linesForMe: { kind: string; text: string }[]
  evaluation: Session['evaluations'][string] | null
  /** What became of the step I wanted to try, until check-in is over. */
  loopAnswer: string | null
  sharedStep: string | null
  thanksGiven: { to: string; text: string }[]
  thanksReceived: { from: string; text: string }[]
  resources: { title: string; url: string }[]
  /** What I asked the group as a case giver, until the case is over. */
  caseQuestion: string | null
  nextFacilitator: boolean
}

/** RGT1. @returns null for a seat that is not there or was erased. */
export function ownData(session: Session, id: SeatId): OwnData | null {
  const seat = session.seats[id]
  if (!seat || seat.name === '') return null
  const nameOf = (other: SeatId) => session.seats[other]?.name ?? ''
  const roles = [
    ...(session.facilitator === id ? ['facilitator'] : []),
    ...(session.deputy === id ? ['deputy'] : []),
    ...(session.gardeners.includes(id) ? ['gardener'] : []),
    ...(session.takenFrom === id ? ['led before'] : []),
  ]
  return {
    title: session.title,
    seat: { name: seat.name, place: seat.place, state: seat.state, devices: seat.devices.length },
    roles,
    handRaised: session.hands.includes(id),
    inRound: session.round?.order.includes(id) ?? false,
    dots: [...(session.votes?.dots[id] ?? [])],
    metoo: Object.keys(session.cards).filter((card) => session.cards[card]?.metoo.includes(id)),
    ticketsDealt: session.writing?.dealt[id] ?? 0,
    pollAnswers: Object.values(session.polls).flatMap((poll) =>
      poll.state === 'open' && poll.answers[id] !== undefined ? [poll.answers[id]] : [],
    ),
    timeAnswer: timeAnswer(session, id),
    leavingAtMs: session.leavingAtMs[id] ?? null,
    helpedAtMs: session.helped.find((one) => one.seat === id)?.atMs ?? null,
    roundLine: session.roundLines[id] ?? null,
    caseRoles: caseRoles(session, id),
    linesWritten: linesBy(session, id).map(({ kind, text }) => ({ kind, text })),
    linesForMe: linesFor(session, id).map(({ kind, text }) => ({ kind, text })),
    evaluation: session.evaluations[id] ?? null,
    loopAnswer: session.loop.answers[id] ?? null,
    sharedStep: session.sharedSteps.find((step) => step.seat === id)?.text ?? null,
    thanksGiven: session.thanks.filter(({ from }) => from === id).map(({ to, text }) => ({ to: nameOf(to), text })),
    thanksReceived: session.thanks
      .filter(({ to }) => to === id)
      .map(({ from, text }) => ({ from: nameOf(from), text })),
    resources: session.resources.filter(({ by }) => by === seat.name).map(({ title, url }) => ({ title, url })),
    caseQuestion: (session.consult?.giver === id && session.consult.question) || null,
    nextFacilitator: session.next.facilitator === seat.name,
  }
}

function timeAnswer({ groupAsk }: Session, id: SeatId): boolean | null {
  if (groupAsk?.state !== 'open') return null
  return groupAsk.yes.includes(id) ? true : groupAsk.no.includes(id) ? false : null
}

function caseRoles({ consult }: Session, id: SeatId): string[] {
  if (!consult) return []
  const has: [string, boolean][] = [
    ['offered a case', consult.offers.includes(id)],
    ['asked', consult.asked !== null && 'seat' in consult.asked && consult.asked.seat === id],
    ['brings the case', consult.giver === id],
    ['scribe', consult.scribe === id],
    ['observer', consult.observer === id],
    ['inner group', consult.inner.includes(id)],
    ['stepped aside', consult.aside.includes(id)],
    ['waits outside', consult.waiting.includes(id)],
  ]
  return has.flatMap(([role, isIt]) => (isIt ? [role] : []))
}

/** RGT2: nothing in the session carries the person any more; an empty seat without a name stays, so that orders and sums hold.
 *  Again, and after the close, is right. What is left in the store's files is overwritten like after a close. */
export function eraseSeat(session: Session, id: SeatId, atMs: EpochMs): Outcome {
  const seat = session.seats[id]
  if (!seat || seat.name === '') return accept(session)
  const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key !== id))
  const nobody = { ...seat, name: '', state: 'removed' as const, devices: [], returnHash: '' as Hash }
  const gone = { ...session, seats: { ...session.seats, [id]: nobody } }
  const deputy = session.deputy === id ? null : session.deputy
  const isDeputyHere = deputy !== null && session.seats[deputy]?.state === 'in'
  const handsOver = session.facilitator === id && isDeputyHere
  return accept(session, {
    seats: gone.seats,
    hands: session.hands.filter((one) => one !== id),
    round: removeFromRound(gone, id, atMs),
    cards: Object.fromEntries(
      Object.entries(session.cards).map(([card, record]) => [
        card,
        record.metoo.includes(id) ? { ...record, metoo: record.metoo.filter((one) => one !== id) } : record,
      ]),
    ),
    gardeners: session.gardeners.filter((one) => one !== id),
    bed: withoutSigned(session.bed, seat.name),
    huddle: removeFromHuddle(session.huddle, id),
    consult: withoutGiver(removeFromCase(session.consult, id), id),
    // ANON9: with a new seat comes a new ticket; of the old one nobody can say any more whose it was.
    writing: session.writing && withoutTickets(session.writing, id),
    groupAsk: withoutAnswer(session.groupAsk, id),
    stepAid: session.stepAid && { ...session.stepAid, heard: session.stepAid.heard.filter((one) => one !== id) },
    caseLines: Object.fromEntries(
      Object.entries(session.caseLines).filter(([, line]) => line.by !== id && line.for !== id),
    ),
    helped: session.helped.filter((one) => one.seat !== id),
    roundLines: without(session.roundLines),
    leavingAtMs: without(session.leavingAtMs),
    polls: Object.fromEntries(
      Object.entries(session.polls).map(([step, poll]) => [
        step,
        poll.state === 'open' ? { ...poll, answers: without(poll.answers) } : poll,
      ]),
    ),
    votes: session.votes && { ...session.votes, dots: without(session.votes.dots) },
    evaluations: without(session.evaluations),
    loop: withoutLoop(session.loop, id),
    tapMeans: { ...session.tapMeans, since: session.tapMeans.since.filter((one) => one !== id) },
    sharedSteps: session.sharedSteps.filter((step) => step.seat !== id),
    thanks: session.thanks.filter(({ from, to }) => from !== id && to !== id),
    resources: session.resources.map((one) => (one.by === seat.name ? { ...one, by: '' } : one)),
    next: session.next.facilitator === seat.name ? { ...session.next, facilitator: '' } : session.next,
    returnRequests: session.returnRequests.filter((request) => request.seat !== id),
    answered: without(session.answered),
    // RGT3: the lead passes to the deputy who is there; without one anybody takes it, as when a facilitator is away.
    facilitator: handsOver && deputy !== null ? deputy : session.facilitator,
    deputy: handsOver ? null : deputy,
    roleEpoch: session.facilitator === id ? session.roleEpoch + 1 : session.roleEpoch,
    takenFrom: session.takenFrom === id ? null : session.takenFrom,
    leadAskedBackBy: session.leadAskedBackBy === id ? null : session.leadAskedBackBy,
    purge: purgeAgain(session),
  })
}

function withoutTickets(writing: Writing, id: SeatId): Writing {
  const { [id]: count = 0, ...dealt } = writing.dealt
  return count === 0 ? writing : { ...writing, dealt, unowned: (writing.unowned ?? 0) + count }
}

function withoutGiver(consult: Consult | null, id: SeatId): Consult | null {
  return consult?.giver === id ? { ...consult, giver: null } : consult
}

function withoutAnswer(ask: GroupAsk | null, id: SeatId): GroupAsk | null {
  if (ask?.state !== 'open') return ask
  const others = (seats: readonly SeatId[]) => seats.filter((one) => one !== id)
  return { ...ask, yes: others(ask.yes), no: others(ask.no) }
}

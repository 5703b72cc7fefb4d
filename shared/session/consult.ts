// The case the group works on: who is asked, who tells, who is outside for now. Rules CON3 to CON8.
import type { CardId, EpochMs, SeatId } from '../ids.ts'
import { presentStep, stepIndex } from './clock.ts'
import { purgeAgain } from './close.ts'
import type { Stamped } from './command.ts'
import type { Sorted } from './garden.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { pause, resume } from './pausing.ts'
import { PROTOCOLS } from './protocols.ts'
import type { Session, Step } from './session.ts'
import { policyOfStep } from './step-forms.ts'

export type LineKind = 'idea' | 'offer' | 'sheet' | 'question'
/** Written by an adviser, everybody, or the scribe, for one case giver; nobody else's view has it. `sorted`: what gardeners made of a
 *  question or an offer; absent, they have not seen it (GRD6). */
export type CaseLine = {
  id: string
  kind: LineKind
  by: SeatId
  for: SeatId
  block: string
  text: string
  sorted?: Sorted
}
/** Circle only: when somebody was helped last; dates, nothing else. */
export type Helped = { seat: SeatId; atMs: EpochMs }

/** One line for somebody who was let in late. */
export const FRAMES = ['facts', 'listen', 'short'] as const
export type Frame = (typeof FRAMES)[number]

export type Consult = {
  /** Its block of steps in the plan. */
  block: string
  /** Who would bring a case today; the facilitator's eyes only. */
  offers: SeatId[]
  /** Asked in private before any name appears (CON3). */
  asked: { seat: SeatId } | null
  /** The card it began from. */
  card: CardId | null
  giver: SeatId | null
  /** The giver tells it for somebody who stays unnamed. */
  onBehalf: boolean
  isReady: boolean
  /** What the giver asks the group; empty while there is none (CON11). */
  question: string
  scribe: SeatId | null
  observer: SeatId | null
  /** Who advises while the others listen; empty: all advise. */
  inner: SeatId[]
  /** Stepped out by themselves: counted, never named, forgotten with the case (CON7). */
  aside: SeatId[]
  /** Somebody did, also when they came back: old versions in the store have to go with the case. */
  hadAside: boolean
  /** Came while a story was told (CON8). */
  waiting: SeatId[]
  frame: Frame | null
  isStopped: boolean
  /** False: the giver does not want to read what all offered (GRD8). */
  readsOffers?: boolean
}

/** The block the group is in, or the next one that needs a case giver. */
export function blockToCome(session: Session): string | null {
  const { plan } = session
  const present = presentStep(session)
  if (!present) return null
  const coming = plan.steps.slice(stepIndex(plan, present.id))
  const found = coming.find((step) => step.consult && PROTOCOLS[step.consult.protocol].hasGiver)
  return found?.consult?.block ?? null
}

/** The case of that block, known already or new; null when none is to come. */
export function consultFor(session: Session): Consult | null {
  const block = blockToCome(session)
  if (block === null) return null
  const known = session.consult
  if (known?.block === block) return known
  return {
    block,
    offers: known?.offers.filter((seat) => seat !== known.giver) ?? [],
    asked: null,
    card: null,
    giver: null,
    onBehalf: false,
    isReady: false,
    question: '',
    scribe: null,
    observer: null,
    inner: [],
    aside: [],
    hadAside: false,
    waiting: [],
    frame: null,
    isStopped: false,
  }
}

/** CON3: "I would bring something", seen by the facilitator alone until somebody is chosen. */
export function offerCase(session: Session, seat: SeatId, on: boolean): Outcome {
  const consult = consultFor(session)
  if (!consult) return refuse('no-case')
  const others = consult.offers.filter((one) => one !== seat)
  return accept(session, { consult: { ...consult, offers: on ? [...others, seat] : others } })
}

/** This seat tells it, and has no other role. */
export function given(consult: Consult, seat: SeatId, card: CardId | null): Consult {
  const rest = (one: SeatId | null) => (one === seat ? null : one)
  return {
    ...consult,
    asked: null,
    giver: seat,
    card,
    offers: without(consult.offers, seat),
    scribe: rest(consult.scribe),
    observer: rest(consult.observer),
    inner: without(consult.inner, seat),
    aside: without(consult.aside, seat),
    waiting: without(consult.waiting, seat),
    onBehalf: false,
    isReady: false,
    question: '',
    isStopped: false,
    readsOffers: true,
  }
}

/** CON4: the case giver says that they are ready. */
export function setReady(session: Session, seat: SeatId, ready: boolean): Outcome {
  const { consult } = session
  if (consult?.giver !== seat) return refuse('no-case')
  return accept(session, { consult: { ...consult, isReady: ready } })
}

/** CON4: one scribe and one process observer, taken by a tap, first come first served; never the case giver. */
export function takeRole(session: Session, seat: SeatId, role: 'scribe' | 'observer' | null): Outcome {
  const { consult } = session
  if (!consult || consult.giver === seat || consult.waiting.includes(seat)) return refuse('no-case')
  if (role !== null && consult[role] !== null && consult[role] !== seat) return refuse('already-asked')
  const free = {
    scribe: consult.scribe === seat ? null : consult.scribe,
    observer: consult.observer === seat ? null : consult.observer,
  }
  return accept(session, { consult: { ...consult, ...free, ...(role === null ? {} : { [role]: seat }) } })
}

/** CON4: only these advise, the others listen and note; an empty list: all advise. */
export function setInner(session: Session, seats: readonly SeatId[]): Outcome {
  const consult = consultFor(session)
  if (!consult) return refuse('no-case')
  const inner = [...new Set(seats)]
  const known = inner.every((seat) => session.seats[seat]?.state === 'in' && seat !== consult.giver)
  return known ? accept(session, { consult: { ...consult, inner } }) : refuse('unknown-seat')
}

/** CON7: "I may recognise this / I should not hear this". No reason, no name, no trace afterwards. */
export function stepAside(session: Session, seat: SeatId, on: boolean): Outcome {
  const consult = consultFor(session)
  if (!consult || consult.giver === seat) return refuse('no-case')
  // Roles and offers stay where they stand: what vanished beside a count that went up would be a name.
  const rest = without(consult.aside, seat)
  return accept(session, {
    consult: { ...consult, aside: on ? [...rest, seat] : rest, hadAside: consult.hadAside || on },
  })
}

/** CON8: let in by the facilitator, with one line on what goes on. */
export function admit(session: Session, seat: SeatId, frame: Frame): Outcome {
  const { consult } = session
  if (!consult?.waiting.includes(seat)) return refuse('unknown-seat')
  return accept(session, { consult: { ...consult, waiting: without(consult.waiting, seat), frame } })
}

/** CON8: who sits down while a story is told waits, and sees nothing of the case. */
export function lateToCase(session: Session, seat: SeatId): Consult | null {
  const { consult } = session
  const step = presentStep(session)
  const isTold = consult !== null && step?.consult?.block === consult.block && policyOfStep(step).doorShut
  if (!isTold || consult.giver === seat || consult.waiting.includes(seat)) return consult
  return { ...consult, waiting: [...consult.waiting, seat] }
}

/** CON10: the case giver may stop at any time: the clock stands, nothing more is written. The facilitator leads on. */
export function stopCase(session: Session, seat: SeatId, stamped: Stamped): Outcome {
  const { consult } = session
  if (consult?.giver !== seat || presentStep(session)?.consult?.block !== consult.block) return refuse('no-case')
  const stopped = { ...session, consult: { ...consult, isStopped: true } }
  return pause(stopped, stamped)
}

/** CON10: only who stopped it goes on with it. */
export function goOnWithCase(session: Session, seat: SeatId, stamped: Stamped): Outcome {
  const { consult } = session
  if (consult?.giver !== seat || !consult.isStopped) return refuse('no-case')
  return resume({ ...session, consult: { ...consult, isStopped: false } }, stamped)
}

type CaseAt = Pick<Session, 'consult' | 'helped' | 'purge'>

/** What a step does to the case: a block that is behind us leaves no flag of anybody (CON7), and the one who told
 *  was helped. On the way back the giver is still the giver (PHA3). */
export function consultAt(session: Session, step: Step, atMs: EpochMs): CaseAt {
  const { consult, helped, plan, purge } = session
  if (!consult || step.consult?.block === consult.block) return { consult, helped, purge }
  const lastPart = plan.steps.findLastIndex((one) => one.consult?.block === consult.block)
  const isBehind = lastPart >= 0 && stepIndex(plan, step.id) > lastPart
  if (!isBehind) return { consult, helped, purge }
  const { giver, onBehalf } = consult
  const left = {
    ...consult,
    aside: [],
    hadAside: false,
    waiting: [],
    frame: null,
    isStopped: false,
    asked: null,
    question: '',
  }
  // The store keeps old versions of its records until they are written over: no flag may be left there either.
  const overwrites = consult.hadAside ? purgeAgain(session) : purge
  if (giver === null || onBehalf) return { consult: left, helped, purge: overwrites }
  const others = helped.filter((one) => one.seat !== giver)
  return { consult: left, helped: [...others, { seat: giver, atMs }], purge: overwrites }
}

/** Who leaves the room leaves their part in the case; a giver who leaves stops it. */
export function removeFromCase(consult: Consult | null, seat: SeatId): Consult | null {
  if (!consult) return null
  const asked = consult.asked?.seat === seat ? null : consult.asked
  const isGiver = consult.giver === seat
  const question = isGiver ? '' : consult.question
  return { ...leftOut(consult, seat), asked, question, isStopped: consult.isStopped || isGiver }
}

function leftOut(consult: Consult, seat: SeatId): Consult {
  return {
    ...consult,
    offers: without(consult.offers, seat),
    scribe: consult.scribe === seat ? null : consult.scribe,
    observer: consult.observer === seat ? null : consult.observer,
    inner: without(consult.inner, seat),
    aside: without(consult.aside, seat),
    waiting: without(consult.waiting, seat),
  }
}

/** HLP1: when I was helped last, said by the person; null: never. Dates only, for the circle. */
export function sayHelped(session: Session, seat: SeatId, atMs: EpochMs | null): Outcome {
  const others = session.helped.filter((one) => one.seat !== seat)
  return accept(session, { helped: atMs === null ? others : [...others, { seat, atMs }] })
}

/** HLP2: who was helped longest ago goes first; never before anybody who was. Of equals the given order decides. */
export function byFairness(helped: readonly Helped[], seats: readonly SeatId[]): SeatId[] {
  const when = (seat: SeatId) => helped.find((one) => one.seat === seat)?.atMs ?? 0
  return [...seats].sort((left, right) => when(left) - when(right))
}

function without<T>(list: readonly T[], one: T): T[] {
  return list.filter((other) => other !== one)
}

// Gardeners tend the wall of a large meeting: they read first what was released together, without authors, and let it onto the wall.
// In the case of a stage they do the same with questions and offers. Rules GRD1 to GRD8.
import type { CardId, SeatId } from '../ids.ts'
import { type Bed, orderOf, stacksOf, withoutHeld } from './bed.ts'
import type { BoardCard } from './board.ts'
import { presentStep, stepIndex } from './clock.ts'
import type { CaseLine } from './consult.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { isStage } from './protocols.ts'
import type { Session } from './session.ts'

export const GARDENERS_MAX = 6
/** As many people as a joint release needs (ANON4). */
const COLLECTED_FROM_PEOPLE = 3

/** What became of a line that was collected. */
export type Sorted = 'collected' | 'passed' | 'left'

/** GRD1: named by who leads; from then on nothing reaches the wall but through them. */
export function setGardeners(session: Session, seats: readonly SeatId[]): Outcome {
  const gardeners = [...new Set(seats)]
  if (gardeners.length > GARDENERS_MAX) return refuse('quota')
  if (!gardeners.every((seat) => session.seats[seat]?.state === 'in')) return refuse('unknown-seat')
  return accept(session, { gardeners })
}

export const isGardened = (session: Pick<Session, 'gardeners'>): boolean => session.gardeners.length > 0

/** GRD1: gardeners, and whoever leads, so that the wall does not depend on one laptop. */
export function mayGarden(session: Session, seat: SeatId): boolean {
  return session.facilitator === seat || session.gardeners.includes(seat)
}

/** GRD2: what left the box together waits in the bed, shuffled and under new ids; tickets die as with every release (ANON5). */
export function hold(session: Session, opening: number, cards: Bed): Outcome {
  const { writing } = session
  if (writing?.opening !== opening) return refuse('wrong-step')
  const step = presentStep(session)?.id
  const held = Object.entries(cards).map(([id, card]) => [id, step === undefined ? card : { ...card, step }] as const)
  return accept(session, {
    bed: { ...session.bed, ...Object.fromEntries(held) },
    writing: { opening: opening + 1, lanes: writing.lanes, ticketHashes: [], dealt: {} },
  })
}

/** GRD3: they hang on the wall now, written by the shell in the same commit. */
export function opened(session: Session, ids: readonly CardId[]): Outcome {
  const cards: Session['cards'] = { ...session.cards }
  for (const id of ids) {
    const step = session.bed[id]?.step
    cards[id] = { metoo: [], ...(step === undefined ? {} : { step }) }
  }
  return accept(session, { cards, releases: session.releases + 1, bed: withoutHeld(session.bed, ids) })
}

/** GRD4: lines that say the same lie on one another; nobody's words are changed. The first one stays on top. */
export function join(session: Session, seat: SeatId, chosen: readonly CardId[]): Outcome {
  if (!mayGarden(session, seat)) return refuse('not-gardener')
  const [first] = stacksOf(session.bed, chosen.slice(0, 1))
  const top = first && (session.bed[first]?.group ?? first)
  if (!top) return refuse('unknown-card')
  const bed: Bed = { ...session.bed }
  for (const id of stacksOf(session.bed, chosen)) {
    const card = bed[id]
    if (card && id !== top && card.lane === bed[top]?.lane) bed[id] = { ...card, group: top }
  }
  return accept(session, { bed })
}

/** GRD4: each on its own again. */
export function part(session: Session, seat: SeatId, chosen: readonly CardId[]): Outcome {
  if (!mayGarden(session, seat)) return refuse('not-gardener')
  const bed: Bed = { ...session.bed }
  for (const id of stacksOf(session.bed, chosen)) {
    const card = bed[id]
    if (card) bed[id] = { ...card, group: null }
  }
  return accept(session, { bed })
}

/** GRD5: left out; nobody but the gardeners has seen it. */
export function leaveOut(session: Session, seat: SeatId, chosen: readonly CardId[]): Outcome {
  if (!mayGarden(session, seat)) return refuse('not-gardener')
  return forgetHeld(session, chosen)
}

export function forgetHeld(session: Session, gone: readonly string[]): Outcome {
  return accept(session, { bed: withoutHeld(session.bed, gone) })
}

// Lines of a stage: one question each, and offers to the case giver.

/** GRD6: what was written so far comes to the gardeners together, from three people or more; they never see a single one arrive. */
export function collect(session: Session, seat: SeatId, kind: 'question' | 'offer'): Outcome {
  const { consult, caseLines } = session
  if (!mayGarden(session, seat)) return refuse('not-gardener')
  if (!consult) return refuse('no-case')
  const waiting = Object.values(caseLines).filter(
    (line) => line.block === consult.block && line.kind === kind && line.sorted === undefined,
  )
  if (new Set(waiting.map((line) => line.by)).size < COLLECTED_FROM_PEOPLE) return refuse('too-few-cards')
  return accept(session, { caseLines: marked(caseLines, waiting, 'collected') })
}

/** GRD7: a question is passed on to everybody in the case, an offer to the case giver; or neither. */
export function sortLines(session: Session, seat: SeatId, ids: readonly string[], to: Sorted): Outcome {
  const { caseLines } = session
  if (!mayGarden(session, seat)) return refuse('not-gardener')
  const lines = ids.flatMap((id) => caseLines[id] ?? []).filter((line) => line.sorted !== undefined)
  if (lines.length !== ids.length) return refuse('unknown-line')
  return accept(session, { caseLines: marked(caseLines, lines, to) })
}

function marked(all: Session['caseLines'], lines: readonly CaseLine[], sorted: Sorted): Session['caseLines'] {
  return { ...all, ...Object.fromEntries(lines.map((line) => [line.id, { ...line, sorted }])) }
}

/** GRD8: whether the case giver may read this offer now: never before they have responded, and only if they want to. */
export function isOfferHeld(session: Session, line: CaseLine): boolean {
  const { consult, plan } = session
  const step = presentStep(session)
  const block = plan.steps.filter((one) => one.consult?.block === line.block)
  if (line.kind !== 'offer' || !block.some(isStage)) return false
  if (isGardened(session) && line.sorted !== 'passed') return true
  if (consult?.block === line.block && consult.readsOffers === false) return true
  const responded = block.findLastIndex((one) => one.consult?.part === 'respond')
  const last = block[responded]
  return !step || (last !== undefined && stepIndex(plan, step.id) <= stepIndex(plan, last.id))
}

/** GRD8: the case giver's own choice. */
export function chooseOffers(session: Session, seat: SeatId, reads: boolean): Outcome {
  const { consult } = session
  if (consult?.giver !== seat) return refuse('no-case')
  return accept(session, { consult: { ...consult, readsOffers: reads } })
}

/** GRD7: while the inner group asks, everybody in the case has the questions that were passed on; by their ids, which say nothing. */
export function askedByAll(session: Session): { id: string; text: string }[] {
  const { consult } = session
  const step = presentStep(session)
  if (!consult || step?.consult?.block !== consult.block || step.consult.part !== 'innerQuestions') return []
  return Object.values(session.caseLines)
    .filter((line) => line.kind === 'question' && line.sorted === 'passed' && line.block === consult.block)
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ id, text }) => ({ id, text }))
}

export type GardenView = {
  /** Released, and not on the wall yet, in the order of the draw. */
  bed: { id: CardId; lane: BoardCard['lane']; text: string; signedBy: string | null; group: CardId | null }[]
  lines: { id: string; kind: 'question' | 'offer'; text: string; sorted: Sorted }[]
}

/** GRD2, GRD6: without authors, without times, without anything that still waits. */
export function gardenView(session: Session): GardenView | null {
  if (!isGardened(session)) return null
  const { bed, consult } = session
  return {
    bed: orderOf(bed).flatMap((id) => {
      const card = bed[id]
      return card ? [{ id, lane: card.lane, text: card.text, signedBy: card.signedBy, group: card.group }] : []
    }),
    lines: Object.values(session.caseLines)
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .flatMap(({ id, kind, text, sorted, block }) =>
        sorted !== undefined && block === consult?.block && (kind === 'question' || kind === 'offer')
          ? [{ id, kind, text, sorted }]
          : [],
      ),
  }
}

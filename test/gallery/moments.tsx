// Moments of a meeting for the gallery: the room's frame, or a wall, at a step of a ready plan.
import type { JSX } from 'solid-js'
import { RoomFrame } from '../../client/phases/RoomFrame.tsx'
import { RoomScreen } from '../../client/projector/RoomScreen.tsx'
import { type DocumentHandle, DocumentsProvider } from '../../client/state/documents-context.tsx'
import { Announcer } from '../../client/ui/announcer.tsx'
import { Toaster } from '../../client/ui/Toaster.tsx'
import { epochMs, type SeatId, stepId } from '../../shared/ids.ts'
import { plannedMinutes } from '../../shared/session/clock.ts'
import { planNamed } from '../../shared/session/plans.ts'
import { type PartName, type ProtocolName, partKey, partStep, protocolSteps } from '../../shared/session/protocols.ts'
import type { MineView, RoomView } from '../../shared/session/room-view.ts'
import type { Plan, Step } from '../../shared/session/session.ts'
import { FAKE_NOW, who } from '../fakes/fake-people.ts'
import type { FakeOptions } from '../fakes/fake-room.tsx'
import { inRoom } from './in-room.tsx'

/** Documents belong to other scenes; here they never arrive. */
const NO_DOCUMENT: DocumentHandle = {
  doc: null,
  awareness: null,
  state: () => 'saved',
  canWrite: () => false,
  lostText: () => null,
  dropLostText: () => undefined,
}
const LINK = 'https://copse.example.org/r/7kfm2qtx'

export const framed = (options: FakeOptions, more: { isFresh?: boolean } = {}): (() => JSX.Element) =>
  inRoom(options, () => (
    <DocumentsProvider documents={() => NO_DOCUMENT}>
      <RoomFrame link={LINK} {...more} onAddPerson={() => undefined} />
      <Announcer />
      <Toaster />
    </DocumentsProvider>
  ))

export const onWall = (options: FakeOptions): (() => JSX.Element) =>
  inRoom({ ...options, role: 'screen' }, () => <RoomScreen origin="https://copse.example.org" />)

/** At a step of a plan, known by the key of its words (the last one of that name), with so many minutes left. */
export function at(plan: Plan, key: string, leftMinutes: number, view: Partial<RoomView> = {}): Partial<RoomView> {
  const index = plan.steps.findLastIndex((one) => one.title.kind === 'ours' && one.title.key === key)
  const step = plan.steps[index]
  if (!step) throw new Error(`There is no step ${key}`)
  const leftMs = leftMinutes * 60_000
  const later = plannedMinutes(plan.steps.slice(index + 1)) * 60_000
  // Two minutes of air are left, whatever the step.
  const promisedEndAtMs = epochMs(FAKE_NOW + leftMs + later + 120_000)
  return {
    plan,
    progress: {
      state: 'live',
      startedAtMs: epochMs(promisedEndAtMs - plan.totalMinutes * 60_000),
      promisedEndAtMs,
      stepId: step.id,
      timer: { state: 'running', endsAtMs: epochMs(FAKE_NOW + leftMs) },
      canUndo: false,
    },
    hands: [],
    screens: [],
    returnRequests: [],
    ...view,
  }
}

export const CIRCLE = planNamed('circle_90')
export const COMMUNITY = planNamed('community_120')

/** A circle's plan in which the case is worked on by this protocol. */
export function planWith(protocol: ProtocolName): Plan {
  const steps = CIRCLE.steps.filter((step) => !step.consult)
  const where = steps.findIndex((step) => step.phase === 'theme')
  const parts = protocolSteps(protocol, 'case1', (index) => stepId(`p${index + 1}`))
  return { totalMinutes: 120, steps: [...steps.slice(0, where), ...parts, ...steps.slice(where)] }
}

/** The same with two minutes in pairs put into it, as a facilitator does when nobody speaks. */
export function planWithPairs(): Plan {
  const plan = planWith('short')
  const where = plan.steps.findIndex((step) => step.consult?.part === 'choice')
  const pairs: Step = partStep('short', 'case1', 'pairs', 2, stepId('p20'))
  return { ...plan, steps: [...plan.steps.slice(0, where), pairs, ...plan.steps.slice(where)] }
}

export type Consult = NonNullable<RoomView['consult']>

/** Lena tells; Priya writes along, Tomasz watches. */
export const CASE: Consult = {
  block: 'case1',
  giver: who('Lena'),
  onBehalf: false,
  isReady: true,
  isStopped: false,
  scribe: who('Priya'),
  observer: who('Tomasz'),
  inner: [],
  card: null,
  preparing: 0,
  frame: null,
}

export const DESK: NonNullable<RoomView['caseDesk']> = {
  offers: [],
  askedSeat: null,
  waiting: [],
  people: 9,
}

export const NOBODY: MineView['case'] = {
  role: null,
  isAsked: false,
  offers: false,
  isAside: false,
  mayWrite: null,
  question: null,
  mayAsk: false,
  asked: [],
  readsOffers: null,
  written: [],
  forMe: [],
}

export const IDEAS = [
  { id: 'l1', kind: 'idea', text: 'One could ask what would make it easy to say no to a meeting.' },
  { id: 'l2', kind: 'idea', text: 'What if the next date were shorter, and somewhere else?' },
  { id: 'l3', kind: 'sheet', text: 'You said “I am getting short” twice, and smiled the second time.' },
] as const satisfies MineView['case']['forMe']

export const groupsOf = (...groups: string[][]): SeatId[][] => groups.map((group) => group.map(who))

export function atPart(protocol: ProtocolName, part: PartName, view: Partial<RoomView> = {}): Partial<RoomView> {
  const plan = part === 'pairs' ? planWithPairs() : planWith(protocol)
  const step = plan.steps.find((one) => one.consult?.part === part)
  if (!step) throw new Error(`${protocol} has no part ${part}`)
  const left = Math.max(0.4, step.minutes * 0.6)
  return at(plan, partKey(part), left, { consult: CASE, caseDesk: null, spotlight: null, ...view })
}

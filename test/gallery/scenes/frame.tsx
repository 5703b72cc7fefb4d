// The room's frame around steps that are its own, and around places.
import type { JSX } from 'solid-js'
import { RoomFrame } from '../../../client/phases/RoomFrame.tsx'
import { type DocumentHandle, DocumentsProvider } from '../../../client/state/documents-context.tsx'
import { Announcer } from '../../../client/ui/announcer.tsx'
import { Toaster } from '../../../client/ui/Toaster.tsx'
import { epochMs } from '../../../shared/ids.ts'
import { planNamed } from '../../../shared/session/plans.ts'
import type { RoomView } from '../../../shared/session/view.ts'
import { FAKE_NOW } from '../../fakes/fake-people.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { inRoom } from '../in-room.tsx'

/** Documents belong to other scenes; here they never arrive. */
const NO_DOCUMENT: DocumentHandle = {
  doc: null,
  awareness: null,
  state: () => 'saved',
  canWrite: () => false,
  lostText: () => null,
  dropLostText: () => undefined,
}
const PLAN = planNamed('community_120')

/** At a step of the built-in plan, with so many minutes left. */
function at(key: string, leftMinutes: number, view: Partial<RoomView> = {}): Partial<RoomView> {
  const step = PLAN.steps.find((one) => one.title.kind === 'ours' && one.title.key === key)
  if (!step) throw new Error(`There is no step ${key}`)
  return {
    plan: PLAN,
    progress: {
      state: 'live',
      startedAtMs: epochMs(FAKE_NOW - 20 * 60_000),
      promisedEndAtMs: epochMs(FAKE_NOW + 100 * 60_000),
      stepId: step.id,
      timer: { state: 'running', endsAtMs: epochMs(FAKE_NOW + leftMinutes * 60_000) },
      canUndo: false,
    },
    ...view,
  }
}

const LINK = 'https://copse.example.org/r/7kfm2qtx'

const framed = (options: FakeOptions, more: { isFresh?: boolean } = {}): (() => JSX.Element) =>
  inRoom(options, () => (
    <DocumentsProvider documents={() => NO_DOCUMENT}>
      <RoomFrame link={LINK} {...more} onAddPerson={() => undefined} />
      <Announcer />
      <Toaster />
    </DocumentsProvider>
  ))

export const scenes: Record<string, () => JSX.Element> = {
  'frame-lobby': framed({ state: 'lobby', view: { hands: [], plan: PLAN } }),
  'frame-lobby-lead': framed({ state: 'lobby', role: 'facilitator', view: { hands: [], plan: PLAN } }),
  'frame-welcome': framed({ view: at('welcome', 1.4) }),
  'frame-late': framed({ step: 'check-in-round' }, { isFresh: true }),
  'frame-case': framed({ view: at('partFacts', 3) }),
  'frame-break': framed({ view: at('break', 6.2) }),
  'frame-read': framed({ step: 'read' }),
  'frame-write': framed({ step: 'write' }),
  'frame-lead': framed({ step: 'read', role: 'facilitator' }),
  'frame-people': framed({ step: 'read', place: 'people' }),
  'frame-offline': framed({ view: at('welcome', -0.3), saveState: { state: 'offline', sinceMs: 0 } }),
  'frame-takeover': framed({ step: 'read', role: 'deputy', away: { ida: 1 } }),
  'frame-takeover-soon': framed({ step: 'read', away: { ida: 0.2 } }),
  'frame-closing': framed({ step: 'leave', state: 'closing' }),
}

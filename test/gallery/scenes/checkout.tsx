import type { JSX } from 'solid-js'
import { Summary } from '../../../client/features/summary/Summary.tsx'
import { readSummary } from '../../../client/features/summary/summary-data.ts'
import { LeaveStep } from '../../../client/phases/check-out/LeaveStep.tsx'
import { ReflectStep } from '../../../client/phases/check-out/ReflectStep.tsx'
import { useRoom } from '../../../client/state/room-context.tsx'
import { FAKE_NOW } from '../../fakes/fake-people.ts'
import { inRoom } from '../in-room.tsx'
import styles from './cockpit.module.css'

/** The fake's own summary, as the server would hand it out. */
function SummaryOfFake() {
  const { view } = useRoom()
  const data = readSummary({ ...view, ...view.summary, closedAtMs: FAKE_NOW })
  return data ? <Summary summary={data} /> : null
}

const page = (content: () => JSX.Element) => () => <main class={styles.main}>{content()}</main>

export const scenes: Record<string, () => JSX.Element> = {
  reflect: inRoom(
    {
      step: 'reflect',
      mine: { sharedStep: null, evaluation: { worth: 4, heard: 5, safe: 4 } },
      view: { evaluation: { count: 7, means: { worth: 4.5, heard: 4.5, safe: 4 } } },
    },
    page(() => <ReflectStep />),
  ),
  'reflect-empty': inRoom(
    { step: 'reflect', view: { sharedSteps: [], thanks: [] } },
    page(() => <ReflectStep />),
  ),
  leave: inRoom(
    { step: 'leave' },
    page(() => <LeaveStep />),
  ),
  'leave-lead': inRoom(
    {
      step: 'leave',
      role: 'facilitator',
      view: {
        next: { startsAtMs: null, zone: 'Europe/Berlin', minutes: 120, place: '', facilitator: '' },
        evaluation: { count: 3, means: null },
        sharedSteps: [],
        thanks: [],
      },
    },
    page(() => <LeaveStep />),
  ),
  'leave-closing': inRoom(
    { state: 'closing', step: 'leave', view: { keeping: { summaryDays: 7, graceMinutes: 5 } } },
    page(() => <LeaveStep />),
  ),
  summary: inRoom(
    { state: 'closed', step: 'leave' },
    page(() => <SummaryOfFake />),
  ),
}

import type { JSX } from 'solid-js'
import { Summary } from '../../../client/features/summary/Summary.tsx'
import { LeaveStep } from '../../../client/phases/check-out/LeaveStep.tsx'
import { ReflectStep } from '../../../client/phases/check-out/ReflectStep.tsx'
import { inRoom } from '../in-room.tsx'
import styles from './cockpit.module.css'

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
  'reflect-empty': inRoom({ step: 'reflect', view: { sharedSteps: [], thanks: [] } }, page(() => <ReflectStep />)),
  leave: inRoom({ step: 'leave' }, page(() => <LeaveStep />)),
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
  summary: inRoom({ state: 'closed', step: 'leave' }, page(() => <Summary />)),
}

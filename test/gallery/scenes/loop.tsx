// The step of last time comes back, and the small window beside a call.
import type { JSX } from 'solid-js'
import { FloatRoom } from '../../../client/phases/float/FloatRoom.tsx'
import { keepOwnStep, readOwnStep } from '../../../client/state/own-step.ts'
import { epochMs } from '../../../shared/ids.ts'
import { FAKE_NOW, who } from '../../fakes/fake-people.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { inRoom } from '../in-room.tsx'
import { at, CASE, CIRCLE, framed, onWall } from '../moments.tsx'
import styles from './loop.module.css'

/** As Kofi's device has it from the meeting before. */
function remembered(options: FakeOptions): () => JSX.Element {
  return () => {
    keepOwnStep('roombefore', 'kofi', {
      ...readOwnStep('', '', null),
      text: 'Wait ten seconds before I answer, and ask what they have tried.',
      name: 'Kofi',
      title: 'Mentors at lunch',
      atMs: FAKE_NOW - 28 * 86_400_000,
    })
    return framed(options)()
  }
}
const checkIn = at(CIRCLE, 'welcome', 1.4)
const sums = { loop: { count: 9, sums: [3, 4, 1, 1] } }
const round = at(CIRCLE, 'checkin', 5.2, {
  round: {
    order: ['Lena', 'Kofi', 'Yuki', 'Sol', 'Ben'].map(who),
    index: 0,
    voiceEndsAtMs: epochMs(FAKE_NOW + 22_000),
    lines: [],
  },
  hands: [who('Sol'), who('Kofi')],
})
const small = (options: FakeOptions) =>
  inRoom(options, () => (
    <div class={styles.small}>
      <FloatRoom onBack={() => undefined} />
    </div>
  ))

export const scenes: Record<string, () => JSX.Element> = {
  'step-loop': remembered({ view: checkIn }),
  'step-loop-tried': remembered({ view: checkIn, mine: { loopChoice: 'tried' } }),
  'step-loop-sums': framed({ view: { ...at(CIRCLE, 'pulse', 0.6), ...sums } }),
  'desk-loop': framed({ role: 'facilitator', view: { ...checkIn, loop: { count: 4, sums: null } } }),
  'wall-loop': onWall({ view: { ...checkIn, ...sums } }),
  'float-round': small({ view: round }),
  'float-mine': small({ view: { ...round, round: round.round ? { ...round.round, index: 1 } : null } }),
  'float-case': small({ view: at(CIRCLE, 'partViews', 4, { consult: { ...CASE, block: 'case1' } }) }),
}

// The facilitator's faces: bar and aside around an empty room, so that they can be looked at alone.
import type { JSX } from 'solid-js'
import { CockpitAside } from '../../../client/features/cockpit/CockpitAside.tsx'
import { CockpitBar } from '../../../client/features/cockpit/CockpitBar.tsx'
import { ReactionAir } from '../../../client/features/reactions/ReactionAir.tsx'
import { ReactionBar } from '../../../client/features/reactions/ReactionBar.tsx'
import { RoundStep } from '../../../client/phases/check-in/RoundStep.tsx'
import { Prompt } from '../../../client/ui/Prompt.tsx'
import { durationMs, epochMs } from '../../../shared/ids.ts'
import { FAKE_NOW } from '../../fakes/fake-people.ts'
import { inRoom } from '../in-room.tsx'
import styles from './cockpit.module.css'

function Frame(props: { children: JSX.Element; aside?: boolean }) {
  return (
    <div class={styles.frame}>
      <main class={styles.main}>{props.children}</main>
      <CockpitAside />
      <div class={styles.foot}>
        <CockpitBar />
      </div>
    </div>
  )
}

const empty = () => (
  <Frame>
    <Prompt size="l">Read, and celebrate one or two before any problem.</Prompt>
  </Frame>
)

export const scenes: Record<string, () => JSX.Element> = {
  'cockpit-read': inRoom({ role: 'facilitator', step: 'read' }, empty),
  'cockpit-choose': inRoom({ role: 'facilitator', step: 'choose', ticking: true }, empty),
  'cockpit-round': inRoom({ role: 'facilitator', step: 'check-in-round' }, () => (
    <Frame>
      <RoundStep />
    </Frame>
  )),
  'cockpit-lobby': inRoom({ role: 'facilitator', state: 'lobby', view: { callLink: '' } }, empty),
  'cockpit-closing': inRoom({ role: 'facilitator', state: 'closing', step: 'leave' }, empty),
  'cockpit-leave': inRoom({ role: 'facilitator', step: 'leave' }, empty),
  'cockpit-deputy': inRoom({ role: 'deputy', step: 'read', away: { ida: 0.5 } }, empty),
  'cockpit-no-air': inRoom(
    {
      role: 'facilitator',
      step: 'read',
      saveState: { state: 'offline', sinceMs: 5000 },
      view: {
        progress: {
          state: 'live',
          startedAtMs: epochMs(FAKE_NOW - 1_500_000),
          promisedEndAtMs: epochMs(FAKE_NOW + 80 * 60_000),
          stepId: 'read' as never,
          timer: { state: 'paused', leftMs: durationMs(125_000), pausedAtMs: FAKE_NOW },
          canUndo: false,
        },
      },
    },
    empty,
  ),
  'round-mine': inRoom({ step: 'check-in-round', ticking: true }, () => (
    <main class={styles.main}>
      <RoundStep />
      <ReactionBar />
      <ReactionAir />
    </main>
  )),
  'round-other': inRoom(
    {
      step: 'check-in-round',
      view: {
        round: {
          order: ['amara', 'tomasz', 'lena', 'ines', 'kofi', 'ida', 'priya', 'ben', 'sol', 'yuki'] as never,
          index: 1,
          voiceEndsAtMs: epochMs(FAKE_NOW - 5_000),
          lines: [],
        },
      },
    },
    () => (
      <main class={styles.main}>
        <RoundStep />
        <ReactionBar />
      </main>
    ),
  ),
  'reactions-off': inRoom({ step: 'case-story' }, () => (
    <main class={styles.main}>
      <Prompt>The case giver tells it. Nobody asks yet.</Prompt>
      <ReactionBar />
    </main>
  )),
}

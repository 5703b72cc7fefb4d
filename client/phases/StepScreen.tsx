import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { PrepareLater } from '../features/prepare/PrepareLater.tsx'
import { useRoom } from '../state/room-context.tsx'
import { loadLeadWords } from '../words/words.tsx'
import { BreakStep } from './BreakStep.tsx'
import {
  CaseStep,
  ChooseStep,
  LeaveStep,
  NotesStep,
  ReadStep,
  ReflectStep,
  RoundStep,
  TogetherStep,
  WriteStep,
} from './step-screens.ts'
import { TalkStep } from './TalkStep.tsx'

const GardenPlace = lazy(async () => {
  const [place] = await Promise.all([import('./GardenPlace.tsx'), loadLeadWords()])
  return { default: place.GardenPlace }
})

const LoopCloser = lazy(async () => {
  const [loop] = await Promise.all([import('../features/loop/LoopCloser.tsx'), loadLeadWords()])
  return { default: loop.LoopCloser }
})

const TOGETHER: readonly string[] = ['pairs', 'threes', 'circles', 'wave', 'poll', 'pulse']

/** The screen of the present step, by its form. */
export function StepScreen() {
  const room = useRoom()
  const step = () => {
    const { progress, plan } = room.view
    return 'stepId' in progress ? stepOf(plan, progress.stepId) : undefined
  }
  const tends = () => room.amFacilitator() || room.view.gardeners.some((seat) => seat === room.me())
  const form = () => (room.view.progress.state === 'closing' ? 'leave' : step()?.form)
  return (
    <>
      <Switch>
        <Match when={form() === 'talk' && step()}>{(present) => <TalkStep step={present()} />}</Match>
        <Match when={form() === 'case' && step()}>{(present) => <CaseStep step={present()} />}</Match>
        <Match when={form() === 'break' && step()}>{(present) => <BreakStep step={present()} />}</Match>
        <Match when={TOGETHER.includes(form() ?? '') && step()}>{(present) => <TogetherStep step={present()} />}</Match>
        <Match when={form() === 'round' || form() === 'headlines'}>
          <RoundStep />
        </Match>
        <Match when={form() === 'write' || form() === 'harvest'}>
          <WriteStep />
        </Match>
        <Match when={form() === 'read'}>
          <ReadStep />
        </Match>
        <Match when={form() === 'choose'}>
          <ChooseStep />
        </Match>
        <Match when={form() === 'notes'}>
          <NotesStep />
        </Match>
        <Match when={form() === 'reflect'}>
          <ReflectStep />
        </Match>
        <Match when={form() === 'leave'}>
          <LeaveStep />
        </Match>
      </Switch>
      <Show when={step()?.phase === 'check-in' && room.view.progress.state === 'live'}>
        <Suspense>
          <LoopCloser />
        </Suspense>
        <PrepareLater />
      </Show>
      <Show when={room.view.garden !== null && tends() && room.view.progress.state === 'live'}>
        <Suspense>
          <GardenPlace />
        </Suspense>
      </Show>
    </>
  )
}

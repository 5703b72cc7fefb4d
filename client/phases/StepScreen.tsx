import { lazy, Match, Show, Switch } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { PrepareCase } from '../features/prepare/PrepareCase.tsx'
import { useRoom } from '../state/room-context.tsx'
import { BreakStep } from './BreakStep.tsx'
import { CaseStep } from './CaseStep.tsx'
import { TalkStep } from './TalkStep.tsx'

const RoundStep = lazy(async () => ({ default: (await import('./check-in/RoundStep.tsx')).RoundStep }))
const WriteStep = lazy(async () => ({ default: (await import('./peer-sharing/WriteStep.tsx')).WriteStep }))
const ReadStep = lazy(async () => ({ default: (await import('./peer-sharing/ReadStep.tsx')).ReadStep }))
const ChooseStep = lazy(async () => ({ default: (await import('./peer-sharing/ChooseStep.tsx')).ChooseStep }))
const NotesStep = lazy(async () => ({ default: (await import('./theme/NotesStep.tsx')).NotesStep }))
const ReflectStep = lazy(async () => ({ default: (await import('./check-out/ReflectStep.tsx')).ReflectStep }))
const LeaveStep = lazy(async () => ({ default: (await import('./check-out/LeaveStep.tsx')).LeaveStep }))

const TogetherStep = lazy(async () => ({ default: (await import('./TogetherStep.tsx')).TogetherStep }))

const TOGETHER: readonly string[] = ['pairs', 'threes', 'circles', 'wave', 'poll', 'pulse']

/** The screen of the present step, by its form. Each form is loaded when the group first comes to it. */
export function StepScreen() {
  const room = useRoom()
  const step = () => {
    const { progress, plan } = room.view
    return 'stepId' in progress ? stepOf(plan, progress.stepId) : undefined
  }
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
        <PrepareCase />
      </Show>
    </>
  )
}

import { Match, Show, Switch } from 'solid-js'
import { stepOf } from '../../shared/session/clock.ts'
import { PrepareCase } from '../features/prepare/PrepareCase.tsx'
import { useRoom } from '../state/room-context.tsx'
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

const TOGETHER: readonly string[] = ['pairs', 'threes', 'circles', 'wave', 'poll', 'pulse']

/** The screen of the present step, by its form. */
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

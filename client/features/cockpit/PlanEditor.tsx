// Change the plan while it runs: minutes, words and order of what is still to come. Sent whole, once.
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { StepId } from '../../../shared/ids.ts'
import { airMs, plannedMinutes, stepIndex, stepOf } from '../../../shared/session/clock.ts'
import type { Plan, Step, StepForm } from '../../../shared/session/session.ts'
import { STEP_FORMS } from '../../../shared/session/step-forms.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Select } from '../../ui/Select.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import { stepIdOf, wholeMinutes } from './cockpit-plan.ts'
import { ExercisePick } from './ExercisePick.tsx'
import styles from './PlanEditor.module.css'
import { PlanFiles } from './PlanFiles.tsx'
import { PlanRow } from './PlanRow.tsx'
import {
  firstFreeIndex,
  firstFreeUnit,
  freshStepId,
  isMovable,
  unitsOf,
  withMoved,
  withNew,
  withNewConsultation,
  withNewExercise,
  withoutStep,
  withProtocolIn,
  withStep,
} from './plan-draft.ts'

export function PlanEditor(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useWords()
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={t('cockpit.planTitle')}>
      <Show when={props.open}>
        <PlanForm onDone={() => props.onOpenChange(false)} />
      </Show>
    </Dialog>
  )
}

/** Works on a copy; made anew each time the dialog opens. */
function PlanForm(props: { onDone: () => void }) {
  const room = useRoom()
  const { t, say } = useWords()
  const [draft, setDraft] = createSignal<Plan>(copyOf(room.view.plan))
  const [form, setForm] = createSignal<StepForm>('talk')
  const [busy, setBusy] = createSignal(false)
  const present = () => stepIdOf(room.view.progress)
  const firstFree = () => firstFreeIndex(draft(), present())
  const units = createMemo(() => unitsOf(draft()))
  const unitIds = createMemo(() => units().map((unit) => unit.id))
  const firstUnit = () => firstFreeUnit(draft(), firstFree())
  /** What the steps leave until the promised end; in a running meeting by the clock, before it by the plan. */
  const air = () => {
    const { progress } = room.view
    return progress.state === 'live'
      ? wholeMinutes(airMs(draft(), progress, room.now()))
      : draft().totalMinutes - plannedMinutes(draft().steps)
  }
  const ahead = () => draft().steps.slice(firstFree())

  function move(id: StepId, toIndex: number) {
    setDraft((plan) => withMoved(plan, id, toIndex, firstFree()))
    const step = stepOf(draft(), id)
    const place = units().findIndex((unit) => unit.id === id) + 1
    if (step) announce(t('cockpit.planMoved', { title: say(step.title), n: place }))
  }
  function add() {
    const id = freshStepId(crypto.getRandomValues(new Uint8Array(12)))
    const after = draft().steps.length - 2
    const at = Math.max(after, firstFree() - 1)
    setDraft((plan) =>
      form() === 'case'
        ? withNewConsultation(plan, at, 'short', id)
        : withNew(plan, at, form(), id, t(`cockpit.form_${form()}`)),
    )
  }
  async function save() {
    setBusy(true)
    const done = await told(room.send({ kind: 'plan.change', plan: draft() }))
    setBusy(false)
    if (done) props.onDone()
  }

  return (
    <div class={styles.editor}>
      <p class={styles.sum} data-over={air() < 0 ? '' : undefined} aria-live="polite">
        {t(air() < 0 ? 'cockpit.planOver' : 'cockpit.planSum', {
          steps: plannedMinutes(ahead()),
          air: Math.abs(air()),
          total: plannedMinutes(ahead()) + Math.max(0, air()),
        })}
      </p>
      <Show when={room.view.progress.state === 'lobby'}>
        <div class={styles.total}>
          <span>{t('cockpit.planTotal', { n: draft().totalMinutes })}</span>
          <Button
            tone="quiet"
            label={t('cockpit.planShorter')}
            disabled={draft().totalMinutes <= plannedMinutes(draft().steps)}
            onClick={() => setDraft((plan) => ({ ...plan, totalMinutes: plan.totalMinutes - 5 }))}
          >
            −5
          </Button>
          <Button
            tone="quiet"
            label={t('cockpit.planLonger')}
            onClick={() => setDraft((plan) => ({ ...plan, totalMinutes: plan.totalMinutes + 5 }))}
          >
            +5
          </Button>
        </div>
      </Show>
      <ol class={styles.rows}>
        <For each={unitIds()}>
          {(id) => {
            const index = () => units().findIndex((unit) => unit.id === id)
            return (
              <Show when={units()[index()]}>
                {(unit) => (
                  <PlanRow
                    step={unit().steps[0] as Step}
                    unit={unit()}
                    index={index()}
                    beginsPhase={units()[index() - 1]?.phase !== unit().phase}
                    isPast={index() < firstUnit()}
                    isPresent={unit().steps.some((step) => step.id === present())}
                    isMovable={isMovable(draft(), index(), firstFree())}
                    onMove={(toIndex) => move(id, toIndex)}
                    onDropped={move}
                    onChange={(change) => setDraft((plan) => withStep(plan, id, change))}
                    onPart={(part, change) => {
                      if (stepIndex(draft(), part) >= firstFree()) setDraft((plan) => withStep(plan, part, change))
                    }}
                    onProtocol={(protocol) => setDraft((plan) => withProtocolIn(plan, unit().block ?? '', protocol))}
                    onRemove={() => setDraft((plan) => withoutStep(plan, id))}
                  />
                )}
              </Show>
            )
          }}
        </For>
      </ol>
      <div class={styles.add}>
        <Select
          label={t('cockpit.planNew')}
          value={form()}
          options={STEP_FORMS.filter((one) => one !== 'leave').map((one) => ({
            value: one,
            label: t(`cockpit.form_${one}`),
          }))}
          onChange={(value) => setForm(STEP_FORMS.find((one) => one === value) ?? 'talk')}
        />
        <Button tone="quiet" icon={<PlusIcon />} onClick={add}>
          {t('cockpit.planAdd')}
        </Button>
      </div>
      <ExercisePick
        onAdd={(name) => {
          const id = freshStepId(crypto.getRandomValues(new Uint8Array(12)))
          setDraft((plan) => withNewExercise(plan, name, firstFree(), id))
          announce(t('exercises.added', { name: t(`exercises.${name}`) }))
        }}
      />
      <PlanFiles
        plan={draft()}
        canReplace={room.view.progress.state === 'lobby'}
        onTake={(plan) => setDraft(copyOf(plan))}
      />
      <div class={styles.save}>
        <Button tone="primary" full busy={busy()} disabled={air() < 0} onClick={() => void save()}>
          {t('cockpit.planSave')}
        </Button>
      </div>
    </div>
  )
}

/** The store's objects are live; the draft must stand still. */
function copyOf(plan: Plan): Plan {
  return {
    totalMinutes: plan.totalMinutes,
    steps: plan.steps.map((step) => ({
      ...step,
      title: { ...step.title },
      prompt: { ...step.prompt },
      ...(step.consult ? { consult: { ...step.consult } } : {}),
      ...(step.options ? { options: [...step.options] } : {}),
    })),
  }
}

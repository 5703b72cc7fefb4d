import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { type StepId, stepId } from '../../../shared/ids.ts'
import type { ProtocolName } from '../../../shared/session/protocols.ts'
import type { Step } from '../../../shared/session/session.ts'
import { policyOf } from '../../../shared/session/step-forms.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, GripIcon, MinusIcon, PencilIcon, PlusIcon } from '../../ui/icons.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './PlanEditor.module.css'
import { PlanParts } from './PlanParts.tsx'
import type { Unit } from './plan-draft.ts'

/** One row of the plan, a step or a whole consultation: drag it by the grip, or move it with the arrows. */
export function PlanRow(props: {
  step: Step
  /** Of a consultation: all its parts, from which `step` is the first. */
  unit: Unit
  index: number
  beginsPhase: boolean
  isPast: boolean
  isPresent: boolean
  isMovable: boolean
  onMove: (toIndex: number) => void
  /** Another step was let go on this one. */
  onDropped: (step: StepId, toIndex: number) => void
  onChange: (change: Partial<Step>) => void
  onPart: (part: StepId, change: Partial<Step>) => void
  onProtocol: (protocol: ProtocolName) => void
  onRemove: () => void
}) {
  const { t, say } = useWords()
  const [editing, setEditing] = createSignal(false)
  const [edge, setEdge] = createSignal<'top' | 'bottom' | null>(null)
  const [dragged, setDragged] = createSignal(false)
  const consult = () => props.step.consult
  const isBlock = () => props.unit.block !== null
  const title = () => {
    const own = consult()
    return own ? t(`consult.protocol_${own.protocol}`) : say(props.step.title)
  }
  const setMinutes = (minutes: number) =>
    props.onChange({ minutes: Math.max(1, Math.min(LIMITS.planMaxMinutes, minutes)) })
  let row: HTMLLIElement | undefined
  let grip: HTMLSpanElement | undefined
  onMount(() => {
    if (!row || !grip) return
    const element = row
    const handle = grip
    onCleanup(
      combine(
        draggable({
          element,
          dragHandle: handle,
          canDrag: () => props.isMovable,
          getInitialData: () => ({ kind: 'plan-step', id: props.step.id, index: props.index }),
          onDragStart: () => setDragged(true),
          onDrop: () => setDragged(false),
        }),
        dropTargetForElements({
          element,
          canDrop: ({ source }) => source.data.kind === 'plan-step' && !props.isPast,
          getData: ({ input }) => attachClosestEdge({}, { element, input, allowedEdges: ['top', 'bottom'] }),
          onDrag: ({ self, source }) => {
            const closest = source.data.index === props.index ? null : extractClosestEdge(self.data)
            setEdge(closest === 'top' || closest === 'bottom' ? closest : null)
          },
          onDragLeave: () => setEdge(null),
          onDrop: ({ self, source }) => {
            setEdge(null)
            const { id, index } = source.data
            const target = props.index + (extractClosestEdge(self.data) === 'bottom' ? 1 : 0)
            if (typeof id !== 'string' || typeof index !== 'number' || id === props.step.id) return
            // The dragged step leaves a gap above its target.
            props.onDropped(stepId(id), index < target ? target - 1 : target)
          },
        }),
      ),
    )
  })
  return (
    <li
      ref={(element) => {
        row = element
      }}
      class={styles.row}
      data-past={props.isPast ? '' : undefined}
      data-now={props.isPresent ? '' : undefined}
      data-edge={edge()}
      data-dragged={dragged() ? '' : undefined}
      data-phase-start={props.beginsPhase ? '' : undefined}
    >
      <Show when={props.beginsPhase}>
        <h3 class={styles.phase}>{t(`phases.${props.step.phase}`)}</h3>
      </Show>
      <div class={styles.line}>
        <span
          ref={(element) => {
            grip = element
          }}
          class={styles.grip}
          data-movable={props.isMovable ? '' : undefined}
          aria-hidden="true"
        >
          <Show when={props.isMovable}>
            <GripIcon />
          </Show>
        </span>
        <span class={styles.name}>
          {title()}
          <Show when={props.isPresent}>
            <span class={styles.now}> {t('cockpit.planNow')}</span>
          </Show>
        </span>
        <span class={styles.minutes}>
          <Show when={!props.isPast && !isBlock()}>
            <Button
              tone="plain"
              label={t('cockpit.planLess', { title: title() })}
              disabled={props.step.minutes <= 1}
              onClick={() => setMinutes(props.step.minutes - 1)}
            >
              <MinusIcon />
            </Button>
          </Show>
          <span class={styles.count}>{t('cockpit.minutes', { n: props.unit.minutes })}</span>
          <Show when={!props.isPast && !isBlock()}>
            <Button
              tone="plain"
              label={t('cockpit.planMore', { title: title() })}
              onClick={() => setMinutes(props.step.minutes + 1)}
            >
              <PlusIcon />
            </Button>
          </Show>
        </span>
        <Show when={!props.isPast || props.isPresent}>
          <Button
            tone="plain"
            label={t('cockpit.planWords', { title: title() })}
            expanded={editing()}
            onClick={() => setEditing((open) => !open)}
          >
            <PencilIcon />
          </Button>
        </Show>
      </div>
      <Show when={editing()}>
        <div class={styles.words}>
          <Show when={isBlock()}>
            <PlanParts unit={props.unit} isFree={!props.isPast} onPart={props.onPart} onProtocol={props.onProtocol} />
          </Show>
          <Show when={!isBlock()}>
            <TextField
              label={t('cockpit.stepTitle')}
              value={title()}
              onInput={(text) => props.onChange({ title: { kind: 'own', text } })}
              maxChars={LIMITS.titleMaxChars}
            />
            <TextField
              label={t('cockpit.stepPrompt')}
              value={say(props.step.prompt)}
              onInput={(text) => props.onChange({ prompt: { kind: 'own', text } })}
              maxChars={LIMITS.promptMaxChars}
              multiline
              rows={3}
            />
            <Show when={props.step.form === 'poll'}>
              <TextField
                label={t('desk.options')}
                value={(props.step.options ?? []).join('\n')}
                onInput={(text) => props.onChange({ options: text.split('\n').slice(0, LIMITS.pollOptions) })}
                multiline
                rows={4}
              />
            </Show>
            <Show when={policyOf(props.step).round}>
              <TextField
                label={t('desk.seconds')}
                value={String(props.step.secondsEach)}
                inputMode="numeric"
                onInput={(text) => props.onChange({ secondsEach: Math.min(600, Number.parseInt(text, 10) || 0) })}
              />
            </Show>
          </Show>
          <Show when={props.isMovable}>
            <div class={styles.moves}>
              <Button tone="quiet" icon={<ArrowUpIcon />} onClick={() => props.onMove(props.index - 1)}>
                {t('cockpit.planEarlier')}
              </Button>
              <Button tone="quiet" icon={<ArrowDownIcon />} onClick={() => props.onMove(props.index + 1)}>
                {t('cockpit.planLater')}
              </Button>
              <Button tone="danger" onClick={() => props.onRemove()}>
                {t('cockpit.planRemove')}
              </Button>
            </div>
          </Show>
        </div>
      </Show>
    </li>
  )
}

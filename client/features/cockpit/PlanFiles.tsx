// A ready plan by size and length, a plan from a file or kept on this device, and the way back into both (PLAN5).
import { createSignal, For, Show } from 'solid-js'
import { PLAN_NAMES, planNamed, READY_MINUTES, SIZES, type Size } from '../../../shared/session/plans.ts'
import type { Plan } from '../../../shared/session/session.ts'
import type { FileProblem, NamedPlan } from '../../../shared/wire/plan-file.ts'
import { planFromFile, planToFile } from '../../../shared/wire/plan-file.ts'
import { dropPlan, keepPlan, ownPlans } from '../../state/own-plans.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './PlanEditor.module.css'

/** @param props.onTake puts a plan into the editor; nothing is sent before "Use this plan". */
export function PlanFiles(props: { plan: Plan; canReplace: boolean; onTake: (plan: Plan) => void }) {
  const room = useRoom()
  const { t } = useWords()
  const [size, setSize] = createSignal<Size>('circle')
  const [minutes, setMinutes] = createSignal<number>(90)
  const [problem, setProblem] = createSignal<FileProblem | null>(null)
  const [own, setOwn] = createSignal<readonly NamedPlan[]>(ownPlans())
  const [name, setName] = createSignal(room.view.title)
  let input: HTMLInputElement | undefined

  function takeReady(): void {
    const ready = PLAN_NAMES.find((one) => one === `${size()}_${minutes()}`)
    if (ready) props.onTake(planNamed(ready))
  }
  async function read(file: File | undefined): Promise<void> {
    if (!file) return
    const outcome = planFromFile(file.size > 1_000_000 ? ' '.repeat(300_000) : await file.text())
    setProblem(outcome.ok ? null : outcome.problem)
    if (!outcome.ok) return
    props.onTake(outcome.read.plan)
    toast(t('desk.read', { name: outcome.read.name }))
  }
  function save(): void {
    saveFile('copse-plan.json', 'application/json', planToFile({ name: name(), plan: props.plan }))
  }
  function problemText(found: FileProblem): string {
    switch (found.kind) {
      case 'no-json':
        return t('desk.problem_json')
      case 'too-large':
        return t('desk.problem_large')
      case 'no-plan':
        return t('desk.problem_noPlan', { at: found.at })
      case 'empty':
        return t('desk.problem_empty')
      case 'too-many-steps':
        return t('desk.problem_tooMany')
      case 'length':
        return t('desk.problem_length')
      case 'no-leave':
        return t('desk.problem_leave')
      case 'too-long':
        return t('desk.problem_tooLong', { minutes: found.minutes, total: found.totalMinutes })
      default:
        return t(`desk.problem_${found.kind}`, { n: found.step + 1 })
    }
  }

  return (
    <details class={styles.files}>
      <summary>{t('desk.files')}</summary>
      <div class={styles.filesBody}>
        <Show when={props.canReplace}>
          <h3>{t('desk.sizes')}</h3>
          <Segmented
            label={t('desk.sizes')}
            value={size()}
            options={SIZES.map((one) => ({ value: one, label: t(`desk.size_${one}`) }))}
            onChange={(value) => setSize(SIZES.find((one) => one === value) ?? 'circle')}
          />
          <Segmented
            label={t('desk.sizes')}
            value={String(minutes())}
            options={READY_MINUTES.map((one) => ({ value: String(one), label: t('desk.minutes', { n: one }) }))}
            onChange={(value) => setMinutes(Number(value))}
          />
          <Button full onClick={takeReady}>
            {t('desk.takeReady')}
          </Button>
          <Button
            full
            tone="quiet"
            onClick={() => {
              setProblem(null)
              input?.click()
            }}
          >
            {t('desk.import')}
          </Button>
          <input
            ref={(element) => {
              input = element
            }}
            type="file"
            accept="application/json,.json"
            class={styles.file}
            aria-label={t('desk.import')}
            tabindex="-1"
            onChange={(event) => {
              const element = event.currentTarget
              void read(element.files?.[0]).finally(() => {
                element.value = ''
              })
            }}
          />
          <Show when={problem()}>{(found) => <Notice tone="error">{problemText(found())}</Notice>}</Show>
          <Show when={own().length > 0}>
            <h3>{t('desk.own')}</h3>
            <For each={own()}>
              {(one) => (
                <div class={styles.ownPlan}>
                  <Button full onClick={() => props.onTake(one.plan)}>
                    {t('desk.ownTake', { name: one.name })}
                  </Button>
                  <Button tone="plain" onClick={() => setOwn(dropPlan(one.name))}>
                    {t('desk.ownDrop', { name: one.name })}
                  </Button>
                </div>
              )}
            </For>
          </Show>
        </Show>
        <TextField label={t('desk.ownName')} value={name()} maxChars={80} onInput={setName} />
        <Button
          full
          tone="quiet"
          disabled={name().trim() === ''}
          onClick={() => {
            setOwn(keepPlan({ name: name().trim(), plan: props.plan }))
            toast(t('desk.ownKept', { name: name().trim() }))
          }}
        >
          {t('desk.saveOwn')}
        </Button>
        <Button full tone="quiet" onClick={save}>
          {t('desk.export')}
        </Button>
      </div>
    </details>
  )
}

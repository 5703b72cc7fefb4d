import { createSignal, For, Show } from 'solid-js'
import { isStage } from '../../../shared/session/protocols.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { told } from '../../ui/told.ts'
import { rejectionText, useWords } from '../../words/words.tsx'
import styles from './Garden.module.css'

type Kind = 'question' | 'offer'

/** Questions and offers of all around a stage: brought together, read, passed on or left out. */
export function CaseGarden() {
  const room = useRoom()
  const isOn = () => {
    const { consult, plan, progress } = room.view
    const step = 'stepId' in progress ? plan.steps.find((one) => one.id === progress.stepId) : undefined
    const block = plan.steps.some((one) => one.consult?.block === consult?.block && isStage(one))
    return consult?.giver != null && block && (step?.consult?.block === consult.block || hasLines())
  }
  const hasLines = () => (room.view.garden?.lines.length ?? 0) > 0
  return (
    <Show when={isOn()}>
      <Lines kind="question" />
      <Lines kind="offer" />
    </Show>
  )
}

function Lines(props: { kind: Kind }) {
  const room = useRoom()
  const { t } = useWords()
  const [busy, setBusy] = createSignal(false)
  const giver = () => room.view.consult?.giver
  const name = () => room.view.seats[giver() ?? '']?.name ?? ''
  const lines = () => (room.view.garden?.lines ?? []).filter((line) => line.kind === props.kind)
  async function collect(): Promise<void> {
    if (busy()) return
    setBusy(true)
    const result = await room.send({ kind: 'garden.collect', lineKind: props.kind })
    setBusy(false)
    if (result.ok) announce(t('garden.collected'))
    else toast(result.rejection.code === 'too-few-cards' ? t('garden.tooFew') : rejectionText(result.rejection.code))
  }
  const sort = (line: string, to: 'collected' | 'passed' | 'left') =>
    void told(room.send({ kind: 'garden.sort', lines: [line], to }))
  return (
    <section class={styles.part}>
      <h3 class={styles.title}>
        {props.kind === 'question' ? t('garden.questions') : t('garden.offers', { name: name() })}
      </h3>
      <Show when={props.kind === 'offer'}>
        <p class={styles.soft}>{t('garden.offersLater', { name: name() })}</p>
      </Show>
      <ul class={styles.lines}>
        <For each={lines()}>
          {(line) => (
            <li class={styles.sorted} data-sorted={line.sorted}>
              <p class={styles.text}>{line.text}</p>
              <Show
                when={line.sorted === 'collected'}
                fallback={
                  <>
                    <Badge>{t(line.sorted === 'passed' ? 'garden.passed' : 'garden.leftOut')}</Badge>
                    <Button tone="plain" onClick={() => sort(line.id, 'collected')}>
                      {t('garden.unpass')}
                    </Button>
                  </>
                }
              >
                <Button onClick={() => sort(line.id, 'passed')}>
                  {props.kind === 'question' ? t('garden.passQuestion') : t('garden.passOffer', { name: name() })}
                </Button>
                <Button tone="plain" onClick={() => sort(line.id, 'left')}>
                  {t('garden.leaveOut')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div class={styles.acts}>
        <Button tone="quiet" busy={busy()} onClick={() => void collect()}>
          {t('garden.collect')}
        </Button>
        <span class={styles.soft}>{t('garden.collectHint')}</span>
      </div>
    </section>
  )
}

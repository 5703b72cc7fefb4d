import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { stepIndex } from '../../shared/session/clock.ts'
import type { Step } from '../../shared/session/session.ts'
import { policyOf } from '../../shared/session/step-forms.ts'
import styles from '../features/consult/Case.module.css'
import { CaseQuestion } from '../features/consult/CaseQuestion.tsx'
import { CaseRoles } from '../features/consult/CaseRoles.tsx'
import { CaseWho } from '../features/consult/CaseWho.tsx'
import { caseHere, starterOf } from '../features/consult/case-now.ts'
import { ForMe } from '../features/consult/ForMe.tsx'
import { LineForm } from '../features/consult/LineForm.tsx'
import { Notebook } from '../features/consult/Notebook.tsx'
import { OutsideCase } from '../features/consult/OutsideCase.tsx'
import { TrioTurn } from '../features/together/TrioTurn.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { told } from '../ui/told.ts'
import { say, t } from '../words/words.tsx'

/** One part of a consultation, as it is for me: the one who tells, an adviser, the scribe, or somebody outside. */
export function CaseStep(props: { step: Step }) {
  const room = useRoom()
  const role = () => room.mine()?.case.role ?? null
  const policy = () => policyOf(props.step)
  const part = () => props.step.consult?.part
  const spotlight = () => room.cards().find((card) => card.id === room.view.spotlight)
  const starter = () => starterOf(part())
  const isStopped = () => caseHere(room)?.isStopped ?? false
  return (
    <Show when={role() !== 'outside'} fallback={<OutsideCase />}>
      <div class={styles.case}>
        <Prompt size="l">{say(props.step.prompt)}</Prompt>
        <Show when={isStopped()}>
          <Notice
            tone="warn"
            action={
              role() === 'giver' ? (
                <Button tone="primary" onClick={() => void told(room.send({ kind: 'case.goOn' }))}>
                  {t('consult.goOn')}
                </Button>
              ) : undefined
            }
          >
            <strong>{t('consult.stopped')}</strong> {t('consult.stoppedText')}
          </Notice>
        </Show>
        <Switch
          fallback={
            <>
              <CaseWho />
              <Show when={starter() && !isStopped()}>
                <p class={styles.starter}>{t(`consult.starter_${starter() ?? 'facts'}`)}</p>
              </Show>
              <Show when={spotlight() && part() !== 'story' && spotlight()}>
                {(card) => <Card lane={card().lane}>{card().text}</Card>}
              </Show>
              <CaseQuestion />
              <LineForm />
              <Show when={caseHere(room)?.giver}>
                <Notebook page="notes" />
              </Show>
              <CaseRoles takes={part() === 'ready' || policy().doorShut || part() === 'facts'} />
            </>
          }
        >
          <Match when={policy().huddle > 0 && policy().speaks === 'own-group' && role() !== 'giver'}>
            <TrioTurn step={props.step} />
          </Match>
          <Match when={role() === 'giver'}>
            <CaseWho />
            <Show when={part() === 'ready'}>
              <Ready />
            </Show>
            <CaseQuestion />
            <Notebook page="giver" />
            <Show when={!policy().giverListens} fallback={<p class={styles.soft}>{t('consult.forMeHeld')}</p>}>
              <Show when={part() !== 'ready' && part() !== 'story'}>
                <ForMe />
              </Show>
            </Show>
            <Show when={!isStopped()}>
              <div class={styles.foot}>
                <div class={styles.acts}>
                  <Button tone="danger" onClick={() => void told(room.send({ kind: 'case.stop' }))}>
                    {t('consult.stop')}
                  </Button>
                  <span class={styles.soft}>{t('consult.stopHint')}</span>
                </div>
              </div>
            </Show>
          </Match>
        </Switch>
        <Parts step={props.step} />
      </div>
    </Show>
  )
}

function Ready() {
  const room = useRoom()
  const isReady = () => caseHere(room)?.isReady ?? false
  return (
    <div class={styles.part}>
      <p>{t('consult.readyHint')}</p>
      <div class={styles.acts}>
        <Button
          tone={isReady() ? 'quiet' : 'primary'}
          pressed={isReady()}
          onClick={() => void told(room.send({ kind: 'case.ready', ready: !isReady() }))}
        >
          {t(isReady() ? 'consult.notReady' : 'consult.ready')}
        </Button>
      </div>
    </div>
  )
}

/** Where we are in this consultation: small, below everything, the same on every device. */
function Parts(props: { step: Step }) {
  const room = useRoom()
  const parts = createMemo(() => {
    const block = props.step.consult?.block
    return block === undefined ? [] : room.view.plan.steps.filter((step) => step.consult?.block === block)
  })
  const at = () => stepIndex(room.view.plan, props.step.id)
  return (
    <Show when={parts().length > 1}>
      <ol class={styles.steps} aria-label={t('consult.parts')}>
        <For each={parts()}>
          {(one) => (
            <li
              data-now={one.id === props.step.id ? '' : undefined}
              data-past={stepIndex(room.view.plan, one.id) < at() ? '' : undefined}
              aria-current={one.id === props.step.id ? 'step' : undefined}
            >
              {say(one.title)} {one.minutes}
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}

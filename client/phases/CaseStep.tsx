import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { stepIndex } from '../../shared/session/clock.ts'
import { isStage, type PartName, PROTOCOLS } from '../../shared/session/protocols.ts'
import type { Step } from '../../shared/session/session.ts'
import { policyOf } from '../../shared/session/step-forms.ts'
import { AskedByAll } from '../features/consult/AskedByAll.tsx'
import styles from '../features/consult/Case.module.css'
import { CaseQuestion } from '../features/consult/CaseQuestion.tsx'
import { CaseRoles } from '../features/consult/CaseRoles.tsx'
import { CaseWho } from '../features/consult/CaseWho.tsx'
import { caseHere, starterOf } from '../features/consult/case-now.ts'
import { ForMe } from '../features/consult/ForMe.tsx'
import { LineForm } from '../features/consult/LineForm.tsx'
import { Notebook } from '../features/consult/Notebook.tsx'
import { OfferCase } from '../features/consult/OfferCase.tsx'
import { OutsideCase } from '../features/consult/OutsideCase.tsx'
import { GroupNow } from '../features/together/GroupNow.tsx'
import { TrioTurn } from '../features/together/TrioTurn.tsx'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { told } from '../ui/told.ts'
import { say, t } from '../words/words.tsx'

/** Parts in which what was written comes before one's own notes. */
const READS: readonly PartName[] = ['react', 'back', 'respond', 'summary', 'choice', 'takeaway', 'firstStep', 'keep']

/** One part of a consultation, as it is for me: the one who tells, an adviser, the scribe, or somebody outside. */
export function CaseStep(props: { step: Step }) {
  const room = useRoom()
  const role = () => room.mine()?.case.role ?? null
  const policy = () => policyOf(props.step)
  const part = () => props.step.consult?.part
  const isStopped = () => caseHere(room)?.isStopped ?? false
  /** The giver's moment has other words than that of the others. */
  const prompt = () => {
    if (role() === 'giver' && policy().giverListens) return t('consult.promptListen')
    if (role() === 'giver' && (part() === 'story' || part() === 'telling')) return t('consult.promptTell')
    return say(props.step.prompt)
  }
  return (
    <Show when={role() !== 'outside'} fallback={<OutsideCase />}>
      <div class={styles.case}>
        <Prompt size="l">{prompt()}</Prompt>
        <Show when={isStopped()}>
          <Stopped isGiver={role() === 'giver'} />
        </Show>
        <Switch fallback={<Advises step={props.step} isStopped={isStopped()} />}>
          <Match when={role() === 'giver'}>
            <Gives step={props.step} isStopped={isStopped()} />
          </Match>
          <Match when={policy().huddle === 3}>
            <TrioTurn step={props.step} />
          </Match>
        </Switch>
        <Parts step={props.step} />
      </div>
    </Show>
  )
}

function Stopped(props: { isGiver: boolean }) {
  const room = useRoom()
  return (
    <Notice
      tone="warn"
      action={
        props.isGiver ? (
          <Button tone="primary" onClick={() => void told(room.send({ kind: 'case.goOn' }))}>
            {t('consult.goOn')}
          </Button>
        ) : undefined
      }
    >
      <strong>{t('consult.stopped')}</strong> {t(props.isGiver ? 'consult.stoppedYou' : 'consult.stoppedText')}
    </Notice>
  )
}

/** Everybody who does not tell: what to say now, what to write for the giver, roles, the way out. */
function Advises(props: { step: Step; isStopped: boolean }) {
  const room = useRoom()
  const part = () => props.step.consult?.part
  const spotlight = () => room.cards().find((card) => card.id === room.view.spotlight)
  /** Around a stage people write, they do not think aloud. */
  const isAround = () =>
    isStage(props.step) && room.mine()?.case.role === 'adviser' && (caseHere(room)?.inner.length ?? 0) > 0
  const starter = () => (isAround() && !policyOf(props.step).lines ? null : starterOf(part()))
  const takesRoles = () => part() === 'ready' || part() === 'facts' || policyOf(props.step).doorShut
  const notes = () => (
    <Show when={caseHere(room)?.giver}>
      <Notebook page="notes" />
    </Show>
  )
  return (
    <>
      <CaseWho />
      <Show when={!caseHere(room)?.giver && hasGiver(props.step)}>
        <OfferCase />
      </Show>
      <Show when={part() === 'pairs'}>
        <GroupNow step={props.step} />
      </Show>
      <Show when={starter() && !props.isStopped}>
        <p class={styles.starter}>{t(`consult.starter_${starter() ?? 'facts'}`)}</p>
      </Show>
      <Show when={spotlight() && part() !== 'story' && spotlight()}>
        {(card) => <Card lane={card().lane}>{card().text}</Card>}
      </Show>
      <CaseQuestion />
      <AskedByAll />
      <LineForm />
      {/* Before a story the way out comes first; in it, notes do. */}
      <Show
        when={part() === 'ready'}
        fallback={
          <>
            {notes()}
            <CaseRoles takes={takesRoles()} />
          </>
        }
      >
        <CaseRoles takes isFirst />
        {notes()}
      </Show>
    </>
  )
}

/** The one who tells: a notebook while listening, what was written for them afterwards, and a way to stop at any time. */
function Gives(props: { step: Step; isStopped: boolean }) {
  const room = useRoom()
  const part = () => props.step.consult?.part
  const reads = () => READS.some((one) => one === part())
  const hasLines = () => (room.mine()?.case.forMe.length ?? 0) > 0
  return (
    <>
      <CaseWho />
      <Show when={part() === 'ready'}>
        <Ready />
      </Show>
      <CaseQuestion />
      <AskedByAll />
      <Show when={reads()}>
        <ForMe />
      </Show>
      <Notebook page="giver" />
      <Show when={policyOf(props.step).giverListens}>
        <p class={styles.soft}>{t('consult.forMeHeld')}</p>
      </Show>
      <Show when={!reads() && hasLines()}>
        <ForMe />
      </Show>
      <Show when={!props.isStopped && part() !== 'keep'}>
        <div class={styles.foot}>
          <div class={styles.acts}>
            <Button tone="danger" onClick={() => void told(room.send({ kind: 'case.stop' }))}>
              {t('consult.stop')}
            </Button>
            <span class={styles.soft}>{t('consult.stopHint')}</span>
          </div>
        </div>
      </Show>
    </>
  )
}

function Ready() {
  const room = useRoom()
  const isReady = () => caseHere(room)?.isReady ?? false
  return (
    <div class={styles.part}>
      <p>{t(isReady() ? 'consult.readyNow' : 'consult.readyHint')}</p>
      <div class={styles.acts}>
        <Button
          tone={isReady() ? 'quiet' : 'primary'}
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
              {say(one.title)} <span>{t('desk.minutes', { n: one.minutes })}</span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}

function hasGiver(step: Step): boolean {
  return step.consult !== undefined && PROTOCOLS[step.consult.protocol].hasGiver
}

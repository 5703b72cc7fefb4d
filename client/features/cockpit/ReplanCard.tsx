// Five come instead of twelve: the plan for those who are here, with what is different in it, in one tap (REP1).
import { createMemo, For, Show } from 'solid-js'
import { airMinutes } from '../../../shared/session/clock.ts'
import type { PlanChange } from '../../../shared/session/replan.ts'
import { replan } from '../../../shared/session/replan.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { copyOf, stepIdOf } from './cockpit-plan.ts'

/** @param props.onlyWhenNeeded not for minutes that would become free, only when something does not fit: while a meeting
 *  runs, a card that is always there says nothing */
export function ReplanCard(props: { onlyWhenNeeded?: boolean }) {
  const room = useRoom()
  const { t, say, plural } = useWords()
  const people = createMemo(() => Object.values(room.view.seats).filter((seat) => seat.state === 'in').length)
  const proposal = createMemo(() => replan(copyOf(room.view.plan), people(), stepIdOf(room.view.progress)))
  const freed = () => airMinutes(proposal().plan) - airMinutes(room.view.plan)
  /** What the desk offers for the very next round, or for the case, stands in cards of its own. */
  const isNeeded = () =>
    proposal().changes.some(
      (change) => change.kind === 'seconds' || change.kind === 'form' || change.kind === 'protocol',
    )
  const isDifferent = () => JSON.stringify(proposal().plan) !== JSON.stringify(room.view.plan)
  const titleOf = (id: string) => {
    const step = room.view.plan.steps.find((one) => one.id === id)
    return step ? say(step.title) : ''
  }
  /** A plan may have several cases: by its protocol each is told from the others. */
  const caseOf = (block: string) => {
    const consult = proposal().plan.steps.find((one) => one.consult?.block === block)?.consult
    return consult ? t(`consult.protocol_${consult.protocol}`) : ''
  }
  function text(change: PlanChange): string {
    switch (change.kind) {
      case 'plan': {
        const [size = 'circle', minutes = ''] = change.to.split('_')
        const named = size === 'assembly' ? 'assembly' : size === 'community' ? 'community' : 'circle'
        return t('desk.replanPlan', { name: `${t(`desk.size_${named}`)}, ${t('desk.minutes', { n: minutes })}` })
      }
      case 'seconds':
        return t('desk.replanSeconds', { title: titleOf(change.step), from: change.from, to: change.to })
      case 'form':
        return t(`desk.replanForm_${change.to}`, { title: titleOf(change.step) })
      case 'protocol':
        return t('desk.replanProtocol', {
          from: t(`consult.protocol_${change.from}`),
          to: t(`consult.protocol_${change.to}`),
        })
      case 'inner':
        return t('desk.replanInner', { title: caseOf(change.block), n: change.most })
      case 'none-fits':
        return t('desk.replanNoneFits', { n: people() })
    }
  }
  const Changes = () => (
    <>
      <ul class={styles.changes}>
        <For each={proposal().changes}>{(change) => <li>{text(change)}</li>}</For>
        <Show when={freed() > 0}>
          <li>{plural(freed(), 'desk.replanAirOne', 'desk.replanAir')}</li>
        </Show>
      </ul>
      <Button onClick={() => void told(room.send({ kind: 'plan.change', plan: proposal().plan }))}>
        {t('desk.replanNow')}
      </Button>
    </>
  )
  return (
    <Show when={people() > 1 && isDifferent() && (!props.onlyWhenNeeded || isNeeded())}>
      <Show
        when={props.onlyWhenNeeded}
        fallback={
          <div class={styles.ask}>
            <p>
              <strong>{t('desk.replan', { n: people() })}</strong>
            </p>
            <Changes />
          </div>
        }
      >
        {/* What does not fit next has a card of its own above; all the rest waits until it is asked for. */}
        <details class={styles.later}>
          <summary>{t('desk.replan', { n: people() })}</summary>
          <Changes />
        </details>
      </Show>
    </Show>
  )
}

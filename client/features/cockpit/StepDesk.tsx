// What the present step needs from who leads: a poll's result, a quiet half minute, who was heard, a round that does not fit.
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { SeatId } from '../../../shared/ids.ts'
import { withPairs } from '../../../shared/session/replan.ts'
import { roundInstead, roundSeconds, secondsOver, withInstead } from '../../../shared/session/round-arithmetic.ts'
import type { Step } from '../../../shared/session/session.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { clockText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { copyOf, presentStep, stepAfter, stepIdOf } from './cockpit-plan.ts'
import { withStep } from './plan-draft.ts'

export function StepDesk() {
  const room = useRoom()
  const { t } = useWords()
  const step = () => presentStep(room.view)
  const policy = () => policyOfStep(step())
  const isShown = () => room.view.poll?.state === 'shown'
  const [busy, setBusy] = createSignal(false)
  const inPairs = createMemo(() => {
    const id = stepIdOf(room.view.progress)
    return id === null ? null : withPairs(copyOf(room.view.plan), id)
  })
  /** Into the plan, and there at once. */
  async function goInPairs(): Promise<void> {
    const plan = inPairs()
    const from = stepIdOf(room.view.progress)
    if (!plan || from === null || busy()) return
    setBusy(true)
    if (await told(room.send({ kind: 'plan.change', plan }))) await told(room.send({ kind: 'step.next', from }))
    setBusy(false)
  }
  return (
    <>
      <Show when={policy().poll !== null}>
        <Button full onClick={() => void told(room.send({ kind: isShown() ? 'poll.open' : 'poll.show' }))}>
          {t(isShown() ? 'desk.pollOpen' : 'desk.pollShow')}
        </Button>
      </Show>
      <Show when={policy().speaks === 'advisers' || policy().speaks === 'giver-and-advisers'}>
        <Button tone="quiet" full onClick={() => void told(room.send({ kind: 'think.start' }))}>
          {t('desk.think')}
        </Button>
        <Show when={inPairs()}>
          <Button tone="quiet" full busy={busy()} onClick={() => void goInPairs()}>
            {t('desk.pairs')}
          </Button>
        </Show>
        <Heard />
      </Show>
    </>
  )
}

/** Whom the facilitator noted as heard in this step: dots, not minutes; nobody else sees them (AID1). */
function Heard() {
  const room = useRoom()
  const { t } = useWords()
  const people = () =>
    Object.entries(room.view.seats)
      .filter(([id, seat]) => seat.state === 'in' && id !== room.view.consult?.giver)
      .map(([id, seat]) => ({ id: id as SeatId, name: seat.name }))
  const isHeard = (seat: SeatId) => room.view.heard.includes(seat)
  return (
    <Show when={people().length <= 24}>
      <section>
        <h2 class={styles.title}>{t('desk.heard')}</h2>
        <div class={styles.answers}>
          <For each={people()}>
            {(one) => (
              <Button
                tone="quiet"
                pressed={isHeard(one.id)}
                onClick={() => void told(room.send({ kind: 'heard.set', seat: one.id, on: !isHeard(one.id) }))}
              >
                {one.name}
              </Button>
            )}
          </For>
        </div>
        <p class={styles.hint}>{t('desk.heardHint')}</p>
      </section>
    </Show>
  )
}

/** Before it hurts: the next round with so many people, and what would fit, each in one tap (ARI2). */
export function RoundFit() {
  const room = useRoom()
  const { t, say } = useWords()
  const people = () => Object.values(room.view.seats).filter((seat) => seat.state === 'in').length
  const coming = (): Step | undefined => {
    const { plan, progress } = room.view
    const next =
      progress.state === 'live' ? stepAfter(plan, progress.stepId) : plan.steps.find((step) => step.form === 'round')
    return next && (secondsOver(next, people()) ?? 0) > 0 ? next : undefined
  }
  const label = (kind: ReturnType<typeof roundInstead>[number]['kind']) =>
    (
      ({
        shorter: 'desk.roundShorter',
        pairs: 'desk.roundPairs',
        wave: 'desk.roundWave',
        split: 'desk.roundSplit',
      }) as const
    )[kind]
  return (
    <Show when={people() > 1 && coming()}>
      {(step) => (
        <div class={styles.ask}>
          <p>
            {t('desk.roundFit', {
              n: people(),
              title: say(step().title),
              time: clockText(roundSeconds(people(), step().secondsEach) * 1000),
              have: clockText(step().minutes * 60_000),
            })}
          </p>
          <div class={styles.answers}>
            <For each={roundInstead(step(), people()).filter((one) => one.fits)}>
              {(one) => (
                <Button
                  onClick={() =>
                    void told(
                      room.send({
                        kind: 'plan.change',
                        plan: withStep(room.view.plan, step().id, withInstead(step(), one)),
                      }),
                    )
                  }
                >
                  {t(label(one.kind), { each: one.secondsEach, time: clockText(one.seconds * 1000) })}
                </Button>
              )}
            </For>
          </div>
        </div>
      )}
    </Show>
  )
}

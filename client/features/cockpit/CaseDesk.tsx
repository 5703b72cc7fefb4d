// Finding a case giver in private, and everything a consultation needs from who leads.
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { plannedMinutes, stepIndex } from '../../../shared/session/clock.ts'
import { byFairness, FRAMES } from '../../../shared/session/consult.ts'
import { alternativesTo, PROTOCOLS, type ProtocolName, protocolMinutes } from '../../../shared/session/protocols.ts'
import { withProtocol } from '../../../shared/session/replan.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { presentStep, stepIdOf } from './cockpit-plan.ts'

export function CaseDesk() {
  const room = useRoom()
  const { t } = useWords()
  const name = (seat: string) => room.view.seats[seat]?.name ?? ''
  /** The consultation we are in, or the next one that needs somebody to tell. */
  const coming = createMemo(() => {
    const { progress, plan } = room.view
    if (progress.state !== 'live') return undefined
    const steps = plan.steps.slice(stepIndex(plan, progress.stepId))
    return steps.find((step) => step.consult && PROTOCOLS[step.consult.protocol].hasGiver)?.consult
  })
  const isIn = () => presentStep(room.view)?.consult?.block === coming()?.block
  const isNear = () => isIn() || ['choose', 'talk'].includes(presentStep(room.view)?.form ?? '')
  const consult = () => (room.view.consult?.block === coming()?.block ? room.view.consult : null)
  const caseDesk = () => room.view.caseDesk
  const asked = () => caseDesk()?.askedSeat != null
  /** Cards that were asked about from this page and brought no answer: they stand last, and say so. */
  const [tried, setTried] = createSignal<readonly string[]>([])
  const ask = (seat: SeatId | null, card: CardId | null = null) => {
    if (card !== null) setTried((cards) => [...cards.filter((one) => one !== card), card])
    void told(room.send({ kind: 'case.ask', seat, card }))
  }
  /** Who was helped longest ago stands first (HLP2). */
  const people = createMemo(() => {
    const seats = Object.entries(room.view.seats).filter(
      ([id, seat]) => seat.state === 'in' && id !== room.view.facilitator,
    )
    return byFairness(
      room.view.helped,
      seats.map(([id]) => id as SeatId),
    )
  })
  /** Most dots first. */
  const cards = createMemo(() =>
    room
      .cards()
      .filter((card) => card.lane === 'challenge' && card.id !== room.view.cardQuestion?.card)
      .sort(
        (left, right) =>
          Number(tried().includes(left.id)) - Number(tried().includes(right.id)) ||
          (room.view.voteSums[right.id] ?? 0) - (room.view.voteSums[left.id] ?? 0) ||
          Number(right.wantsHelp) - Number(left.wantsHelp),
      )
      .slice(0, 3),
  )
  return (
    <Show when={isNear() && coming()}>
      {(here) => (
        <section class={styles.buttons}>
          <h2 class={styles.title}>{t('desk.case')}</h2>
          <Switch>
            <Match when={consult()?.isStopped && isIn()}>
              <p>{t('desk.caseStopped')}</p>
              <AfterCase block={here().block} />
            </Match>
            <Match when={consult()?.giver}>
              {(giver) => (
                <p>
                  {t(
                    isIn() && presentStep(room.view)?.consult?.part === 'ready'
                      ? consult()?.isReady
                        ? 'desk.caseReady'
                        : 'desk.caseNotReady'
                      : consult()?.onBehalf
                        ? 'desk.caseOnBehalf'
                        : 'desk.caseGiver',
                    { name: name(giver()) },
                  )}
                </p>
              )}
            </Match>
            <Match when={asked()}>
              <p>{t('desk.caseAsked')}</p>
              <Button tone="quiet" full onClick={() => ask(null)}>
                {t('desk.caseTakeBack')}
              </Button>
            </Match>
            <Match when={true}>
              <Show when={room.view.cardQuestion?.answer !== null}>
                <p class={styles.hint}>{t('desk.caseNone')}</p>
              </Show>
              <For each={caseDesk()?.offers ?? []}>
                {(seat) => (
                  <Button full onClick={() => ask(seat)}>
                    {t('desk.caseAsk', { name: name(seat) })} · {t('desk.caseOffers')}
                  </Button>
                )}
              </For>
              <Show when={cards().length > 0}>
                <Menu
                  label={t('desk.caseCards')}
                  trigger={<>{t('desk.caseCards')}…</>}
                  items={cards().map((card) => ({
                    id: card.id,
                    label: t(tried().includes(card.id) ? 'desk.caseCardAgain' : 'desk.caseCard', {
                      text: card.text.slice(0, 48),
                    }),
                    onSelect: () => ask(null, card.id),
                  }))}
                />
              </Show>
              <Menu
                label={t('desk.casePerson')}
                trigger={<>{t('desk.casePerson')}…</>}
                items={people().map((seat) => ({
                  id: seat,
                  label: t('desk.caseAsk', { name: name(seat) }),
                  onSelect: () => ask(seat),
                }))}
              />
            </Match>
          </Switch>
          <FitOfCase protocol={here().protocol} block={here().block} isIn={isIn()} />
          <For each={caseDesk()?.waiting ?? []}>
            {(seat) => (
              <div class={styles.ask}>
                <p>{t('desk.caseWaiting', { name: name(seat) })}</p>
                <div class={styles.answers}>
                  <For each={FRAMES}>
                    {(frame) => (
                      <Button onClick={() => void told(room.send({ kind: 'case.admit', seat, frame }))}>
                        {t(`desk.caseAdmit_${frame}`)}
                      </Button>
                    )}
                  </For>
                </div>
              </div>
            )}
          </For>
        </section>
      )}
    </Show>
  )
}

/** Too few or too many for this way of consulting, said before it begins, with what fits instead (CON2). */
function FitOfCase(props: { protocol: ProtocolName; block: string; isIn: boolean }) {
  const room = useRoom()
  const { t } = useWords()
  const [busy, setBusy] = createSignal(false)
  const people = () => room.view.caseDesk?.people ?? 0
  const range = () => PROTOCOLS[props.protocol].people
  const title = () => t(`consult.protocol_${props.protocol}`)
  const minutes = () => plannedMinutes(room.view.plan.steps.filter((step) => step.consult?.block === props.block))
  const instead = createMemo(() => alternativesTo(props.protocol, people(), minutes()).slice(0, 2))
  const inner = () => room.view.consult?.inner ?? []
  async function take(to: ProtocolName): Promise<void> {
    const plan = withProtocol(room.view.plan, props.block, to, stepIdOf(room.view.progress))
    if (!plan || busy()) return
    setBusy(true)
    await told(room.send({ kind: 'plan.change', plan }))
    setBusy(false)
  }
  function draw(count: number): void {
    const seats = Object.entries(room.view.seats)
      .filter(([id, seat]) => seat.state === 'in' && id !== room.view.consult?.giver && id !== room.view.facilitator)
      .map(([id]) => ({ id: id as SeatId, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
      .sort((left, right) => left.at - right.at)
    void told(room.send({ kind: 'case.inner', seats: seats.slice(0, count).map((one) => one.id) }))
  }
  return (
    <Switch>
      <Match when={people() < range()[0]}>
        <p>{t('desk.caseFew', { n: people(), protocol: title(), least: range()[0] })}</p>
        <Show when={!props.isIn}>
          <For each={instead()} fallback={<p class={styles.hint}>{t('desk.caseAlone')}</p>}>
            {(to) => (
              <Button full busy={busy()} onClick={() => void take(to)}>
                {t('desk.caseInstead', { protocol: t(`consult.protocol_${to}`), n: protocolMinutes(to) })}
              </Button>
            )}
          </For>
        </Show>
      </Match>
      <Match when={people() > range()[1] && PROTOCOLS[props.protocol].hasGiver}>
        <Show
          when={inner().length > 0}
          fallback={
            <>
              <p class={styles.hint}>{t('desk.caseMany', { n: people(), protocol: title(), most: range()[1] })}</p>
              <Button full onClick={() => draw(5)}>
                {t('desk.caseInnerDraw', { n: 5 })}
              </Button>
            </>
          }
        >
          <Button tone="quiet" full onClick={() => void told(room.send({ kind: 'case.inner', seats: [] }))}>
            {t('desk.caseInnerNone')}
          </Button>
        </Show>
      </Match>
    </Switch>
  )
}

function AfterCase(props: { block: string }) {
  const room = useRoom()
  const { t } = useWords()
  const after = () => {
    const { steps } = room.view.plan
    return steps[steps.findLastIndex((step) => step.consult?.block === props.block) + 1]
  }
  return (
    <Show when={after()}>
      {(step) => (
        <Button full onClick={() => void told(room.send({ kind: 'step.jump', to: step().id }))}>
          {t('desk.caseSkip')}
        </Button>
      )}
    </Show>
  )
}

// The middle of the screen while the meeting runs, by the form of the step.
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import type { PartName } from '../../shared/session/protocols.ts'
import { policyOfStep } from '../../shared/session/step-forms.ts'
import { ChooseForScreen } from '../features/board/ChooseForScreen.tsx'
import { WallForScreen } from '../features/board/WallForScreen.tsx'
import { useRoom } from '../state/room-context.tsx'
import { dateTimeText, listText, timeText } from '../words/format.ts'
import { useWords } from '../words/words.tsx'
import styles from './Projector.module.css'
import { RingClock } from './RingClock.tsx'
import { type PromptSize, promptSize, ringTime, screenStep } from './screen-content.ts'
import { GroupsOnWall, LinesOnWall, LoopOnWall, NoticeOnWall, PollOnWall } from './Together.tsx'

export function Stage() {
  const room = useRoom()
  const form = () => screenStep(room.view)?.form
  const isPollShown = () => room.view.poll?.state === 'shown' && room.view.poll.sums !== null
  const harvested = createMemo(() => room.cards().filter((card) => card.lane === 'takeaway'))
  const waved = createMemo(() => {
    const here = new Set(room.view.waveCards)
    return room.cards().filter((card) => here.has(card.id))
  })
  return (
    <Switch fallback={<PromptStage />}>
      <Match when={form() === 'read'}>
        <WallStage>
          <WallForScreen />
        </WallStage>
      </Match>
      <Match when={form() === 'choose'}>
        <WallStage>
          <ChooseForScreen />
        </WallStage>
      </Match>
      <Match when={form() === 'round' || form() === 'headlines'}>
        <PromptStage>
          <Voices />
        </PromptStage>
      </Match>
      <Match when={form() === 'harvest' && harvested().length > 0}>
        <WallStage>
          <LinesOnWall lines={harvested()} />
        </WallStage>
      </Match>
      <Match when={form() === 'wave' && waved().length > 0}>
        <WallStage>
          <LinesOnWall lines={waved()} />
        </WallStage>
      </Match>
      <Match when={isPollShown()}>
        <WallStage>
          <PollOnWall />
        </WallStage>
      </Match>
      <Match when={form() === 'write' || form() === 'reflect' || form() === 'harvest' || form() === 'wave'}>
        <PromptStage>
          <Quiet />
        </PromptStage>
      </Match>
      <Match when={form() === 'talk'}>
        <PromptStage>
          <PromisedEnd />
        </PromptStage>
      </Match>
      <Match when={form() === 'case'}>
        <PromptStage>
          <PresentPart />
        </PromptStage>
      </Match>
      <Match when={form() === 'poll' || form() === 'pulse'}>
        <PromptStage>
          <PollOnWall />
        </PromptStage>
      </Match>
      <Match when={room.view.huddle}>
        <PromptStage size="l">
          <GroupsOnWall />
        </PromptStage>
      </Match>
      <Match when={form() === 'break'}>
        <PromptStage>
          <AfterBreak />
        </PromptStage>
      </Match>
      <Match when={form() === 'leave'}>
        <PromptStage>
          <Next />
        </PromptStage>
      </Match>
    </Switch>
  )
}

/** The prompt as the largest thing, the ring beside it. */
function PromptStage(props: { children?: JSX.Element; size?: PromptSize }) {
  const room = useRoom()
  return (
    <div class={styles.stage}>
      <div class={styles.words}>
        <PromptText {...(props.size ? { size: props.size } : {})} />
        {props.children}
        <LoopOnWall />
        <NoticeOnWall />
      </div>
      <Show when={ringTime(room.view, room.now())}>{(time) => <RingClock time={time()} />}</Show>
    </div>
  )
}

/** Cards are the largest thing; prompt and ring stand above them. */
function WallStage(props: { children: JSX.Element }) {
  const room = useRoom()
  const { say } = useWords()
  return (
    <div class={styles.wall}>
      <div class={styles.wallHead}>
        <h1 class={styles.prompt} data-size="wall">
          {say(screenStep(room.view)?.prompt ?? { kind: 'own', text: '' })}
        </h1>
        <Show when={ringTime(room.view, room.now())}>{(time) => <RingClock time={time()} size="s" />}</Show>
      </div>
      <div class={styles.cards}>{props.children}</div>
    </div>
  )
}

function PromptText(props: { size?: PromptSize }) {
  const room = useRoom()
  const { say } = useWords()
  const text = () => say(screenStep(room.view)?.prompt ?? { kind: 'own', text: room.view.title })
  return (
    <h1 class={styles.prompt} data-size={props.size ?? promptSize(text())}>
      {text()}
    </h1>
  )
}

function Voices() {
  const room = useRoom()
  const { t } = useWords()
  const name = (seat: string) => room.view.seats[seat]?.name ?? ''
  const round = () => room.view.round
  const speaker = () => {
    const now = round()
    const seat = now?.order[now.index]
    return seat === undefined ? '' : name(seat)
  }
  const next = () => {
    const now = round()
    return (now?.order.slice(now.index + 1, now.index + 3) ?? []).map(name)
  }
  return (
    <div>
      <p class={styles.now}>{speaker() || t('projector.allHeard')}</p>
      <p class={styles.soft}>
        <Show when={next().length > 0}>{t('projector.next', { names: listText(next()) })} · </Show>
        {t('projector.pass')}
      </p>
    </div>
  )
}

/** While people write: that nobody looks, and how many are done. */
function Quiet() {
  const room = useRoom()
  const { t } = useWords()
  const form = () => screenStep(room.view)?.form
  return (
    <div>
      <p class={styles.now} data-small="">
        {form() === 'write'
          ? t('projector.quietWrite')
          : form() === 'reflect'
            ? t('projector.quietReflect')
            : form() === 'wave'
              ? t('projector.quietWave')
              : t('projector.quietHarvest')}
      </p>
      <p class={styles.soft}>{t('projector.done', { n: room.view.done.count, of: room.view.done.of })}</p>
    </div>
  )
}

/** Parts in which the rule of all consultations helps on the wall; in the others there is enough to read. */
const RULED: readonly PartName[] = ['facts', 'clarify', 'innerQuestions', 'views', 'thinking', 'innerThinking', 'ideas']

/** Whose moment it is in a consultation. Nothing of the case itself. */
function PresentPart() {
  const room = useRoom()
  const { t } = useWords()
  const step = () => screenStep(room.view)
  const rule = () => RULED.some((part) => part === step()?.consult?.part)
  const who = () => {
    const { consult } = room.view
    const present = step()
    const name = consult?.giver ? (room.view.seats[consult.giver]?.name ?? '') : ''
    if (!present || name === '' || present.consult?.block !== consult?.block) return ''
    if (consult?.isStopped) return t('consult.stopped')
    const policy = policyOfStep(present)
    if (policy.giverListens) return t('consult.listens', { name })
    if (policy.doorShut) return t(consult?.onBehalf ? 'consult.tellsFor' : 'consult.tells', { name })
    return policy.speaks === 'giver' ? t('projector.giverSpeaks', { name }) : ''
  }
  return (
    <Show when={who() !== '' || rule()}>
      <div>
        <Show when={who()}>
          {(text) => (
            <p class={styles.now} data-small="">
              {text()}
            </p>
          )}
        </Show>
        <Show when={rule()}>
          <p class={styles.soft}>{t('consult.rule')}</p>
        </Show>
      </div>
    </Show>
  )
}

function PromisedEnd() {
  const room = useRoom()
  const { t } = useWords()
  return (
    <Show when={room.view.progress.state === 'live' && room.view.progress.promisedEndAtMs}>
      {(end) => <p class={styles.soft}>{t('projector.end', { time: timeText(end()) })}</p>}
    </Show>
  )
}

function AfterBreak() {
  const room = useRoom()
  const { t, say } = useWords()
  const after = () => {
    const step = screenStep(room.view)
    const at = step ? room.view.plan.steps.findIndex((one) => one.id === step.id) : -1
    return at < 0 ? undefined : room.view.plan.steps[at + 1]
  }
  return (
    <Show when={after()}>
      {(step) => <p class={styles.soft}>{t('projector.afterBreak', { title: say(step().title) })}</p>}
    </Show>
  )
}

export function Next() {
  const room = useRoom()
  const { t } = useWords()
  return (
    <div>
      <Show when={room.view.next.startsAtMs}>
        {(at) => (
          <>
            <p class={styles.soft}>{t('projector.again')}</p>
            <p class={styles.now}>{dateTimeText(at(), room.view.next.zone)}</p>
          </>
        )}
      </Show>
      <Show when={room.view.next.facilitator}>
        <p class={styles.soft}>{t('projector.nextLead', { name: room.view.next.facilitator })}</p>
      </Show>
    </div>
  )
}

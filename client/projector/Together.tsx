// What the wall shows while people sit in small groups, write at once or choose; and what is asked of everybody.
import { createMemo, For, Show } from 'solid-js'
import type { SeatId } from '../../shared/ids.ts'
import { PULSE_LEVELS } from '../../shared/session/polls.ts'
import { pageAt, screenPages } from '../features/board/screen-pages.ts'
import { voiceNow } from '../features/together/huddle-now.ts'
import { useRoom } from '../state/room-context.tsx'
import { clockText, listText } from '../words/format.ts'
import { useWords } from '../words/words.tsx'
import styles from './Projector.module.css'
import { screenStep } from './screen-content.ts'
import own from './Together.module.css'

/** More groups than this need smaller letters; more than the second no wall can hold. */
const LARGE_UP_TO = 5
const SHOWN_UP_TO = 8

/** Who sits with whom, by place, and which half it is: nobody has to look at a phone for it. */
export function GroupsOnWall() {
  const room = useRoom()
  const { t } = useWords()
  const name = (seat: SeatId) => room.view.seats[seat]?.name ?? ''
  const size = () => room.view.huddle?.size ?? 2
  const voice = () => {
    const step = screenStep(room.view)
    return step ? voiceNow(room, step, size()) : { index: 0, leftMs: null }
  }
  const isOneVoice = () => screenStep(room.view)?.consult === undefined && size() <= 3
  const places = createMemo(() => {
    const groups = room.view.huddle?.groups ?? []
    const inRoom = (group: readonly SeatId[]) => group.some((seat) => room.view.seats[seat]?.place === 'room')
    return [
      { place: 'room' as const, groups: groups.filter(inRoom) },
      { place: 'remote' as const, groups: groups.filter((group) => !inRoom(group)) },
    ].filter((one) => one.groups.length > 0)
  })
  return (
    <>
      <Show when={isOneVoice()}>
        <p class={own.half}>
          {t(size() === 2 ? `projector.half${voice().index === 0 ? 1 : 2}` : `projector.third${third(voice().index)}`)}{' '}
          <Show when={voice().leftMs !== null}>
            <span class={own.change}>{t('together.swapIn', { time: clockText(voice().leftMs ?? 0) })}</span>
          </Show>
        </p>
      </Show>
      <Show when={(room.view.huddle?.groups.length ?? 0) <= 2 * SHOWN_UP_TO}>
        <div class={own.groups} data-one={places().length < 2 ? '' : undefined}>
          <For each={places()}>
            {(one) => (
              <section>
                <h2 class={own.place}>{t(one.place === 'room' ? 'projector.inRoom' : 'projector.remotely')}</h2>
                <ul class={own.list} data-many={one.groups.length > LARGE_UP_TO ? '' : undefined}>
                  <For each={one.groups.slice(0, SHOWN_UP_TO)}>{(group) => <li>{listText(group.map(name))}</li>}</For>
                </ul>
              </section>
            )}
          </For>
        </div>
      </Show>
    </>
  )
}

function third(index: number): 1 | 2 | 3 {
  return index === 0 ? 1 : index === 1 ? 2 : 3
}

/** Lines that were opened together, as large as they can be, page after page. */
export function LinesOnWall(props: { lines: readonly { text: string }[] }) {
  const room = useRoom()
  const { t } = useWords()
  const pages = createMemo(() => screenPages(props.lines))
  const at = () => pageAt(room.now(), pages().length)
  return (
    <Show when={pages()[at()]}>
      {(page) => (
        <>
          <ul class={own.lines} data-size={page().sizePx} data-columns={page().columns}>
            <For each={page().items}>{(line) => <li>{line.text}</li>}</For>
          </ul>
          <Show when={pages().length > 1}>
            <p class={styles.soft}>{t('board.screenPage', { n: at() + 1, of: pages().length })}</p>
          </Show>
        </>
      )}
    </Show>
  )
}

/** What there is to choose from; the spread once it is shown, and only from five answers on. */
export function PollOnWall() {
  const room = useRoom()
  const { t } = useWords()
  const step = () => screenStep(room.view)
  const isPulse = () => step()?.form === 'pulse'
  const options = () =>
    isPulse()
      ? Array.from({ length: PULSE_LEVELS }, (_, level) => String(level + 1))
      : (step()?.options ?? []).filter((option) => option.trim() !== '')
  const poll = () => room.view.poll
  const sums = () => (poll()?.state === 'shown' ? (poll()?.sums ?? null) : null)
  const most = () => Math.max(1, ...(sums() ?? []))
  const label = (option: string, index: number) =>
    isPulse() && index === 0
      ? `${option} · ${t('together.pulseLow')}`
      : isPulse() && index === PULSE_LEVELS - 1
        ? `${option} · ${t('together.pulseHigh')}`
        : option
  return (
    <Show
      when={sums()}
      fallback={
        <>
          <Show when={!isPulse()}>
            <ul class={own.options}>
              <For each={options()}>{(option) => <li>{option}</li>}</For>
            </ul>
          </Show>
          <p class={styles.soft}>
            {poll()?.state === 'shown' ? t('together.pollFew') : t('projector.pollPrivate', { n: poll()?.count ?? 0 })}
          </p>
        </>
      }
    >
      {(counts) => (
        <ul class={own.bars} data-short={isPulse() ? '' : undefined}>
          <For each={options()}>
            {(option, index) => (
              <li>
                <span>{label(option, index())}</span>
                <span
                  class={own.bar}
                  aria-hidden="true"
                  ref={(bar) => bar.style.setProperty('--share', String((counts()[index()] ?? 0) / most()))}
                />
                <span class={own.number}>{counts()[index()] ?? 0}</span>
              </li>
            )}
          </For>
        </ul>
      )}
    </Show>
  )
}

/** What became of the steps people wanted to try: four numbers, in check-in, from five taps on (LOOP2). */
export function LoopOnWall() {
  const room = useRoom()
  const { t } = useWords()
  const sums = () => (screenStep(room.view)?.phase === 'check-in' ? room.view.loop.sums : null)
  return (
    <Show when={sums()}>
      {(counts) => {
        const [did = 0, tried = 0, notYet = 0, letGo = 0] = counts()
        return <p class={styles.soft}>{t('projector.loop', { did, tried, notYet, letGo })}</p>
      }}
    </Show>
  )
}

/** A question to the group, a quiet half minute, minutes that were taken from somewhere. */
export function NoticeOnWall() {
  const room = useRoom()
  const { t, say } = useWords()
  const text = () => {
    const { groupAsk, thinkingUntilMs, borrowed } = room.view
    const leftMs = (until: number) => clockText(Math.max(0, until - room.now()))
    if (groupAsk?.state === 'open') {
      return `${t('together.askTitle', { n: groupAsk.minutes, title: titleOf(groupAsk.from) })} ${leftMs(groupAsk.endsAtMs)}`
    }
    if (thinkingUntilMs !== null && thinkingUntilMs > room.now()) {
      return t('together.thinking', { time: leftMs(thinkingUntilMs) })
    }
    if (borrowed === null) return ''
    return borrowed.from === null
      ? t('projector.borrowedAir', { n: borrowed.minutes })
      : t('projector.borrowedFrom', { n: borrowed.minutes, title: titleOf(borrowed.from) })
  }
  function titleOf(id: string): string {
    const step = room.view.plan.steps.find((one) => one.id === id)
    return step ? say(step.title) : ''
  }
  return (
    <Show when={text()}>
      <p class={own.notice}>{text()}</p>
    </Show>
  )
}

import { For, Show } from 'solid-js'
import type { Step } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { clockText, listText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import { myGroup, passedMs } from './huddle-now.ts'
import styles from './Together.module.css'

const TURNS: readonly string[] = ['turn1', 'turn2', 'turn3']
/** Shares of a turn: ask, clarify, think aloud, take along (1, 2, 4 and 1 of 8 minutes). */
const MOMENTS = [
  { key: 'consult.trioAsk', until: 1 / 8 },
  { key: 'consult.trioClarify', until: 3 / 8 },
  { key: 'consult.trioThink', until: 7 / 8 },
  { key: 'consult.trioTake', until: 1 },
] as const

/** A turn in threes: everybody is helped once; four people share, the last two in one turn. */
export function TrioTurn(props: { step: Step }) {
  const room = useRoom()
  const { t } = useWords()
  const name = (seat: string) => room.view.seats[seat]?.name ?? ''
  const mine = () => myGroup(room)
  const turn = () => Math.max(0, TURNS.indexOf(props.step.consult?.part ?? ''))
  const whose = () => (turn() < 2 ? mine().slice(turn(), turn() + 1) : mine().slice(2))
  const isMine = () => whose().some((seat) => seat === room.me())
  const isTurn = () => TURNS.includes(props.step.consult?.part ?? '')
  const others = () => mine().filter((seat) => seat !== room.me())
  /** Of this moment, at the length this turn has in the plan. */
  const minutesOf = (index: number) => {
    const share = (MOMENTS[index]?.until ?? 1) - (MOMENTS[index - 1]?.until ?? 0)
    return clockText(share * props.step.minutes * 60_000)
  }
  const at = () => {
    const { passed, total } = passedMs(room, props.step)
    return MOMENTS.findIndex((moment) => passed / total < moment.until)
  }
  return (
    <div class={styles.group} data-mine={isMine() ? '' : undefined}>
      <Show when={mine().length > 1} fallback={<p class={styles.with}>{t('together.alone')}</p>}>
        <p class={styles.turn}>
          <span>
            {isMine()
              ? t('consult.trioYou')
              : t('consult.trioNow', { name: listText(whose().map(name)) || listText(mine().slice(0, 1).map(name)) })}
          </span>
        </p>
        <p>{t('together.with', { names: listText(others().map(name)) })}</p>
        <Show when={isTurn()}>
          <ol class={styles.moments} aria-label={t('consult.trioMoments')}>
            <For each={MOMENTS}>
              {(moment, index) => (
                <li
                  data-state={index() < at() ? 'past' : index() === at() ? 'now' : undefined}
                  aria-current={index() === at() ? 'step' : undefined}
                >
                  {t(moment.key)} <span>{minutesOf(index())}</span>
                </li>
              )}
            </For>
          </ol>
        </Show>
      </Show>
    </div>
  )
}

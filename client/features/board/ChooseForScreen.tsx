import { createMemo, For, Show } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import { useRoom } from '../../state/room-context.tsx'
import { t } from '../../words/words.tsx'
import styles from './ChooseForScreen.module.css'
import { firstWords, laneName } from './lanes.ts'
import { tieOf } from './tie.ts'
import { WallForScreen } from './WallForScreen.tsx'
import { eligibleStacks, orderBySums } from './wall-order.ts'

/** As many as are readable at once, two columns of three. */
const ROWS_AT_ONCE = 6
/** The fewer cards, the more of each and the larger. By number of rows: words shown, size of the letters. */
const ROOM_FOR = [
  { rows: 2, chars: 140, size: 'xl' },
  { rows: 3, chars: 96, size: 'l' },
  { rows: 4, chars: 96, size: 'm' },
  { rows: ROWS_AT_ONCE, chars: 84, size: 's' },
] as const

/** Choosing on a projector: the first words of each card, dots hidden; afterwards their order. How many dots a card
 *  got stands on everybody's own device: small numbers do not belong on a wall. */
export function ChooseForScreen() {
  const room = useRoom()
  const byId = createMemo(() => new Map(room.cards().map((card) => [card.id, card])))
  const isShown = () => room.view.vote?.state === 'shown'
  const rows = createMemo(() => {
    const stacks = eligibleStacks(room.cards())
    const sums = isShown() ? room.view.voteSums : {}
    return orderBySums(stacks, sums).flatMap(({ stack, place, sum }) => {
      const card = byId().get(stack.top)
      return card ? [{ card, place, hasDots: sum > 0 }] : []
    })
  })
  const tie = createMemo(() =>
    isShown() ? tieOf(room.view, orderBySums(eligibleStacks(room.cards()), room.view.voteSums), byId()) : null,
  )
  const isFirst = (card: CardId, place: number) =>
    place === 1 && (tie() === null || tie()?.first === null || tie()?.first?.card === card)
  const state = () => {
    const level = tie()
    if (!isShown()) return t('board.screenVoting')
    if (level === null) return t('board.result')
    const by = level.first?.by
    return t(by === 'lot' ? 'board.resultDrawn' : by === 'fair' ? 'board.resultFair' : 'board.screenTie')
  }
  const space = () => ROOM_FOR.find((one) => rows().length <= one.rows) ?? ROOM_FOR[3]
  const more = () => rows().length - ROWS_AT_ONCE
  return (
    <Show when={rows().length > 0 && room.view.vote !== null} fallback={<WallForScreen />}>
      <div class={styles.choose}>
        <p class={styles.state}>
          {state()}
          <Show when={more() > 0}>
            <span class={styles.more}>{t('board.screenMore', { n: more() })}</span>
          </Show>
        </p>
        <ol class={styles.rows} data-size={space().size}>
          <For each={rows().slice(0, ROWS_AT_ONCE)}>
            {(row) => (
              <li
                class={styles.row}
                data-lane={row.card.lane}
                data-first={isShown() && row.hasDots && isFirst(row.card.id, row.place) ? '' : undefined}
              >
                <Show when={isShown() && row.hasDots}>
                  <span class={styles.place}>{row.place}</span>
                </Show>
                <span class={styles.words}>
                  <span class={styles.lane}>{laneName(row.card.lane)}</span>
                  <span class={styles.title}>{firstWords(row.card.text, space().chars)}</span>
                </span>
              </li>
            )}
          </For>
        </ol>
      </div>
    </Show>
  )
}

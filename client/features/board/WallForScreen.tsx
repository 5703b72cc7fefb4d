import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { BOARD_LANES } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { plural, t } from '../../words/words.tsx'
import { firstWords, laneName } from './lanes.ts'
import { pageAt, screenPages } from './screen-pages.ts'
import styles from './WallForScreen.module.css'
import { layOut, type WallCard } from './wall-order.ts'

/** The wall on a projector: at most six cards at a time, pages turned by the clock or by the arrow keys of a clicker.
 *  Shows released cards and sums from five on, and nothing that is anybody's own. */
export function WallForScreen() {
  const room = useRoom()
  const [turned, setTurned] = createSignal<number | null>(null)
  const byId = createMemo(() => new Map(room.cards().map((card) => [card.id, card])))
  const cards = createMemo(() => {
    const layout = layOut(room.cards())
    return BOARD_LANES.flatMap((lane) => layout[lane])
      .flatMap((stack) => [stack.top, ...stack.members])
      .flatMap((id) => byId().get(id) ?? [])
  })
  const lit = () => {
    const spotlight = room.view.spotlight
    return spotlight === null ? undefined : byId().get(spotlight)
  }
  const pages = createMemo(() => {
    const one = lit()
    return screenPages(one ? [one] : cards())
  })
  const at = createMemo(() => {
    const count = pages().length
    const asked = turned()
    return asked === null ? pageAt(room.now(), count) : ((asked % count) + count) % count
  })
  const page = () => pages()[at()]

  onMount(() => {
    const turn = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowRight' || event.key === 'PageDown' ? 1 : BACK.includes(event.key) ? -1 : 0
      if (step === 0 || pages().length < 2) return
      event.preventDefault()
      setTurned(at() + step)
    }
    document.addEventListener('keydown', turn)
    onCleanup(() => document.removeEventListener('keydown', turn))
  })

  return (
    <Show when={page()} fallback={<NothingYet />}>
      {(shown) => (
        <div class={styles.wall}>
          <ul
            class={styles.cards}
            data-size={shown().sizePx}
            data-columns={shown().columns}
            data-lit={lit() ? '' : undefined}
          >
            <For each={shown().items}>
              {(card) => (
                <li class={styles.card} data-lane={card.lane}>
                  <Label card={card} on={card.group === null ? undefined : byId().get(card.group)} />
                  <p class={styles.text}>{card.text}</p>
                </li>
              )}
            </For>
          </ul>
          <Show when={pages().length > 1}>
            <p class={styles.page}>{t('board.screenPage', { n: at() + 1, of: pages().length })}</p>
          </Show>
        </div>
      )}
    </Show>
  )
}

const BACK = ['ArrowLeft', 'PageUp']

function Label(props: { card: WallCard; on: WallCard | undefined }) {
  const room = useRoom()
  const sum = () => room.view.metoo[props.card.id] ?? 0
  return (
    <p class={styles.label}>
      <span class={styles.lane}>{laneName(props.card.lane)}</span>
      <Show when={props.on}>{(on) => <span>{t('board.screenOn', { text: firstWords(on().text, 18) })}</span>}</Show>
      <Show when={props.card.wantsHelp}>
        <span>{t('board.helpBadge')}</span>
      </Show>
      <Show when={props.card.toldByLead}>
        <span>{t('board.toldBadge')}</span>
      </Show>
      <Show when={props.card.signedBy}>{(name) => <span>{t('board.signedBy', { name: name() })}</span>}</Show>
      <Show when={sum() >= LIMITS.sumsFrom}>
        <span>{plural(sum(), 'board.metooCount', 'board.metooCount')}</span>
      </Show>
    </p>
  )
}

function NothingYet() {
  return (
    <div class={styles.nothing}>
      <p class={styles.big}>{t('board.screenEmpty')}</p>
      <p>{t('board.screenEmptyText')}</p>
    </div>
  )
}

import { createMemo, For, Show } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { told } from '../../ui/told.ts'
import { plural, t } from '../../words/words.tsx'
import styles from './DotCards.module.css'
import { laneName } from './lanes.ts'
import type { Stack, WallCard } from './wall-order.ts'

/** Cards to give dots to, and nothing that tells where anybody's dots are. The whole card is the button. */
export function DotCards(props: { stacks: readonly Stack[]; byId: ReadonlyMap<CardId, WallCard> }) {
  const room = useRoom()
  const each = () => room.view.vote?.dotsEach ?? LIMITS.dotsEach
  const left = () => each() - room.dots().length
  const ids = createMemo(() => props.stacks.map((stack) => stack.top))
  const isLive = () => {
    const saving = room.saveState().state
    return room.me() !== null && (saving === 'saved' || saving === 'saving')
  }
  const leftWords = () =>
    left() <= 0 ? t('board.dotsLeftNone') : plural(left(), 'board.dotsLeftOne', 'board.dotsLeftMany')

  async function toggle(card: CardId): Promise<void> {
    const has = room.dots().includes(card)
    if (!has && left() <= 0) return announce(t('board.dotsLeftNone'))
    const cards = has ? room.dots().filter((one) => one !== card) : [...room.dots(), card]
    if (await told(room.send({ kind: 'dots.set', cards: [...cards] }))) announce(leftWords())
  }

  return (
    <div class={styles.choose}>
      <p class={styles.left}>
        <span class={styles.dots} aria-hidden="true">
          <For each={Array.from({ length: each() }, (_, index) => index)}>
            {(index) => <span class={styles.dot} data-free={index < left() ? '' : undefined} />}
          </For>
        </span>
        {leftWords()}
      </p>
      <ul class={styles.cards}>
        <For each={ids()}>
          {(id) => {
            const card = () => props.byId.get(id)
            const has = () => room.dots().includes(id)
            return (
              <Show when={card()}>
                {(known) => (
                  <li>
                    <button
                      type="button"
                      class={styles.card}
                      data-lane={known().lane}
                      aria-pressed={has()}
                      aria-disabled={!isLive() || (!has() && left() <= 0) ? 'true' : undefined}
                      onClick={() => isLive() && void toggle(id)}
                    >
                      <span class={styles.words}>
                        <StackWords card={known()} stacks={props.stacks} byId={props.byId} />
                      </span>
                      <span class={styles.mine}>
                        <span class={styles.dot} data-on={has() ? '' : undefined} />
                        <span class={styles.mineWords}>{has() ? t('board.yourDot') : ''}</span>
                      </span>
                    </button>
                  </li>
                )}
              </Show>
            )
          }}
        </For>
      </ul>
      <p class={styles.hidden}>{t('board.dotsHidden')}</p>
    </div>
  )
}

/** Lane, words, and what lies on it: inside a button, so spans only. */
export function StackWords(props: { card: WallCard; stacks: readonly Stack[]; byId: ReadonlyMap<CardId, WallCard> }) {
  const members = () => props.stacks.find((stack) => stack.top === props.card.id)?.members ?? []
  return (
    <>
      <span class={styles.lane}>{laneName(props.card.lane)}</span>
      <span class={styles.text}>{props.card.text}</span>
      <For each={members()}>{(id) => <span class={styles.member}>{props.byId.get(id)?.text}</span>}</For>
    </>
  )
}

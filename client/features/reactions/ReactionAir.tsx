// Where reactions are seen: signs rise and go, or, without motion, a count stands for a moment.
import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { OPEN_REACTIONS } from '../../../shared/wire/events.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './ReactionAir.module.css'
import { ANNOUNCE_EVERY_MS, added, flying, isNothing, SIGNS, type Sums } from './reaction-sums.ts'

const RISE_MS = 2_200
const COUNT_SHOWN_MS = 4_000

/** Stands once on a page; catches no taps. @param props.announces false on a screen, where nobody listens. */
export function ReactionAir(props: { announces?: boolean }) {
  const room = useRoom()
  const { t } = useWords()
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const [counts, setCounts] = createSignal<Sums>({})
  let air: HTMLDivElement | undefined
  let unsaid: Sums = {}
  let sayTimer: ReturnType<typeof setTimeout> | undefined
  let countTimer: ReturnType<typeof setTimeout> | undefined

  onMount(() => onCleanup(room.onReactions(arrive)))
  onCleanup(() => {
    clearTimeout(sayTimer)
    clearTimeout(countTimer)
  })

  function arrive(sums: Sums): void {
    if (isNothing(sums)) return
    if (props.announces !== false) sayLater(sums)
    if (still.matches) showCount(sums)
    else for (const kind of flying(sums, air?.childElementCount ?? 0)) rise(SIGNS[kind])
  }
  function showCount(sums: Sums): void {
    setCounts((before) => added(before, sums))
    clearTimeout(countTimer)
    countTimer = setTimeout(() => setCounts({}), COUNT_SHOWN_MS)
  }
  function rise(sign: string): void {
    if (!air) return
    const node = document.createElement('span')
    node.textContent = sign
    node.style.setProperty('inset-inline-start', `${4 + Math.random() * 88}%`)
    air.append(node)
    const drift = (Math.random() - 0.5) * 40
    const flight = node.animate(
      [
        { transform: 'translate(0, 0)', opacity: 0 },
        { transform: `translate(${drift * 0.3}px, -20%)`, opacity: 1, offset: 0.12 },
        { transform: `translate(${drift}px, calc(-1 * var(--height)))`, opacity: 0 },
      ],
      { duration: RISE_MS + Math.random() * 500, easing: 'cubic-bezier(.2,.6,.4,1)', fill: 'both' },
    )
    flight.onfinish = () => node.remove()
    flight.oncancel = () => node.remove()
  }
  function sayLater(sums: Sums): void {
    unsaid = added(unsaid, sums)
    sayTimer ??= setTimeout(() => {
      const parts = OPEN_REACTIONS.flatMap((kind) => {
        const n = unsaid[kind]
        return n ? [t('reactions.times', { n, name: t(`reactions.${kind}`) })] : []
      })
      unsaid = {}
      sayTimer = undefined
      announce(parts.join(', '))
    }, ANNOUNCE_EVERY_MS)
  }

  return (
    <div class={styles.place} aria-hidden="true">
      <div
        class={styles.air}
        ref={(element) => {
          air = element
        }}
      />
      <Show when={!isNothing(counts())}>
        <p class={styles.counts}>
          <For each={OPEN_REACTIONS.filter((kind) => counts()[kind])}>
            {(kind) => (
              <span>
                {SIGNS[kind]} {counts()[kind]}
              </span>
            )}
          </For>
        </p>
      </Show>
    </div>
  )
}

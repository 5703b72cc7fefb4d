import { createMemo, For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { createPages } from '../../ui/pages.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Together.module.css'
import { linesTogether } from './wave-order.ts'

/** The lines of this wave, once they are opened: all at once, in an order that tells nothing; many of them in pages. */
export function WaveLines() {
  const room = useRoom()
  const { t, plural } = useWords()
  const lines = createMemo(() => {
    const here = new Set(room.view.waveCards)
    return linesTogether(room.cards().filter((card) => here.has(card.id)))
  })
  /** Then the field itself says what happens to a line. */
  const isGardened = () => room.view.gardeners.length > 0
  const pages = createPages(lines)
  /** Those that were put together count too. */
  const answers = () => lines().reduce((sum, line) => sum + 1 + line.alike, 0)
  return (
    <>
      <Show when={room.view.held > 0}>
        <p class={styles.soft}>{t('together.waveHeld', { n: room.view.held })}</p>
      </Show>
      <Show
        when={lines().length > 0}
        fallback={isGardened() ? undefined : <p class={styles.soft}>{t('together.waveNone')}</p>}
      >
        <section class={styles.part} aria-labelledby="wave-lines">
          <h2 id="wave-lines" class={styles.title}>
            {t('together.waveTitle')}
          </h2>
          <ul class={styles.lines}>
            <For each={pages.items()}>
              {(line) => (
                <li>
                  {line.text}
                  <Show when={line.alike > 0}>
                    <span class={styles.alike}>
                      {plural(line.alike, 'together.alikeOne', 'together.alikeMany', { n: line.alike })}
                    </span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Pager total={answers()} at={pages.at()} count={pages.count()} onGo={pages.goTo} />
        </section>
      </Show>
    </>
  )
}

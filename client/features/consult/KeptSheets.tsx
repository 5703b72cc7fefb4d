import { createSignal, For, Show } from 'solid-js'
import { dropSheet, keptSheets } from '../../state/notebook.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'

/** Copies a case giver kept: on this device alone, to read and to delete, also long after the close.
 *  @param props.code only that of this room; all of them when left out. */
export function KeptSheets(props: { code?: string }) {
  const { t } = useWords()
  const [sheets, setSheets] = createSignal(keptSheets())
  const shown = () => sheets().filter((one) => props.code === undefined || one.sheet.code === props.code)
  return (
    <Show when={shown().length > 0}>
      <section class={styles.part} aria-labelledby="kept-sheets" data-print="hide">
        <h2 id="kept-sheets" class={styles.title}>
          {t('sheet.title')}
        </h2>
        <p class={styles.soft}>{t('sheet.hint')}</p>
        <For each={shown()}>
          {({ room, sheet }) => (
            <details class={styles.sheet}>
              <summary>{sheet.title}</summary>
              <div class={styles.part}>
                <Show when={sheet.notes.trim() !== ''}>
                  <h3 class={styles.soft}>{t('sheet.notes')}</h3>
                  <p class={styles.notes}>{sheet.notes}</p>
                </Show>
                <Show when={sheet.lines.length > 0}>
                  <h3 class={styles.soft}>{t('sheet.lines')}</h3>
                  <ul class={styles.lines}>
                    <For each={sheet.lines}>
                      {(line) => (
                        <li class={styles.line}>
                          <p>{line}</p>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
                <div class={styles.acts}>
                  <Button
                    tone="danger"
                    onClick={() => {
                      dropSheet(room)
                      setSheets(keptSheets())
                      announce(t('sheet.gone'))
                    }}
                  >
                    {t('sheet.delete')}
                  </Button>
                </div>
              </div>
            </details>
          )}
        </For>
      </section>
    </Show>
  )
}

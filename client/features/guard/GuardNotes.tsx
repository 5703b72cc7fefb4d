import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { insteadOf, replaceMark } from '../../../shared/guard/instead.ts'
import type { Mark, MarkKind } from '../../../shared/guard/mark.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { plural, t } from '../../words/words.tsx'
import styles from './GuardNotes.module.css'
import { type Guarded, holds } from './guarded.ts'

const FIRST_SHOWN = 3

/** Below a field: what was found in it, each with its reason and a wording to put in place. Says nothing by itself, a screen
 *  reader hears of it when the field is left or the words are held back. */
export function GuardNotes(props: {
  guarded: Guarded
  /** The words were to go and stay here. */
  isHeld: boolean
  /** Why, where it is not a name alone that waits. */
  heldText?: string
  onText(text: string): void
  /** Says nothing where nothing was found: for one field of several. */
  quiet?: boolean
  ref?: (element: HTMLElement) => void
}) {
  const headingId = createUniqueId()
  const [showsAll, setShowsAll] = createSignal(false)
  const rows = createMemo(() => rowsOf(props.guarded.marks()))
  const shown = createMemo(() => (showsAll() ? rows() : rows().slice(0, FIRST_SHOWN)))
  const left = () => rows().length - shown().length
  const isEmpty = () => props.guarded.text().trim() === ''

  /** From the last to the first, so that places before it stay true. */
  function write(marks: readonly Mark[], index: number): void {
    const { language } = props.guarded.finding()
    const text = marks.reduceRight((now, mark) => {
      const instead = insteadOf(mark, now, language)[index]
      return instead === undefined ? now : replaceMark(now, mark, instead)
    }, props.guarded.text())
    props.onText(text)
    announce(t('guard.replaced'))
  }

  return (
    <div
      class={styles.notes}
      ref={(element) => props.ref?.(element)}
      tabindex={-1}
      data-held={props.isHeld || undefined}
    >
      <Show when={rows().length > 0}>
        <section aria-labelledby={headingId}>
          <h3 class={styles.title} id={headingId}>
            {t(props.isHeld ? 'guard.heldTitle' : 'guard.title')}
          </h3>
          <Show when={props.isHeld}>
            <p class={styles.held}>{props.heldText ?? t('guard.held')}</p>
          </Show>
          <ul class={styles.list}>
            <For each={shown()}>
              {(row) => (
                <li class={styles.row} data-direct={holds(row.mark) ? '' : undefined}>
                  <p class={styles.why}>
                    <strong class={styles.words}>{wordsOf(row.mark)}</strong> {t(`guard.why_${row.mark.kind}`)}
                  </p>
                  <div class={styles.acts}>
                    <For each={insteadOf(row.mark, props.guarded.text(), props.guarded.finding().language)}>
                      {(instead, index) => (
                        <Button
                          tone="quiet"
                          label={
                            instead === ''
                              ? t('guard.takeOutOf', { words: wordsOf(row.mark) })
                              : t('guard.useOf', { words: wordsOf(row.mark), instead })
                          }
                          onClick={() => write(row.all, index())}
                        >
                          {instead === '' ? t('guard.takeOut') : instead}
                        </Button>
                      )}
                    </For>
                    <Show when={row.mark.kind !== 'hidden'}>
                      <Button
                        tone="plain"
                        label={t(holds(row.mark) ? 'guard.keepOf' : 'guard.leaveOf', { words: row.mark.words })}
                        onClick={() => {
                          for (const mark of row.all) props.guarded.keep(mark)
                          announce(t('guard.kept', { words: row.mark.words }))
                        }}
                      >
                        {t(holds(row.mark) ? 'guard.keep' : 'guard.leave')}
                      </Button>
                    </Show>
                  </div>
                </li>
              )}
            </For>
          </ul>
          <Show when={left() > 0}>
            <Button tone="plain" onClick={() => setShowsAll(true)}>
              {plural(left(), 'guard.moreOne', 'guard.moreMany')}
            </Button>
          </Show>
        </section>
      </Show>
      <Show when={props.guarded.isCombined()}>
        <p class={styles.combined}>{t('guard.combined')}</p>
      </Show>
      <Show
        when={!props.quiet && !isEmpty() && props.guarded.isCurrent() && rows().length === 0 && !props.guarded.isLost()}
      >
        <p class={styles.nothing}>{t('guard.nothing')}</p>
      </Show>
    </div>
  )
}

type Row = { mark: Mark; all: readonly Mark[] }

/** What leads straight to somebody first; the same word once, pronouns together. */
function rowsOf(marks: readonly Mark[]): Row[] {
  const rows = new Map<string, Mark[]>()
  for (const mark of marks) {
    const key =
      mark.kind === 'gender' || mark.kind === 'hidden' ? mark.kind : `${mark.kind} ${mark.words.toLowerCase()}`
    rows.set(key, [...(rows.get(key) ?? []), mark])
  }
  const all = [...rows.values()].flatMap((same) => (same[0] ? [{ mark: same[0], all: same }] : []))
  return all.sort((left, right) => RANK[left.mark.kind] - RANK[right.mark.kind])
}

const RANK: Record<MarkKind, number> = {
  hidden: 0,
  name: 1,
  contact: 1,
  number: 1,
  listed: 2,
  pair: 3,
  org: 4,
  role: 4,
  place: 4,
  time: 4,
  age: 4,
  terms: 4,
  family: 4,
  sensitive: 4,
  quote: 5,
  gender: 6,
}

function wordsOf(mark: Mark): string {
  return mark.kind === 'hidden' ? t('guard.hiddenWords') : mark.words
}

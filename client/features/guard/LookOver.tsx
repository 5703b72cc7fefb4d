// Before the close, for who leads: what stays afterwards, read by the check on this device. Nothing of it is sent or kept.
import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { CLASS_OF, type Mark } from '../../../shared/guard/mark.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { language, plural, t } from '../../words/words.tsx'
import { askGuard } from './guard-later.ts'
import styles from './LookOver.module.css'

type Found = { text: string; marks: Mark[] }

/** Notes, agenda, links and the lines the group takes along: they have been written by many, and no field held them back. */
export function LookOver() {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <Show
      when={isOpen()}
      fallback={
        <div>
          <Button onClick={() => setOpen(true)}>{t('guard.lookOver')}</Button>
        </div>
      }
    >
      <WhatStays />
    </Show>
  )
}

function WhatStays() {
  const room = useRoom()
  const [lines, setLines] = createSignal<Partial<Record<'agenda' | 'theme', string[]>>>({})
  const [found, setFound] = createSignal<Found[] | null>(null)
  const [isLost, setLost] = createSignal(false)
  onCleanup(room.readCovered((name, now) => setLines((before) => ({ ...before, [name]: now }))))
  const names = () => Object.values(room.view.seats).map((seat) => seat.name)
  const texts = () => {
    const { agenda, theme } = lines()
    if (!agenda || !theme) return null
    const taken = room.cards().filter((card) => card.lane === 'takeaway')
    const all = [...theme, ...agenda, ...taken.map((card) => card.text), ...room.view.resources.map((one) => one.title)]
    // Who does a part of the agenda stands there on purpose.
    return [...new Set(all)].filter((text) => !names().includes(text.trim()))
  }
  let turn = 0
  createEffect(
    on(texts, (all) => {
      if (all === null) return
      turn += 1
      void look(all, turn)
    }),
  )
  async function look(all: readonly string[], mine: number): Promise<void> {
    const read: Found[] = []
    try {
      for (const text of all) {
        const input = { text, language: language(), roster: names(), list: [...room.view.guardWords] }
        const { marks } = await askGuard(input)
        const telling = marks.filter((mark) => CLASS_OF[mark.kind] !== 'hint')
        if (telling.length > 0) read.push({ text, marks: telling })
        if (mine !== turn) return
      }
      setLost(false)
      setFound(read)
    } catch {
      setLost(true)
    }
  }
  return (
    <section class={styles.over} aria-labelledby="look-over" aria-live="polite">
      <h3 id="look-over" class={styles.title}>
        {t('guard.lookOverTitle')}
      </h3>
      <Show when={isLost()}>
        <Notice tone="warn">{t('guard.lookOverLost')}</Notice>
      </Show>
      <Show when={found()} fallback={<p class={styles.soft}>{t('common.loading')}</p>}>
        {(all) => (
          <Show when={all().length > 0} fallback={<p>{t('guard.nothing')}</p>}>
            <p>{plural(all().length, 'guard.lookOverOne', 'guard.lookOverMany')}</p>
            <ul class={styles.list}>
              <For each={all()}>
                {(one) => (
                  <li>
                    <p class={styles.text}>{one.text}</p>
                    <ul class={styles.marks}>
                      <For each={one.marks}>
                        {(mark) => (
                          <li>
                            <mark>{mark.words}</mark> {t(`guard.why_${mark.kind}`)}
                          </li>
                        )}
                      </For>
                    </ul>
                  </li>
                )}
              </For>
            </ul>
            <p class={styles.soft}>{t('guard.lookOverHow')}</p>
          </Show>
        )}
      </Show>
    </section>
  )
}

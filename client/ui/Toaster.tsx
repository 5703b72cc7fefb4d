import { createSignal, For } from 'solid-js'
import { t } from '../words/words.tsx'
import styles from './Toaster.module.css'

type Toast = { id: number; text: string }

/** Long enough to read two lines; it waits while somebody points at it. */
const SHOWN_MS = 6_000
const [toasts, setToasts] = createSignal<readonly Toast[]>([])
const timers = new Map<number, ReturnType<typeof setTimeout>>()
let nextId = 1

/** A short word about something that has happened. Never the only place of anything that matters. */
export function toast(text: string): void {
  const id = nextId++
  setToasts((all) => [...all.filter((one) => one.text !== text).slice(-2), { id, text }])
  leaveLater(id)
}

function leaveLater(id: number): void {
  timers.set(
    id,
    setTimeout(() => drop(id), SHOWN_MS),
  )
}

function drop(id: number): void {
  stay(id)
  setToasts((all) => all.filter((one) => one.id !== id))
}

function stay(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
}

/** Where toasts appear; stands once in App. */
export function Toaster() {
  return (
    <section class={styles.place} aria-label={t('common.notices')} aria-live="polite" aria-atomic="false">
      <For each={toasts()}>
        {(one) => (
          <div class={styles.toast} onPointerEnter={() => stay(one.id)} onPointerLeave={() => leaveLater(one.id)}>
            {one.text}
          </div>
        )}
      </For>
    </section>
  )
}

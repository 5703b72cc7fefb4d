import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './LeadSignals.module.css'
import { heard, type LeadSignal, standing } from './lead-signals.ts'

/** "Slower please" and "I need a pause": sums of the last minute, seen by the facilitator alone. */
export function LeadSignals() {
  const room = useRoom()
  const { t } = useWords()
  const [all, setAll] = createSignal<ReturnType<typeof heard>>([])
  onMount(() => {
    onCleanup(
      room.onReactions((sums) => {
        if (!sums.slower && !sums.pause) return
        setAll((before) => heard(before, sums, room.now()))
        announce(text(sums.pause ? 'pause' : 'slower'))
      }),
    )
  })
  const text = (kind: LeadSignal) => t(`cockpit.signal_${kind}`, { n: standing(all(), kind, room.now()) })
  return (
    <>
      <Show when={standing(all(), 'slower', room.now()) > 0}>
        <span class={styles.signal}>{text('slower')}</span>
      </Show>
      <Show when={standing(all(), 'pause', room.now()) > 0}>
        <span class={styles.signal}>{text('pause')}</span>
      </Show>
    </>
  )
}

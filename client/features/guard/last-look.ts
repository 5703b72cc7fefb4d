// The last look at a field's words before they go to others: what leads to a person waits, then its writer is asked the one question no
// check can answer (CrowdTest). Each field shows it in its own place.
import { createSignal } from 'solid-js'
import { announce } from '../../ui/announcer.tsx'
import { t } from '../../words/words.tsx'
import { type Guarded, holds, holdsStrictly } from './guarded.ts'

export type LastLook = ReturnType<typeof createLastLook>

/** @param isStrict every place that could lead to a person waits for a decision, not only what leads straight to one */
export function createLastLook(guarded: Guarded, { isStrict = false } = {}) {
  const stops = isStrict ? holdsStrictly : holds
  const [isHeld, setHeld] = createSignal(false)
  const [isAsked, setAsked] = createSignal(false)
  const [isUnread, setUnread] = createSignal(false)
  let notes: HTMLElement | undefined

  return {
    /** The words were to go and stay here, because of what is still marked. */
    isHeld: () => isHeld() && guarded.marks().some(stops),
    heldText: () => t(isStrict ? 'guard.heldAll' : 'guard.held'),
    /** The check could not be loaded; the next attempt goes without it. */
    isUnread,
    /** The writer is asked to how many it could apply. */
    isAsked,
    /** To be called when the words are wanted to go; afterwards they are asked about, or it is shown why not. */
    async begin(): Promise<void> {
      const verdict = await guarded.verdict(stops)
      if (verdict === 'held') {
        setHeld(true)
        announce(t(isStrict ? 'guard.heldAll' : 'guard.held'))
        notes?.focus()
      } else if (verdict === 'unread' && !isUnread()) {
        setUnread(true)
        announce(t('guard.unread'))
      } else setAsked(true)
    },
    /** The words are other ones. */
    changed(): void {
      setHeld(false)
      setAsked(false)
    },
    /** Back to the field, or on their way: nobody is asked any more. */
    end: () => setAsked(false),
    /** They have gone. */
    gone(): void {
      guarded.forget()
      setUnread(false)
    },
    notesRef(element: HTMLElement): void {
      notes = element
    },
  }
}

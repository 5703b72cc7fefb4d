import { createSignal } from 'solid-js'
import { VisuallyHidden } from './VisuallyHidden.tsx'

const [said, setSaid] = createSignal('')
let again = false

/** Says something once to screen readers, politely. One call per event of the meeting. */
export function announce(text: string): void {
  // The same words twice are only spoken twice when the node's text differs.
  again = !again
  setSaid(again ? text : `${text}\u00a0`)
}

/** The one live region of the page; stands in App, outside everything that comes and goes. */
export function Announcer() {
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite" aria-atomic="true">
        {said()}
      </span>
    </VisuallyHidden>
  )
}

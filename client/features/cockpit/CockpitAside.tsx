import { createEffect, type JSX, on } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitAside.module.css'
import { CockpitPanel } from './CockpitPanel.tsx'
import { stepIdOf } from './cockpit-plan.ts'

/** Beside the room on a wide window. On a narrow one it is hidden; the bar's "More" opens the same as a sheet. */
export function CockpitAside(props: { stepActions?: JSX.Element }) {
  const room = useRoom()
  const { t } = useWords()
  let aside: HTMLElement | undefined
  // What a new step asks for stands on top; whoever had scrolled down would miss it.
  createEffect(
    on(
      () => stepIdOf(room.view.progress),
      () => aside?.scrollTo({ top: 0 }),
      { defer: true },
    ),
  )
  return (
    <aside
      ref={(element) => {
        aside = element
      }}
      class={styles.aside}
      aria-label={t('cockpit.aside')}
    >
      <CockpitPanel stepActions={props.stepActions} />
    </aside>
  )
}

import { createUniqueId, For, Show } from 'solid-js'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { t } from '../../words/words.tsx'
import { laneName } from './lanes.ts'
import { QuestionBadge } from './QuestionBadge.tsx'
import styles from './SpotlightCard.module.css'
import type { WallCard } from './wall-order.ts'
import { useWall } from './wall-state.ts'

/** The one card the group looks at, large, above the others. */
export function SpotlightCard() {
  const wall = useWall()
  const headingId = createUniqueId()
  const card = () => {
    const lit = wall.room.view.spotlight
    return lit === null ? undefined : wall.byId().get(lit)
  }
  const hasFacts = (lit: WallCard) =>
    lit.wantsHelp || lit.signedBy !== null || lit.toldByLead || wall.room.view.cardQuestion?.card === lit.id
  const members = () => {
    const lit = card()
    if (!lit) return []
    const stack = wall.stacks(lit.lane).find((one) => one.top === lit.id)
    return (stack?.members ?? []).flatMap((id) => wall.byId().get(id) ?? [])
  }
  return (
    <Show when={card()}>
      {(lit) => (
        <section class={styles.spot} data-lane={lit().lane} aria-labelledby={headingId}>
          <div class={styles.head}>
            <h2 class={styles.heading} id={headingId}>
              {t('board.spotlight')}
              <span class={styles.lane}>{laneName(lit().lane)}</span>
            </h2>
            <Show when={wall.room.amFacilitator() && wall.canChange()}>
              <Button tone="plain" onClick={() => void wall.setSpotlight(null)}>
                {t('board.unshow')}
              </Button>
            </Show>
          </div>
          <p class={styles.text}>{lit().text}</p>
          <For each={members()}>{(member) => <p class={styles.member}>{member.text}</p>}</For>
          <Show when={hasFacts(lit())}>
            <p class={styles.facts}>
              <Show when={lit().wantsHelp}>
                <Badge>{t('board.helpBadge')}</Badge>
              </Show>
              <Show when={lit().toldByLead}>
                <Badge>{t('board.toldBadge')}</Badge>
              </Show>
              <QuestionBadge card={lit().id} />
              <Show when={lit().signedBy}>{(name) => <span>{t('board.signedBy', { name: name() })}</span>}</Show>
            </p>
          </Show>
        </section>
      )}
    </Show>
  )
}

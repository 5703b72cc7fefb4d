import { createMemo, For, Show } from 'solid-js'
import type { Lane } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { MoreIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { createPages } from '../../ui/pages.ts'
import { t } from '../../words/words.tsx'
import { cardMenu } from './card-menu.ts'
import { firstWords } from './lanes.ts'
import styles from './TakeawayLines.module.css'
import { WallDialogs } from './WallDialogs.tsx'
import { createWall, WallProvider } from './wall-state.ts'

const TAKEAWAY: readonly Lane[] = ['takeaway']

/** The sentences the group takes along, as a list that may still be put into better words. */
export function TakeawayLines() {
  const wall = createWall(useRoom(), TAKEAWAY)
  const ids = createMemo(() => wall.stacks('takeaway').flatMap((stack) => [stack.top, ...stack.members]))
  const pages = createPages(ids)
  return (
    <WallProvider value={wall}>
      <ul class={styles.lines}>
        <For each={pages.items()}>
          {(id) => (
            <Show when={wall.byId().get(id)}>
              {(card) => (
                <li class={styles.line}>
                  <p class={styles.text}>
                    {card().text}
                    <Show when={card().signedBy}>
                      {(name) => <span class={styles.signed}>{t('board.signedBy', { name: name() })}</span>}
                    </Show>
                  </p>
                  <Show when={wall.canChange() && cardMenu(wall, id).length > 0}>
                    <Menu
                      label={t('board.more', { text: firstWords(card().text) })}
                      trigger={<MoreIcon />}
                      items={cardMenu(wall, id)}
                    />
                  </Show>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
      <Pager total={pages.total()} at={pages.at()} count={pages.count()} onGo={pages.goTo} />
      <WallDialogs />
    </WallProvider>
  )
}

import { Show } from 'solid-js'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckIcon, MoreIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { plural, t } from '../../words/words.tsx'
import styles from './CardWords.module.css'
import { cardMenu } from './card-menu.ts'
import { firstWords } from './lanes.ts'
import { QuestionBadge } from './QuestionBadge.tsx'
import type { WallCard } from './wall-order.ts'
import { useWall } from './wall-state.ts'

/** The words of one card with what belongs under them: help wanted, a name, "me too", the menu. */
export function CardWords(props: { card: WallCard; textId: string }) {
  const wall = useWall()
  return (
    <>
      <p class={styles.text} id={props.textId}>
        {props.card.text}
      </p>
      <div class={styles.foot}>
        <div class={styles.facts}>
          <MeToo card={props.card} />
          <Show when={props.card.wantsHelp}>
            <Badge>{t('board.helpBadge')}</Badge>
          </Show>
          <Show when={props.card.toldByLead}>
            <Badge>{t('board.toldBadge')}</Badge>
          </Show>
          <QuestionBadge card={props.card.id} />
          <Show when={props.card.signedBy}>
            {(name) => <span class={styles.signed}>{t('board.signedBy', { name: name() })}</span>}
          </Show>
        </div>
        <Show when={wall.canChange() && cardMenu(wall, props.card.id).length > 0}>
          <Menu
            label={t('board.more', { text: firstWords(props.card.text) })}
            trigger={<MoreIcon />}
            items={cardMenu(wall, props.card.id)}
          />
        </Show>
      </div>
    </>
  )
}

function MeToo(props: { card: WallCard }) {
  const wall = useWall()
  const sum = () => wall.room.view.metoo[props.card.id] ?? 0
  const isOn = () => wall.marks.has(props.card.id)
  const words = () => (sum() === 0 ? t('board.metoo') : plural(sum(), 'board.metooCount', 'board.metooCount'))
  return (
    <Show when={wall.room.me() !== null} fallback={<span class={styles.sum}>{sum() > 0 ? words() : ''}</span>}>
      <span class={styles.metoo}>
        <Button
          tone="plain"
          pressed={isOn()}
          disabled={!wall.canChange()}
          icon={isOn() ? <CheckIcon /> : undefined}
          onClick={() => void wall.toggleMeToo(props.card.id)}
        >
          {words()}
        </Button>
      </span>
    </Show>
  )
}

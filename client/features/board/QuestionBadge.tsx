import { Match, Switch } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { t } from '../../words/words.tsx'

/** Who leads sees which card is asked about. Who wrote it has the question above the page, and nobody else sees any. That its
 *  author tells it, is for all. */
export function QuestionBadge(props: { card: CardId }) {
  const room = useRoom()
  const answer = () => {
    const question = room.view.cardQuestion
    return question?.card === props.card ? (question.answer ?? 'open') : null
  }
  return (
    <Switch>
      <Match when={answer() === 'open' && room.amFacilitator()}>
        <Badge>{t('board.askedBadge')}</Badge>
      </Match>
      <Match when={answer() === 'author-tells'}>
        <Badge>{t('board.authorTells')}</Badge>
      </Match>
    </Switch>
  )
}

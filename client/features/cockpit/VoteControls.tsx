import { Show } from 'solid-js'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import { presentStep } from './cockpit-plan.ts'

/** Dots stay hidden until the facilitator shows them. */
export function VoteControls() {
  const room = useRoom()
  const { t } = useWords()
  const isOpen = () => room.view.vote?.state === 'open'
  return (
    <Show when={policyOfStep(presentStep(room.view)).votes}>
      <Button tone="quiet" full onClick={() => void told(room.send({ kind: isOpen() ? 'vote.show' : 'vote.open' }))}>
        {isOpen() ? t('cockpit.voteShow') : t('cockpit.voteOpen')}
      </Button>
    </Show>
  )
}

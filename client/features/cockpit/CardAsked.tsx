// What who leads knows of a question to the author of a card: which card, and the answer if one came. Never whose it is.
import { Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

export function CardAsked() {
  const room = useRoom()
  const { t } = useWords()
  const question = () => room.view.cardQuestion
  const text = () => room.cards().find((card) => card.id === question()?.card)?.text ?? ''
  /** In a consultation the desk of the case says who brings it. */
  const isSaidThere = () => question()?.answer === 'author-tells' && room.view.consult?.card === question()?.card
  const words = () => {
    switch (question()?.answer) {
      case 'author-tells':
        return t('desk.cardTells', { text: text() })
      case 'lead-tells':
        return t('desk.cardForThem', { text: text() })
      default:
        return t('desk.cardAsked', { text: text() })
    }
  }
  return (
    <Show when={room.view.slip === null && question() && !isSaidThere()}>
      <section class={styles.ask} aria-live="polite">
        <p>{words()}</p>
        <Show when={question()?.answer === null}>
          <p class={styles.hint}>{t('desk.cardAskedHint')}</p>
        </Show>
        <div class={styles.answers}>
          <Button tone="quiet" onClick={() => void told(room.send({ kind: 'case.ask', seat: null, card: null }))}>
            {t(question()?.answer === null ? 'desk.caseTakeBack' : 'desk.cardSeen')}
          </Button>
        </div>
      </section>
    </Show>
  )
}

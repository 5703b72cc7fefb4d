import { Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'

/** "Would you tell your case today?" Only on the device of the one who is asked: by their seat, or by the key of their card. */
export function AskedInPrivate() {
  const room = useRoom()
  const { t } = useWords()
  const asked = () => room.view.consult?.askedCard ?? null
  const editKey = () => {
    const card = asked()
    return card === null ? null : room.editKeyOf(card)
  }
  const text = () => room.cards().find((card) => card.id === asked())?.text ?? ''
  const bySeat = () => room.mine()?.case.isAsked === true
  function answer(how: 'i-tell' | 'lead-tells' | 'not-today'): void {
    const card = asked()
    const key = editKey()
    if (bySeat()) void told(room.send({ kind: 'case.answer', yes: how !== 'not-today' }))
    else if (card !== null && key !== null) {
      void told(room.sendBoard({ kind: 'board.answer', card, editKey: key, answer: how }))
    }
  }
  return (
    <Show when={bySeat() || editKey() !== null}>
      <Notice tone="info">
        <section class={styles.part} aria-labelledby="asked-in-private">
          <strong id="asked-in-private">{t('consult.askedTitle')}</strong>
          <Show when={!bySeat()}>
            <p>{t('consult.askedCard', { text: text() })}</p>
          </Show>
          <p>{t('consult.askedText')}</p>
          <div class={styles.acts}>
            <Button tone="primary" onClick={() => answer('i-tell')}>
              {t('consult.askedYes')}
            </Button>
            <Show when={!bySeat()}>
              <Button onClick={() => answer('lead-tells')}>{t('consult.askedLead')}</Button>
            </Show>
            <Button onClick={() => answer('not-today')}>{t('consult.askedNo')}</Button>
          </div>
        </section>
      </Notice>
    </Show>
  )
}

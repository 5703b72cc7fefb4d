import { Match, Show, Switch } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'

/** "Would you tell this today?" Above everything, wherever its person looks, and only on the device of the one who is asked:
 *  by their seat, or by the key of their card (BRD13). */
export function AskedInPrivate() {
  const room = useRoom()
  return (
    <Switch>
      <Match when={room.mine()?.case.isAsked}>
        <AskedByName />
      </Match>
      <Match when={room.askedAbout()}>{(card) => <AskedByCard card={card()} />}</Match>
    </Switch>
  )
}

function AskedByName() {
  const room = useRoom()
  const { t } = useWords()
  const answer = (yes: boolean) => void told(room.send({ kind: 'case.answer', yes }))
  return (
    <Notice tone="info">
      <section class={styles.part} aria-labelledby="asked-in-private">
        <strong id="asked-in-private">{t('consult.askedTitle')}</strong>
        <p>{t('consult.askedText')}</p>
        <div class={styles.acts}>
          <Button tone="primary" onClick={() => answer(true)}>
            {t('consult.askedYes')}
          </Button>
          <Button onClick={() => answer(false)}>{t('consult.askedNo')}</Button>
        </div>
      </section>
    </Notice>
  )
}

function AskedByCard(props: { card: NonNullable<ReturnType<ReturnType<typeof useRoom>['askedAbout']>> }) {
  const room = useRoom()
  const { t } = useWords()
  const text = () => room.cards().find((card) => card.id === props.card)?.text ?? ''
  /** Who leads a consultation does not bring the case of it. */
  const mayTell = () => !(room.amFacilitator() && room.view.consult !== null)
  async function answer(who: 'me' | 'lead'): Promise<void> {
    const editKey = room.editKeyOf(props.card)
    if (editKey === null) return
    if (await told(room.sendBoard({ kind: 'board.tell', card: props.card, editKey, who }))) {
      announce(t(who === 'me' ? 'consult.askedDoneMe' : 'consult.askedDoneLead'))
    }
  }
  return (
    <Notice tone="info">
      <section class={styles.part} aria-labelledby="asked-by-card">
        <strong id="asked-by-card">{t('consult.askedCardTitle')}</strong>
        <Show when={text()}>
          <blockquote class={styles.quoted}>{text()}</blockquote>
        </Show>
        <p>{t('consult.askedCardText')}</p>
        <div class={styles.acts}>
          <Show when={mayTell()}>
            <Button tone="primary" onClick={() => void answer('me')}>
              {t('consult.askedYesCard')}
            </Button>
          </Show>
          <Button onClick={() => void answer('lead')}>{t('consult.askedLead')}</Button>
          <Button
            onClick={() => {
              // To this device alone: a "no" that is sent would not be the same as not having looked.
              room.notToday(props.card)
              announce(t('consult.askedDoneNo'))
            }}
          >
            {t('consult.askedNo')}
          </Button>
        </div>
      </section>
    </Notice>
  )
}

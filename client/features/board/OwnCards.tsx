import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { CardId } from '../../../shared/ids.ts'
import type { OwnCard } from '../../state/room-api.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { told } from '../../ui/told.ts'
import { rejectionText, t } from '../../words/words.tsx'
import { laneName } from './lanes.ts'
import styles from './OwnCards.module.css'
import { Ask } from './WallDialogs.tsx'

/** What this device has put in the box, until the box is opened. Afterwards a card is one of many on the wall. */
export function OwnCards(props: { takeaways?: boolean }) {
  const room = useRoom()
  const headingId = createUniqueId()
  const [asking, setAsking] = createSignal<CardId | null>(null)
  const byId = createMemo(
    () =>
      new Map(room.ownCards().flatMap((card) => (card.state === 'released' ? [] : [[card.localId, card] as const]))),
  )
  const ids = createMemo(() => [...byId().keys()])
  const asked = () => {
    const id = asking()
    return id === null ? undefined : byId().get(id)
  }

  // Taking back puts the words into the draft; a draft that is there would be mixed up with them.
  async function change(card: OwnCard): Promise<void> {
    if (room.draft().text.trim() !== '') return toast(t('board.draftInTheWay'))
    const { lane, text, wantsHelp, signed } = card
    if (!(await told(room.takeBack(card.localId)))) return
    if (room.draft().text.trim() === '') room.setDraft({ lane, text, wantsHelp, signed })
    document.querySelector('textarea')?.focus()
  }

  async function drop(card: OwnCard): Promise<void> {
    const { lane, text, wantsHelp, signed } = room.draft()
    if (!(await told(room.takeBack(card.localId)))) return
    room.setDraft({ lane, text, wantsHelp, signed })
    announce(t('board.tookBack'))
  }

  return (
    <Show when={ids().length > 0}>
      <section class={styles.own} aria-labelledby={headingId}>
        <h2 id={headingId}>{t(props.takeaways ? 'board.ownLines' : 'board.ownCards')}</h2>
        <p class={styles.private}>{t('board.ownPrivate')}</p>
        <ul class={styles.list}>
          <For each={ids()}>
            {(id) => (
              <Show when={byId().get(id)}>
                {(card) => (
                  <li>
                    <article class={styles.card} data-lane={card().lane}>
                      <p class={styles.facts}>
                        <span class={styles.lane}>{laneName(card().lane)}</span>
                        <span class={styles.state} data-state={card().state}>
                          {t(STATE[card().state])}
                        </span>
                        <Show when={card().wantsHelp}>
                          <Badge>{t('board.helpBadge')}</Badge>
                        </Show>
                        <Show when={card().toldByLead}>
                          <Badge>{t('board.toldBadge')}</Badge>
                        </Show>
                        <Show when={card().signed}>
                          <Badge>{t('board.ownSigned')}</Badge>
                        </Show>
                      </p>
                      <p class={styles.text}>{card().text}</p>
                      <Show when={card().state === 'failed' && card().rejection}>
                        {(why) => <p class={styles.why}>{rejectionText(why().code)}</p>}
                      </Show>
                      <div class={styles.actions}>
                        <Button tone="plain" disabled={card().state === 'saving'} onClick={() => void change(card())}>
                          {t(card().state === 'failed' ? 'board.tryAgain' : 'board.changeIt')}
                        </Button>
                        <Button tone="plain" disabled={card().state === 'saving'} onClick={() => setAsking(id)}>
                          {t(card().state === 'failed' ? 'board.discard' : 'board.takeBack')}
                        </Button>
                      </div>
                    </article>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={asked()}>
          {(card) => (
            <Ask
              title={t(card().state === 'failed' ? 'board.discardTitle' : 'board.takeBackTitle')}
              text={t(card().state === 'failed' ? 'board.discardText' : 'board.takeBackText')}
              card={card().text}
              yes={t(card().state === 'failed' ? 'board.discard' : 'board.takeBack')}
              onYes={() => drop(card())}
              onClose={() => setAsking(null)}
            />
          )}
        </Show>
      </section>
    </Show>
  )
}

const STATE = {
  saving: 'board.ownSaving',
  sealed: 'board.ownSealed',
  released: 'board.ownSealed',
  failed: 'board.ownFailed',
} as const

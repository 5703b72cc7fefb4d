// What somebody waits for: a seat on a new device, a screen that wants to show the room, the lead asked back.
import { For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

export function Waiting() {
  const room = useRoom()
  const { t } = useWords()
  const name = (seat: string) => room.view.seats[seat]?.name ?? ''
  const screens = () => room.view.screens.filter((screen) => screen.state === 'waiting')
  return (
    <Show when={room.amFacilitator()}>
      <Show when={room.view.leadAskedBackBy}>
        {(seat) => (
          <section class={styles.ask}>
            <p>{t('cockpit.askedBack', { name: name(seat()) })}</p>
            <div class={styles.answers}>
              <Button tone="quiet" onClick={() => void told(room.send({ kind: 'lead.give', to: seat() }))}>
                {t('cockpit.giveBack')}
              </Button>
            </div>
          </section>
        )}
      </Show>
      <For each={room.view.returnRequests}>
        {(request) => (
          <section class={styles.ask}>
            <p>{t('cockpit.isThis', { name: name(request.seat) })}</p>
            <div class={styles.answers}>
              <Button
                tone="quiet"
                onClick={() => void told(room.send({ kind: 'return.answer', request: request.id, allow: true }))}
              >
                {t('cockpit.isThisYes', { name: name(request.seat) })}
              </Button>
              <Button
                tone="plain"
                onClick={() => void told(room.send({ kind: 'return.answer', request: request.id, allow: false }))}
              >
                {t('cockpit.isThisNo')}
              </Button>
            </div>
          </section>
        )}
      </For>
      <For each={room.view.knocks}>
        {(knock) => (
          <section class={styles.ask}>
            <p>{t('cockpit.knocks', { name: knock.name })}</p>
            <div class={styles.answers}>
              <Button
                tone="quiet"
                onClick={() => void told(room.send({ kind: 'door.answer', request: knock.id, allow: true }))}
              >
                {t('cockpit.letIn', { name: knock.name })}
              </Button>
              <Button
                tone="plain"
                label={t('cockpit.notInName', { name: knock.name })}
                onClick={() => void told(room.send({ kind: 'door.answer', request: knock.id, allow: false }))}
              >
                {t('cockpit.isThisNo')}
              </Button>
            </div>
          </section>
        )}
      </For>
      <For each={screens()}>
        {(screen) => (
          <section class={styles.ask}>
            <p>
              {t('cockpit.screenAsks')} <span class={styles.code}>{screen.pairing}</span>
            </p>
            <div class={styles.answers}>
              <Button tone="quiet" onClick={() => void told(room.send({ kind: 'screen.allow', screen: screen.id }))}>
                {t('cockpit.screenAllow')}
              </Button>
              <Button tone="plain" onClick={() => void told(room.send({ kind: 'screen.drop', screen: screen.id }))}>
                {t('cockpit.screenRefuse')}
              </Button>
            </div>
          </section>
        )}
      </For>
    </Show>
  )
}

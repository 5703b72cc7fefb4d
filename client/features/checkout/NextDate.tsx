import { createSignal, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { CalendarIcon } from '../../ui/icons.tsx'
import { dateTimeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './checkout.module.css'
import { NextForm } from './NextForm.tsx'
import { ownZone } from './zoned-time.ts'

/** When the group meets again and who facilitates; the facilitator writes it, everybody takes it home. */
export function NextDate() {
  const room = useRoom()
  const { t } = useWords()
  const [editing, setEditing] = createSignal(false)
  const next = () => room.view.next
  const mayEdit = () => room.amFacilitator() && room.view.progress.state !== 'closed'
  return (
    <section class={styles.next}>
      <h2 class={styles.soft}>{t('checkout.nextTitle')}</h2>
      <Show when={next().startsAtMs} fallback={<p class={styles.date}>{t('checkout.nextNone')}</p>}>
        {(startsAtMs) => (
          <>
            <p class={styles.date}>{dateTimeText(startsAtMs(), next().zone)}</p>
            <Show when={next().zone !== ownZone()}>
              <p class={styles.soft}>
                {t('checkout.nextHere', { zone: next().zone, here: dateTimeText(startsAtMs()) })}
              </p>
            </Show>
            <p>
              {t('checkout.nextMinutes', { n: next().minutes })}
              <Show when={next().place}>{` · ${next().place}`}</Show>
            </p>
          </>
        )}
      </Show>
      <Show when={next().facilitator}>
        <p>{t('checkout.nextLead', { name: next().facilitator })}</p>
      </Show>
      <div class={styles.acts}>
        <Show when={next().startsAtMs !== null}>
          <a class={styles.link} href={`/api/rooms/${room.view.code}/next.ics`} download="">
            <CalendarIcon /> {t('checkout.addToCalendar')}
          </a>
        </Show>
        <Show when={mayEdit()}>
          <Button tone="quiet" onClick={() => setEditing(true)}>
            {next().startsAtMs === null ? t('checkout.nextSet') : t('checkout.nextChange')}
          </Button>
        </Show>
      </div>
      <Dialog open={editing()} onOpenChange={setEditing} title={t('checkout.nextTitle')}>
        <Show when={editing()}>
          <NextForm onDone={() => setEditing(false)} />
        </Show>
      </Dialog>
    </section>
  )
}

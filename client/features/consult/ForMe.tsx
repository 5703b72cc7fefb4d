import { createSignal, For, Show } from 'solid-js'
import { isStage } from '../../../shared/session/protocols.ts'
import { keepSheet, openNotebook } from '../../state/notebook.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Checkbox.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'

/** What was written for the case giver, without authors: keep a copy on this device, or delete it for good. */
export function ForMe() {
  const room = useRoom()
  const { t } = useWords()
  const [isKept, setKept] = createSignal(false)
  const lines = () => room.mine()?.case.forMe ?? []
  const hasStage = () =>
    room.view.plan.steps.some((step) => step.consult?.block === room.view.consult?.block && isStage(step))
  function keep(): void {
    const me = room.me()
    if (me === null) return
    const notes = openNotebook(room.view.roomId, me, 'giver').text()
    keepSheet(room.view.roomId, {
      title: room.view.title,
      code: room.view.code,
      notes,
      lines: lines().map((line) => line.text),
    })
    setKept(true)
    announce(t('consult.kept'))
  }
  async function forget(): Promise<void> {
    if (await told(room.send({ kind: 'case.forget' }))) announce(t('consult.forgot'))
  }
  return (
    <section class={styles.part} aria-labelledby="for-me">
      <h2 id="for-me" class={styles.title}>
        {t('consult.forMe')}
      </h2>
      <Show when={lines().length > 0} fallback={<p class={styles.soft}>{t('consult.forMeNone')}</p>}>
        <ul class={styles.lines}>
          <For each={lines()}>
            {(line) => (
              <li class={styles.line}>
                <p>{line.text}</p>
                <Show when={line.kind === 'sheet'}>
                  <Badge>{t('consult.fromScribe')}</Badge>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={hasStage() && room.mine()?.case.readsOffers !== null}>
        <Switch
          label={t('garden.readOffers')}
          hint={t('garden.readOffersHint')}
          checked={room.mine()?.case.readsOffers ?? true}
          onChange={(on) => void told(room.send({ kind: 'case.readOffers', on }))}
        />
      </Show>
      <div class={styles.acts}>
        <Button tone="quiet" onClick={keep}>
          {t('consult.keep')}
        </Button>
        <Show when={lines().length > 0}>
          <Button tone="plain" onClick={() => void forget()}>
            {t('consult.forget')}
          </Button>
        </Show>
        <Show when={isKept()}>
          <span class={styles.soft}>{t('consult.kept')}</span>
        </Show>
      </div>
    </section>
  )
}

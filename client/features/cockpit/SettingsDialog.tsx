import { createSignal, Show } from 'solid-js'
import { epochMs } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateTimeField } from '../../ui/DateTimeField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { localInput, localInstant } from './local-time.ts'

export function SettingsDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useWords()
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={t('cockpit.settingsTitle')}>
      <Show when={props.open}>
        <SettingsForm onDone={() => props.onOpenChange(false)} />
      </Show>
    </Dialog>
  )
}

/** Begins with what the room has; made anew each time the dialog opens. */
function SettingsForm(props: { onDone: () => void }) {
  const room = useRoom()
  const { t } = useWords()
  const [title, setTitle] = createSignal(room.view.title)
  const [callLink, setCallLink] = createSignal(room.view.callLink)
  const [start, setStart] = createSignal(localInput(room.view.plannedStartMs))
  const [language, setLanguage] = createSignal<Language>(room.view.language)
  const [busy, setBusy] = createSignal(false)
  async function save(event: Event) {
    event.preventDefault()
    const startMs = localInstant(start())
    setBusy(true)
    const done = await told(
      room.send({
        kind: 'session.edit',
        title: title(),
        callLink: callLink().trim(),
        plannedStartMs: startMs === null ? null : epochMs(startMs),
        language: language(),
      }),
    )
    setBusy(false)
    if (done) props.onDone()
  }
  return (
    <form class={styles.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={t('cockpit.title')}
        value={title()}
        onInput={setTitle}
        maxChars={LIMITS.titleMaxChars}
        required
      />
      <TextField
        label={t('cockpit.callLink')}
        hint={t('cockpit.callLinkHint')}
        value={callLink()}
        onInput={setCallLink}
        inputMode="url"
        spellcheck={false}
        autocapitalize="off"
        maxChars={LIMITS.urlMaxChars}
      />
      <DateTimeField label={t('cockpit.start')} hint={t('cockpit.startHint')} value={start()} onInput={setStart} />
      <Segmented
        label={t('cockpit.language')}
        value={language()}
        options={[
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
        onChange={(value) => setLanguage(value === 'de' ? 'de' : 'en')}
        showLabel
      />
      <Button tone="primary" type="submit" busy={busy()}>
        {t('cockpit.save')}
      </Button>
    </form>
  )
}

import { createSignal, For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Checkbox.tsx'
import { EyeIcon, EyeOffIcon, ScreenIcon } from '../../ui/icons.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'
import { JumpDialog } from './JumpDialog.tsx'
import { PlanEditor } from './PlanEditor.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { WayInDialog } from './WayInDialog.tsx'

/** The room itself: projector, locks, plan, settings. */
export function RoomTools() {
  const room = useRoom()
  const { t } = useWords()
  const [open, setOpen] = createSignal<'plan' | 'settings' | 'jump' | 'wayIn' | null>(null)
  const dialog = (name: 'plan' | 'settings' | 'jump' | 'wayIn') => ({
    open: open() === name,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : null),
  })
  const shown = () => room.view.screens.filter((screen) => screen.state === 'allowed')
  return (
    <Show when={room.amFacilitator()}>
      <section>
        <h2 class={styles.title}>{t('cockpit.screens', { n: shown().length })}</h2>
        <div class={styles.buttons}>
          <For each={shown()}>
            {(screen) => (
              <div class={styles.row}>
                <ScreenIcon />
                <span class={styles.code}>{screen.pairing}</span>
                <span class={styles.end}>
                  <Button
                    tone="plain"
                    label={t('cockpit.screenDropName', { name: screen.pairing })}
                    onClick={() => void told(room.send({ kind: 'screen.drop', screen: screen.id }))}
                  >
                    {t('cockpit.screenDrop')}
                  </Button>
                </span>
              </div>
            )}
          </For>
          <Show when={shown().length === 0}>
            <p class={styles.hint}>{t('cockpit.screenNone', { path: `/screen/${room.view.code}` })}</p>
          </Show>
          <Button
            tone="quiet"
            full
            pressed={room.view.isBlanked}
            icon={room.view.isBlanked ? <EyeIcon /> : <EyeOffIcon />}
            onClick={() => void told(room.send({ kind: 'screens.blank', blank: !room.view.isBlanked }))}
          >
            {room.view.isBlanked ? t('cockpit.unblank') : t('cockpit.blank')}
          </Button>
        </div>
      </section>
      <section class={styles.buttons}>
        <h2 class={styles.title}>{t('cockpit.room')}</h2>
        <Button tone="quiet" full onClick={() => setOpen('plan')}>
          {t('cockpit.plan')}
        </Button>
        <Show when={room.view.progress.state === 'live'}>
          <Button tone="quiet" full onClick={() => setOpen('jump')}>
            {t('cockpit.jump')}
          </Button>
        </Show>
        <Button tone="quiet" full onClick={() => setOpen('settings')}>
          {t('cockpit.settings')}
        </Button>
        <Button tone="quiet" full onClick={() => setOpen('wayIn')}>
          {t('cockpit.wayIn')}
        </Button>
        <Switch
          label={t('cockpit.lockRoom')}
          hint={t('cockpit.lockRoomHint')}
          checked={room.view.isLocked}
          onChange={(locked) => void told(room.send({ kind: 'room.lock', locked }))}
        />
        <Switch
          label={t('cockpit.codeAsks')}
          hint={t('cockpit.codeAsksHint')}
          checked={room.view.codeAsks}
          onChange={(asks) => void told(room.send({ kind: 'room.codeAsks', asks }))}
        />
        <Switch
          label={t('cockpit.lockAgenda')}
          hint={t('cockpit.lockAgendaHint')}
          checked={room.view.agendaLocked}
          onChange={(locked) => void told(room.send({ kind: 'agenda.lock', locked }))}
        />
      </section>
      <PlanEditor {...dialog('plan')} />
      <SettingsDialog {...dialog('settings')} />
      <JumpDialog {...dialog('jump')} />
      <WayInDialog {...dialog('wayIn')} />
    </Show>
  )
}

import { createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import { useRoom } from '../state/room-context.tsx'
import { MoreIcon } from '../ui/icons.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/Toaster.tsx'
import { setTheme, theme } from '../ui/theme.ts'
import { useWords } from '../words/words.tsx'

const LeaveDialog = lazy(async () => ({ default: (await import('./LeaveDialog.tsx')).LeaveDialog }))
const RenameDialog = lazy(async () => ({ default: (await import('./RenameDialog.tsx')).RenameDialog }))
const OwnDataDialog = lazy(async () => ({ default: (await import('./OwnDataDialog.tsx')).OwnDataDialog }))
const ComeAndGoDialog = lazy(async () => ({ default: (await import('./ComeAndGoDialog.tsx')).ComeAndGoDialog }))
const OtherDeviceDialog = lazy(async () => ({ default: (await import('./OtherDeviceDialog.tsx')).OtherDeviceDialog }))

type Opened = 'none' | 'leave' | 'rename' | 'device' | 'data' | 'come-and-go'

/** What concerns this person and this device; rare, so behind one button. */
export function RoomMenu(props: { onAddPerson?: () => void }) {
  const room = useRoom()
  const { t, language, setLanguage } = useWords()
  const [opened, setOpened] = createSignal<Opened>('none')
  const close = (open: boolean) => {
    if (!open) setOpened('none')
  }
  const others = () => room.seats().filter((seat) => seat !== room.me())
  const items = (): MenuItem[] => [
    ...others().map((seat) => ({
      id: `act-${seat}`,
      label: t('frame.switchTo', { name: room.view.seats[seat]?.name ?? '' }),
      onSelect: () => room.actAs(seat),
    })),
    { id: 'rename', label: t('frame.rename'), onSelect: () => setOpened('rename') },
    { id: 'come-and-go', label: t('frame.comeAndGo'), onSelect: () => setOpened('come-and-go') },
    ...('documentPictureInPicture' in window && room.view.progress.state !== 'closed'
      ? [{ id: 'float', label: t('frame.float'), onSelect: () => void float() }]
      : []),
    { id: 'device', label: t('frame.otherDevice'), onSelect: () => setOpened('device') },
    ...(props.onAddPerson ? [{ id: 'add', label: t('frame.addPerson'), onSelect: () => props.onAddPerson?.() }] : []),
    {
      id: 'language',
      label: language() === 'de' ? 'English' : 'Deutsch',
      onSelect: () => void setLanguage(language() === 'de' ? 'en' : 'de'),
    },
    {
      id: 'theme',
      label: theme() === 'dark' ? t('frame.toLight') : t('frame.toDark'),
      onSelect: () => setTheme(theme() === 'dark' ? 'light' : 'dark'),
    },
    { id: 'privacy', label: t('frame.privacy'), onSelect: () => void window.open('/privacy', '_blank', 'noopener') },
    { id: 'data', label: t('frame.ownData'), onSelect: () => setOpened('data') },
    { id: 'leave', label: t('frame.leave'), tone: 'danger', onSelect: () => setOpened('leave') },
  ]
  /** Loaded when somebody wants it; it goes with the room. */
  let floating: Promise<typeof import('./float/float-window.tsx')> | null = null
  async function float(): Promise<void> {
    floating ??= import('./float/float-window.tsx')
    if (!(await (await floating).floatRoom(room))) toast(t('frame.floatNot'))
  }
  onCleanup(() => void floating?.then((part) => part.endFloat()))
  return (
    <>
      <Menu label={t('frame.menu')} trigger={<MoreIcon />} items={items()} />
      <Suspense>
        <Show when={opened() === 'leave'}>
          <LeaveDialog onOpenChange={close} />
        </Show>
        <Show when={opened() === 'rename'}>
          <RenameDialog onOpenChange={close} />
        </Show>
        <Show when={opened() === 'data'}>
          <OwnDataDialog onOpenChange={close} />
        </Show>
        <Show when={opened() === 'come-and-go'}>
          <ComeAndGoDialog onOpenChange={close} />
        </Show>
        <Show when={opened() === 'device'}>
          <OtherDeviceDialog onOpenChange={close} />
        </Show>
      </Suspense>
    </>
  )
}

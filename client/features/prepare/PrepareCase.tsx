import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { t } from '../../words/words.tsx'
import styles from './PrepareCase.module.css'
import { isEmptyCase } from './prepared-card.ts'

const PrepareDialog = lazy(async () => ({ default: (await import('./PrepareDialog.tsx')).PrepareDialog }))

/** The way to a case that one thinks through beforehand. Shows nothing on a screen and to nobody without a seat. */
export function PrepareCase() {
  const room = useRoom()
  const [isOpen, setOpen] = createSignal(false)
  const isBegun = () => !isEmptyCase(room.prepared())
  return (
    <Show when={room.me() !== null}>
      <section class={styles.way}>
        <p class={styles.soft}>{t(isBegun() ? 'prepare.begun' : 'prepare.invite')}</p>
        <Button tone="quiet" onClick={() => setOpen(true)}>
          {t(isBegun() ? 'prepare.goOn' : 'prepare.begin')}
        </Button>
        <Suspense>
          <Show when={isOpen()}>
            <PrepareDialog onClose={() => setOpen(false)} />
          </Show>
        </Suspense>
      </section>
    </Show>
  )
}

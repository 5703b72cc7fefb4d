// Two taps, and everything is covered for everybody. Nobody sees whose taps they were.
import { createSignal, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EyeOffIcon } from '../../ui/icons.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Slip.module.css'

export function SlipButton() {
  const room = useRoom()
  const { t } = useWords()
  const [isAsking, setAsking] = createSignal(false)
  return (
    <>
      <span class={styles.button}>
        <Button
          tone="plain"
          label={t('slip.button')}
          title={t('slip.button')}
          icon={<EyeOffIcon />}
          onClick={() => setAsking(true)}
        />
      </span>
      <Show when={isAsking()}>
        <Dialog
          open
          onOpenChange={setAsking}
          title={t('slip.askTitle')}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t('slip.askNo')}</Button>
              <Button
                tone="primary"
                onClick={() => {
                  setAsking(false)
                  void told(room.slipNow())
                }}
              >
                {t('slip.askYes')}
              </Button>
            </>
          }
        >
          <div class={styles.ask}>
            <p>{t('slip.askText')}</p>
            <p>{t('slip.askNobody')}</p>
          </div>
        </Dialog>
      </Show>
    </>
  )
}

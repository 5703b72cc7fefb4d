import { createSignal, Show } from 'solid-js'
import { inviteLink } from '../../state/invite-link.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { told } from '../../ui/told.ts'
import { codeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './CockpitPanel.module.css'

/** Link and code for somebody who is still missing, and new ones when the old ones went too far. */
export function WayInDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const room = useRoom()
  const { t } = useWords()
  const [busy, setBusy] = createSignal(false)
  const [isRenewed, setIsRenewed] = createSignal(false)
  async function renew() {
    setBusy(true)
    setIsRenewed(await told(room.send({ kind: 'link.renew' })))
    setBusy(false)
  }
  return (
    <Dialog
      open={props.open}
      onOpenChange={(open) => {
        setIsRenewed(false)
        props.onOpenChange(open)
      }}
      title={t('cockpit.wayIn')}
    >
      <div class={styles.buttons}>
        <CopyLink link={inviteLink(room.view)} />
        <p>
          {t('cockpit.wayInCode')} <span class={styles.code}>{codeText(room.view.code)}</span>
        </p>
        <p class={styles.hint}>{t(room.view.codeAsks ? 'cockpit.wayInAsks' : 'cockpit.wayInOpen')}</p>
      </div>
      <div class={styles.apart}>
        <Button tone="quiet" full busy={busy()} onClick={() => void renew()}>
          {t('cockpit.renewLink')}
        </Button>
        <p class={styles.hint} role="status">
          <Show when={isRenewed()} fallback={t('cockpit.renewLinkHint')}>
            {t('cockpit.renewedLink')}
          </Show>
        </p>
      </div>
    </Dialog>
  )
}

import { createSignal } from 'solid-js'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DownloadIcon } from '../ui/icons.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

/** All that carries one's name in the community and its rooms, as a file, and "erase me". */
export function MyData() {
  const community = useCommunity()
  const { t } = useWords()
  const [asks, setAsks] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  async function erase() {
    setBusy(true)
    const done = await community.eraseMe()
    setBusy(false)
    if (!done.ok) return toast(refusedText(done))
    // Nothing of this page is theirs any more; when they were the last one, nothing of it is left.
    location.assign('/')
  }
  return (
    <div class={styles.part}>
      <h3>{t('community.data')}</h3>
      <p>{t('community.dataText')}</p>
      <div class={styles.row}>
        <a class={styles.file} href={community.dataAddress()} download="copse-my-data.json">
          <DownloadIcon /> {t('community.dataFile')}
        </a>
        <Button tone="danger" onClick={() => setAsks(true)}>
          {t('community.erase')}
        </Button>
      </div>
      <Dialog
        open={asks()}
        onOpenChange={setAsks}
        title={t('community.eraseTitle')}
        footer={
          <>
            <Button onClick={() => setAsks(false)}>{t('community.stay')}</Button>
            <Button tone="danger" busy={busy()} onClick={() => void erase()}>
              {t('community.eraseGo')}
            </Button>
          </>
        }
      >
        <p>{t('community.eraseText')}</p>
        <p>{t('community.eraseCards')}</p>
        <p>{t('community.eraseStays')}</p>
      </Dialog>
    </div>
  )
}

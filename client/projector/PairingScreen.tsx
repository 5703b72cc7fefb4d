import { useWords } from '../words/words.tsx'
import styles from './Projector.module.css'

/** Until the facilitator allows this screen it shows nothing but its code.
 *  @param props.pairing null while the server has not named it yet, or after a refusal. */
export function PairingScreen(props: { pairing: string | null; state?: 'waiting' | 'refused' | 'offline' }) {
  const { t } = useWords()
  return (
    <div class={styles.screen} data-theme="dark">
      <header />
      <main class={styles.pairing}>
        <p class={styles.soft}>{t(`projector.pairing_${props.state ?? 'waiting'}`)}</p>
        <h1 class={styles.pairingCode}>{props.pairing ?? '…'}</h1>
        <p class={styles.soft}>{t('projector.pairingHint')}</p>
      </main>
      <footer class={styles.footer}>
        <span />
        <p class={styles.foot}>{t('projector.stories')}</p>
      </footer>
    </div>
  )
}

import { useRoom } from '../state/room-context.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { codeText } from '../words/format.ts'
import { useWords } from '../words/words.tsx'
import styles from './JoinCode.module.css'

/** How to come in: QR, address and code. @param props.origin where phones reach this server; default this page's own. */
export function JoinCode(props: { size?: 'm' | 'l'; origin?: string | undefined }) {
  const room = useRoom()
  const { t } = useWords()
  const origin = () => props.origin ?? location.origin
  const link = () => `${origin()}/r/${room.view.code}`
  return (
    <div class={styles.join} data-size={props.size ?? 'm'}>
      <div class={styles.qr}>
        <QrCode link={link()} label={t('projector.qr')} />
      </div>
      <div>
        <p class={styles.address}>{new URL(origin()).host}</p>
        <p class={styles.code}>{codeText(room.view.code)}</p>
      </div>
    </div>
  )
}

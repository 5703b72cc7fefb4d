import { createMemo } from 'solid-js'
import { encode } from 'uqr'
import { useRoom } from '../state/room-context.tsx'
import { codeText } from '../words/format.ts'
import { useWords } from '../words/words.tsx'
import styles from './JoinCode.module.css'

/** How to come in: QR, address and code. @param props.origin where phones reach this server; default this page's own. */
export function JoinCode(props: { size?: 'm' | 'l'; origin?: string | undefined }) {
  const room = useRoom()
  const { t } = useWords()
  const origin = () => props.origin ?? location.origin
  const link = () => `${origin()}/r/${room.view.code}`
  const code = createMemo(() => encode(link(), { ecc: 'M', border: 2 }))
  /** One path for all dark squares: small, and without inline style. */
  const squares = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('')
  return (
    <div class={styles.join} data-size={props.size ?? 'm'}>
      <svg
        class={styles.qr}
        viewBox={`0 0 ${code().size} ${code().size}`}
        role="img"
        aria-label={t('projector.qr')}
        shape-rendering="crispEdges"
      >
        <path d={squares()} />
      </svg>
      <div>
        <p class={styles.address}>{new URL(origin()).host}</p>
        <p class={styles.code}>{codeText(room.view.code)}</p>
      </div>
    </div>
  )
}

import { createMemo } from 'solid-js'
import { encode } from 'uqr'
import styles from './QrCode.module.css'

/** Loaded when a code is shown: the encoder is larger than the lobby. */
export function QrSquares(props: { link: string; label: string }) {
  const code = createMemo(() => encode(props.link, { ecc: 'M', border: 2 }))
  /** One path for all dark squares: small, and nothing is parsed as markup. */
  const squares = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('')
  return (
    <svg
      class={styles.squares}
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <path d={squares()} />
    </svg>
  )
}

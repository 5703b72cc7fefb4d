import { lazy, Suspense } from 'solid-js'
import styles from './QrCode.module.css'

const QrSquares = lazy(async () => ({ default: (await import('./QrSquares.tsx')).QrSquares }))

/** A link for the camera of a phone. Dark squares on white in both schemes: some cameras do not read the reverse. Its place is kept
 *  free until it is there. */
export function QrCode(props: { link: string; label: string }) {
  return (
    <div class={styles.code}>
      <Suspense>
        <QrSquares link={props.link} label={props.label} />
      </Suspense>
    </div>
  )
}

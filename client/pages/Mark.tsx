import styles from './Mark.module.css'

/** A copse from above: three crowns that stand together. */
export function Mark() {
  return (
    <svg class={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="7.6" cy="9.4" r="5.6" opacity=".72" />
      <circle cx="17" cy="7.8" r="4.4" opacity=".5" />
      <circle cx="14.2" cy="16" r="6.2" opacity=".92" />
    </svg>
  )
}

import styles from './Avatar.module.css'

/** Two letters for a person; the name always stands beside it. */
export function Avatar(props: { name: string }) {
  return (
    <span class={styles.avatar} aria-hidden="true">
      {initials(props.name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.split(/[\s\-.]+/).filter((word) => word !== '')
  const [first = '', second] = words
  const last = words.length > 1 ? (words.at(-1) ?? second ?? '') : ''
  const letters = last === '' ? [...first].slice(0, 2) : [[...first][0] ?? '', [...last][0] ?? '']
  return letters.join('').toLocaleUpperCase()
}

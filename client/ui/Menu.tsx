import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import styles from './Menu.module.css'

export type MenuItem = { id: string; label: string; onSelect(): void; tone?: 'danger'; disabled?: boolean }
export type MenuProps = { label: string; trigger: JSX.Element; items: MenuItem[] }

/** As the menu itself has it once it is there. */
const OPENING_KEYS = ['Enter', ' ', 'ArrowDown', 'ArrowUp']

// 20 kB that a room can open without: it comes when somebody points at a menu, and is there for the tap.
const load = () => import('./MenuDropdown.tsx')
const MenuDropdown = lazy(async () => ({ default: (await load()).MenuDropdown }))

/** A button that opens a list of things to do. Arrow keys, typing ahead and Escape work.
 *  @param props.trigger what the button shows; `label` is its name for screen readers. */
export function Menu(props: MenuProps) {
  const [isWanted, setIsWanted] = createSignal(false)
  const shut = () => (
    <button
      type="button"
      class={styles.trigger}
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={isWanted()}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setIsWanted(true)}
      onKeyDown={(event) => {
        if (OPENING_KEYS.includes(event.key)) {
          event.preventDefault()
          setIsWanted(true)
        }
      }}
    >
      {props.trigger}
    </button>
  )
  return (
    <Show when={isWanted()} fallback={shut()}>
      <Suspense fallback={shut()}>
        <MenuDropdown label={props.label} trigger={props.trigger} items={props.items} />
      </Suspense>
    </Show>
  )
}

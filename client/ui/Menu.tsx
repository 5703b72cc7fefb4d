import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { For, type JSX } from 'solid-js'
import styles from './Menu.module.css'

export type MenuItem = { id: string; label: string; onSelect(): void; tone?: 'danger'; disabled?: boolean }

/** A button that opens a list of things to do. Arrow keys, typing ahead and Escape work.
 *  @param props.trigger what the button shows; `label` is its name for screen readers. */
export function Menu(props: { label: string; trigger: JSX.Element; items: MenuItem[] }) {
  return (
    <DropdownMenu gutter={6}>
      <DropdownMenu.Trigger class={styles.trigger} aria-label={props.label}>
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class={styles.menu}>
          <For each={props.items}>
            {(item) => (
              <DropdownMenu.Item
                class={styles.item}
                data-tone={item.tone}
                disabled={item.disabled ?? false}
                onSelect={() => item.onSelect()}
              >
                {item.label}
              </DropdownMenu.Item>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}

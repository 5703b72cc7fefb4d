import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { Index } from 'solid-js'
import styles from './Menu.module.css'
import type { MenuProps } from './Menu.tsx'

/** The menu itself, opened at once: it is loaded because somebody asked for it. */
export function MenuDropdown(props: MenuProps) {
  return (
    <DropdownMenu gutter={6} defaultOpen modal={false}>
      <DropdownMenu.Trigger class={styles.trigger} aria-label={props.label}>
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class={styles.menu}>
          {/* By place, not by object: items made anew while a finger is down must not take the button from under it. */}
          <Index each={props.items}>
            {(item) => (
              <DropdownMenu.Item
                class={styles.item}
                data-tone={item().tone}
                disabled={item().disabled ?? false}
                onSelect={() => item().onSelect()}
              >
                {item().label}
              </DropdownMenu.Item>
            )}
          </Index>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}

import { Dialog as Primitive } from '@kobalte/core/dialog'
import { Show } from 'solid-js'
import { t } from '../words/words.tsx'
import styles from './Dialog.module.css'
import type { DialogProps } from './Dialog.tsx'
import { CloseIcon } from './icons.tsx'

/** The dialog itself; loaded when the first one opens. */
export function DialogSheet(props: DialogProps) {
  return (
    <Primitive open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Primitive.Portal>
        <Primitive.Overlay class={styles.overlay} />
        <div class={styles.place}>
          <Primitive.Content class={styles.dialog}>
            <header class={styles.header}>
              <Primitive.Title class={styles.title}>{props.title}</Primitive.Title>
              <Primitive.CloseButton class={styles.close} aria-label={t('common.close')}>
                <CloseIcon />
              </Primitive.CloseButton>
            </header>
            <div class={styles.body}>{props.children}</div>
            <Show when={props.footer}>
              <footer class={styles.footer}>{props.footer}</footer>
            </Show>
          </Primitive.Content>
        </div>
      </Primitive.Portal>
    </Primitive>
  )
}

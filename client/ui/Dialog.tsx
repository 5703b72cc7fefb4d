import { Dialog as Primitive } from '@kobalte/core/dialog'
import { type JSX, Show } from 'solid-js'
import { t } from '../words/words.tsx'
import styles from './Dialog.module.css'
import { CloseIcon } from './icons.tsx'

/** A modal question or sheet. Focus goes in and comes back; Escape closes. On a phone it rises from the bottom. */
export function Dialog(props: {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  children: JSX.Element
  footer?: JSX.Element
}) {
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

import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { t } from '../../words/words.tsx'
import { LINK_REL, safeHref, typedHref } from './links.ts'
import styles from './Notes.module.css'

export type AskedLink = { text: string; href: string }

/** Asks for the words and the address of a link.
 *  @param props.link what stands at the caret; an empty address means there is no link yet. */
export function LinkDialog(props: {
  link: AskedLink
  onClose(): void
  onSet(text: string, href: string): void
  onRemove(): void
}): JSX.Element {
  const [text, setText] = createSignal(props.link.text)
  const [address, setAddress] = createSignal(props.link.href.replace(/^mailto:/, ''))
  const [isWrong, setIsWrong] = createSignal(false)

  const confirm = () => {
    const href = typedHref(address())
    if (href === null) setIsWrong(true)
    else props.onSet(text(), href)
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t('editor.linkTitle')}
      footer={
        <>
          <Show when={props.link.href !== ''}>
            <Button tone="danger" onClick={() => props.onRemove()}>
              {t('editor.linkRemove')}
            </Button>
          </Show>
          <Button tone="primary" onClick={confirm}>
            {t('editor.linkSet')}
          </Button>
        </>
      }
    >
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        <TextField
          label={t('editor.linkAddress')}
          hint={t('editor.linkHint')}
          value={address()}
          onInput={(value) => {
            setIsWrong(false)
            setAddress(value)
          }}
          error={isWrong() ? t('editor.linkWrong') : ''}
          inputMode="url"
          autocapitalize="off"
          spellcheck={false}
        />
        <TextField label={t('editor.linkText')} value={text()} onInput={setText} />
        <Show when={safeHref(props.link.href)}>
          {(href) => (
            <a href={href()} rel={LINK_REL} target="_blank">
              {t('editor.linkOpen')}
            </a>
          )}
        </Show>
        {/* Enter in a field sends the form only when it has a button of its own. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  )
}

import { createSignal } from 'solid-js'
import { useWords } from '../words/words.tsx'
import { Button } from './Button.tsx'
import styles from './CopyLink.module.css'
import { CheckIcon, CopyIcon } from './icons.tsx'
import { toast } from './Toaster.tsx'

/** A link to pass on: to be read, selected, or copied with one tap. */
export function CopyLink(props: { link: string; tone?: 'primary' | 'quiet' }) {
  const { t } = useWords()
  const [copied, setCopied] = createSignal('')
  const isCopied = () => copied() === props.link
  let field: HTMLInputElement | undefined
  async function copy() {
    if (await putOnClipboard(props.link, field)) {
      setCopied(props.link)
      toast(t('lobby.copied'))
    } else toast(t('lobby.copyFailed'))
  }
  return (
    <div class={styles.row}>
      <input
        ref={field}
        class={styles.link}
        type="text"
        readonly
        value={props.link}
        aria-label={t('lobby.link')}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button tone={props.tone ?? 'quiet'} icon={isCopied() ? <CheckIcon /> : <CopyIcon />} onClick={() => void copy()}>
        {t('lobby.copy')}
      </Button>
    </div>
  )
}

/** On plain http there is no clipboard API; selecting and the old command still work there. */
async function putOnClipboard(text: string, field: HTMLInputElement | undefined): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
    field?.select()
    return document.execCommand('copy')
  } catch {
    return false
  }
}

import { onMount } from 'solid-js'
import { Button } from '../ui/Button.tsx'
import { CopyIcon } from '../ui/icons.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'

/** An address with a secret in it: in full, to be copied. It takes the focus from the button that made it and is gone. On plain http there is no clipboard; the text can be selected. */
export function SecretAddress(props: { address: string }) {
  const { t } = useWords()
  let address: HTMLElement | undefined
  onMount(() => address?.focus())
  async function copy() {
    try {
      await navigator.clipboard.writeText(props.address)
      toast(t('community.copied'))
    } catch {
      // The address stands there in full and is selected by one tap.
    }
  }
  return (
    <>
      <p
        class={styles.address}
        tabIndex={-1}
        ref={(element) => {
          address = element
        }}
      >
        {props.address}
      </p>
      {navigator.clipboard ? (
        <div class={styles.row}>
          <Button icon={<CopyIcon />} onClick={() => void copy()}>
            {t('community.copy')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

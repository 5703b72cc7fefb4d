import { createSignal, For, Show } from 'solid-js'
import { COMMUNITY_LIMITS } from '../../shared/community/community.ts'
import { useCommunity } from '../state/community-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { refusedText } from './told.ts'

/** Words the check of one's own words points at in the rooms of this community: units, places, people. */
export function OurWords() {
  const community = useCommunity()
  const { t } = useWords()
  const [text, setText] = createSignal('')
  const [failed, setFailed] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  let title: HTMLHeadingElement | undefined
  const words = () => community.page.view.inside?.words ?? []
  const mayChange = () => community.page.mine !== null && community.page.mine.standing !== 'guest'

  async function add(event: Event) {
    event.preventDefault()
    const lines = text()
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    setBusy(true)
    const done = await community.ask({ kind: 'words.add', words: lines })
    setBusy(false)
    setFailed(done.ok ? '' : refusedText(done))
    if (done.ok) setText('')
  }
  async function remove(word: string) {
    const done = await community.ask({ kind: 'words.remove', words: [word] })
    if (!done.ok) return toast(refusedText(done))
    announce(t('community.wordGone', { word }))
    // The button that was tapped is gone.
    title?.focus()
  }
  return (
    <section class={styles.section} aria-labelledby="our-words">
      <h2 id="our-words" tabIndex={-1} ref={(element) => (title = element)}>
        {t('community.words')}
      </h2>
      <p class={styles.soft}>{t('community.wordsLead')}</p>
      <Show when={words().length > 0} fallback={<p class={styles.soft}>{t('community.wordsNone')}</p>}>
        <ul class={styles.chips}>
          <For each={words()}>
            {(word) => (
              <li class={styles.chip}>
                <span>{word}</span>
                <Show when={mayChange()}>
                  <button
                    type="button"
                    class={styles.chipOut}
                    aria-label={t('community.wordOut', { word })}
                    onClick={() => void remove(word)}
                  >
                    <CloseIcon />
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={mayChange() && words().length < COMMUNITY_LIMITS.words}>
        <form class={styles.form} novalidate onSubmit={(event) => void add(event)}>
          <TextField
            label={t('community.wordsAdd')}
            hint={t('community.wordsHint')}
            multiline
            rows={2}
            value={text()}
            onInput={setText}
            error={failed()}
            spellcheck={false}
          />
          <div class={styles.row}>
            <Button type="submit" busy={busy()} disabled={text().trim() === ''}>
              {t('community.wordsGo')}
            </Button>
          </div>
        </form>
      </Show>
    </section>
  )
}

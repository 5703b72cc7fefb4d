import { createSignal, For, Show } from 'solid-js'
import type { MemberCommand } from '../../shared/community/command.ts'
import { useCommunity } from '../state/community-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { dayOf } from './moments.ts'
import { refusedText } from './told.ts'

/** The principles, and how they change: by consent. */
export function Agreed() {
  const community = useCommunity()
  const { t, plural } = useWords()
  const [open, setOpen] = createSignal<'propose' | 'object' | null>(null)
  const [text, setText] = createSignal('')
  const [failed, setFailed] = createSignal('')
  const inside = () => community.page.view.inside
  const proposal = () => inside()?.proposal ?? undefined

  function begin(what: 'propose' | 'object') {
    setText(what === 'propose' ? community.page.view.principles.join('\n') : '')
    setFailed('')
    setOpen(what)
  }
  async function send(event: Event) {
    event.preventDefault()
    const lines = text()
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const isNew = open() === 'propose'
    const done = await community.ask(
      isNew ? { kind: 'principles.propose', lines } : { kind: 'principles.object', reason: text() },
    )
    if (done.ok) setOpen(null)
    else setFailed(refusedText(done))
  }
  async function tap(command: MemberCommand) {
    const done = await community.ask(command)
    if (!done.ok) toast(refusedText(done))
  }

  return (
    <section class={styles.section} aria-labelledby="agreed">
      <h2 id="agreed">{t('community.principles')}</h2>
      <ol class={styles.lines}>
        <For each={community.page.view.principles}>{(line) => <li>{line}</li>}</For>
      </ol>
      <Show when={proposal()}>
        {(one) => (
          <div class={styles.sheet}>
            <h3>{t('community.proposed')}</h3>
            <ol class={styles.lines}>
              <For each={one().lines}>{(line) => <li>{line}</li>}</For>
            </ol>
            <Show
              when={one().objections.length > 0}
              fallback={
                <p class={styles.soft}>
                  {t('community.proposedUntil', { when: dayOf(one().decidesAtMs, community.page.view.zone) })}{' '}
                  {plural(one().agreed, 'community.agreedOne', 'community.agreedMany')}
                </p>
              }
            >
              <div>
                <p class={styles.strong}>{t('community.proposedStopped')}</p>
                <For each={one().objections}>{(reason) => <p>{reason}</p>}</For>
              </div>
            </Show>
            <div class={styles.row}>
              <Show
                when={!community.page.mine?.agreed}
                fallback={<span class={styles.soft}>{t('community.agreed')}</span>}
              >
                <Button tone="primary" onClick={() => void tap({ kind: 'principles.agree' })}>
                  {t('community.agree')}
                </Button>
              </Show>
              <Button onClick={() => begin('object')}>{t('community.object')}</Button>
              <Button tone="plain" onClick={() => void tap({ kind: 'principles.withdraw' })}>
                {t('community.withdraw')}
              </Button>
            </div>
          </div>
        )}
      </Show>
      <Show when={inside() && !proposal()}>
        <div class={styles.row}>
          <Button tone="quiet" onClick={() => begin('propose')}>
            {t('community.propose')}
          </Button>
        </div>
      </Show>
      <Dialog
        open={open() !== null}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open() === 'object' ? t('community.objectTitle') : t('community.proposeTitle')}
      >
        <form class={styles.form} novalidate onSubmit={(event) => void send(event)}>
          <TextField
            label={open() === 'object' ? t('community.objectTitle') : t('community.principles')}
            hint={open() === 'object' ? t('community.objectHint') : t('community.proposeHint')}
            multiline
            rows={open() === 'object' ? 3 : 10}
            value={text()}
            onInput={setText}
          />
          <Show when={failed()}>{(words) => <Notice tone="error">{words()}</Notice>}</Show>
          <Button tone="primary" type="submit">
            {open() === 'object' ? t('community.objectGo') : t('community.proposeGo')}
          </Button>
        </form>
      </Dialog>
    </section>
  )
}

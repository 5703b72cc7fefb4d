import { createMemo, createSignal, onMount, Show } from 'solid-js'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { openNotebook } from '../../state/notebook.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import { CrowdTest } from '../guard/CrowdTest.tsx'
import { GuardNotes } from '../guard/GuardNotes.tsx'
import { createGuarded } from '../guard/guarded.ts'
import { createLastLook } from '../guard/last-look.ts'
import { MarkedText } from '../guard/MarkedText.tsx'
import styles from './Case.module.css'
import { listensNow } from './case-now.ts'

/** What the case giver asks the group: their field to write it, and for all who are in the case the one line to think about. */
export function CaseQuestion() {
  const room = useRoom()
  const mine = () => room.mine()?.case
  const [isOpen, setOpen] = createSignal(false)
  const mayWrite = () => mine()?.mayAsk === true && !listensNow(room)
  const writes = () => mayWrite() && (isOpen() || mine()?.question === null)
  // Who leads still has it while a detail slipped, to mark words; the page under the cover has not. What is half written is kept.
  return (
    <Show when={room.view.slip === null}>
      <Show when={!writes() && mine()?.question}>
        {(question) => <Asked text={question()} {...(mayWrite() ? { onChange: () => setOpen(true) } : {})} />}
      </Show>
      <Show when={writes()}>
        <QuestionForm text={mine()?.question ?? ''} onDone={() => setOpen(false)} />
      </Show>
    </Show>
  )
}

function Asked(props: { text: string; onChange?: () => void }) {
  const { t } = useWords()
  return (
    <section class={styles.question} aria-labelledby="case-question">
      <h2 id="case-question" class={styles.title}>
        {t('consult.question')}
      </h2>
      <p class={styles.asks}>{props.text}</p>
      <Show when={props.onChange}>
        {(change) => (
          <div class={styles.acts}>
            <Button tone="plain" onClick={() => change()()}>
              {t('consult.questionChange')}
            </Button>
          </div>
        )}
      </Show>
    </section>
  )
}

/** On this device alone until it is put; every place that could lead to a person waits for a decision, not only names: these words go to
 *  everybody who is in the case, while they think about somebody they may know. */
function QuestionForm(props: { text: string; onDone(): void }) {
  const room = useRoom()
  const { t } = useWords()
  const draft = createMemo(() => {
    const me = room.me()
    return me === null ? null : openNotebook(room.view.roomId, me, 'question')
  })
  const text = () => draft()?.text() ?? ''
  const setText = (next: string) => draft()?.write(next)
  onMount(() => {
    if (text() === '') setText(props.text)
  })
  const [busy, setBusy] = createSignal(false)
  const guarded = createGuarded(text)
  const lastLook = createLastLook(guarded, { isStrict: true })
  let field: HTMLElement | undefined

  async function look(): Promise<void> {
    if (busy() || lastLook.isAsked()) return
    if (text().trim() === '') return void put()
    setBusy(true)
    await lastLook.begin()
    setBusy(false)
  }

  async function put(): Promise<void> {
    setBusy(true)
    const done = await told(room.send({ kind: 'case.question', text: text() }))
    setBusy(false)
    lastLook.end()
    if (!done) return
    setText('')
    announce(t('consult.questionPut'))
    props.onDone()
  }

  function change(next: string): void {
    setText(next)
    lastLook.changed()
  }

  return (
    <form
      class={styles.part}
      onSubmit={(event) => {
        event.preventDefault()
        void look()
      }}
    >
      <TextField
        label={t('consult.question')}
        hint={t('consult.questionHint')}
        multiline
        rows={2}
        maxChars={LIMITS.questionMaxChars}
        value={text()}
        onInput={change}
        ref={(element) => {
          field = element
        }}
        behind={<MarkedText guarded={guarded} />}
      />
      <GuardNotes
        guarded={guarded}
        isHeld={lastLook.isHeld()}
        heldText={lastLook.heldText()}
        onText={(next) => {
          change(next)
          field?.focus()
        }}
        ref={lastLook.notesRef}
      />
      <Show when={lastLook.isUnread()}>
        <Notice tone="warn">{t('guard.unread')}</Notice>
      </Show>
      <p class={styles.soft}>{t('consult.questionWho')}</p>
      <Show
        when={lastLook.isAsked()}
        fallback={
          <div class={styles.acts}>
            <Button type="submit" tone="primary" busy={busy()}>
              {t('consult.questionSend')}
            </Button>
            <Show when={props.text !== ''}>
              <Button tone="plain" onClick={() => props.onDone()}>
                {t('common.cancel')}
              </Button>
            </Show>
          </div>
        }
      >
        <CrowdTest
          isBusy={busy()}
          onPut={() => void put()}
          onChange={() => {
            lastLook.end()
            field?.focus()
          }}
        />
      </Show>
    </form>
  )
}

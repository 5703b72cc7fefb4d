import { createMemo, createSignal, For, Show } from 'solid-js'
import type { LineKind } from '../../../shared/session/consult.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { openNotebook } from '../../state/notebook.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Case.module.css'
import { caseHere, nameOf } from './case-now.ts'

const LABELS = {
  idea: 'consult.ideaLabel',
  offer: 'consult.offerLabel',
  sheet: 'consult.sheetLabel',
  question: 'garden.questionLabel',
} as const

/** What I write for the case giver, and what I wrote: mine to read aloud and to take back, theirs to read afterwards. */
export function LineForm() {
  const room = useRoom()
  const { t } = useWords()
  /** On this device until it is given, also through a reload and while the room is covered. */
  const draft = createMemo(() => {
    const me = room.me()
    return me === null ? null : openNotebook(room.view.roomId, me, 'line')
  })
  const text = () => draft()?.text() ?? ''
  const setText = (next: string) => draft()?.write(next)
  const [busy, setBusy] = createSignal(false)
  const kind = (): LineKind | null => room.mine()?.case.mayWrite ?? null
  const written = () => room.mine()?.case.written ?? []
  /** One question each (GRD6): once it is in, there is nothing more to write. */
  const hasAsked = () => kind() === 'question' && written().some((line) => line.kind === 'question')
  const isGardened = () => room.view.gardeners.length > 0
  const hint = (now: LineKind) => {
    if (now === 'idea') return { hint: t('consult.ideaHint', { name: name() }) }
    if (now === 'question') return { hint: t('garden.questionHint') }
    return now === 'offer' && isGardened() ? { hint: t('garden.offerWay', { name: name() }) } : {}
  }
  const name = () => nameOf(room, caseHere(room)?.giver)
  async function put(): Promise<void> {
    const lineKind = kind()
    if (!lineKind || busy() || text().trim() === '') return
    setBusy(true)
    // The words stay in the field until they are kept on the server.
    const done = await told(room.send({ kind: 'line.put', line: freshLine(), lineKind, text: text() }))
    setBusy(false)
    if (!done) return
    setText('')
    announce(lineKind === 'question' ? t('garden.questionDone') : t('consult.written', { name: name() }))
  }
  return (
    <Show when={kind() || written().length > 0}>
      <section class={styles.part}>
        <Show when={!hasAsked() && kind()}>
          {(now) => (
            <form
              class={styles.part}
              onSubmit={(event) => {
                event.preventDefault()
                void put()
              }}
            >
              <TextField
                label={t(LABELS[now()], { name: name() })}
                {...hint(now())}
                multiline
                rows={2}
                maxChars={LIMITS.cardTextMaxChars}
                value={text()}
                onInput={setText}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
                  event.preventDefault()
                  void put()
                }}
              />
              <div class={styles.acts}>
                <Button type="submit" tone="primary" busy={busy()}>
                  {now() === 'question' ? t('garden.questionPut') : t('consult.put', { name: name() })}
                </Button>
              </div>
            </form>
          )}
        </Show>
        <Show when={written().length > 0}>
          <h2 class={styles.title}>{hasAsked() ? t('garden.questionDone') : t('consult.written', { name: name() })}</h2>
          <ul class={styles.lines}>
            <For each={written()}>
              {(line) => (
                <li class={styles.line}>
                  <p>{line.text}</p>
                  <Show when={kind() === line.kind}>
                    <Button
                      tone="plain"
                      onClick={() =>
                        void told(room.send({ kind: 'line.put', line: line.id, lineKind: line.kind, text: '' }))
                      }
                    >
                      {t('consult.takeBack')}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </Show>
  )
}

/** 26 hex digits of this device; nothing can be read from them. */
function freshLine(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(13))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { CARD_TEXT_MAX_CHARS } from '../../../shared/session/board.ts'
import type { Rejection } from '../../../shared/session/session.ts'
import { dropHeldEdit, heldEdit, holdEdit } from '../../state/held-edits.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { rejectionText, t } from '../../words/words.tsx'
import { GuardNotes } from '../guard/GuardNotes.tsx'
import { createGuarded, holds } from '../guard/guarded.ts'
import { MarkedText } from '../guard/MarkedText.tsx'
import styles from './WallDialogs.module.css'
import type { WallCard } from './wall-order.ts'
import { useWall } from './wall-state.ts'

/** Changes a card's words together with others: the server puts this change on top of what happened meanwhile. */
export function ImproveDialog(props: { card: WallCard; onClose(): void }) {
  const wall = useWall()
  const kept = heldEdit(props.card.id)
  const [base, setBase] = createSignal(kept?.base ?? props.card.text)
  const [next, setNext] = createSignal(kept?.next ?? props.card.text)
  const [refusal, setRefusal] = createSignal<Rejection | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const isTooLong = () => [...next().trim()].length > CARD_TEXT_MAX_CHARS
  /** What is on the wall, and what was asked for: both, when together they are too long. */
  const texts = () => (refusal()?.code === 'text-too-long' ? (refusal()?.texts ?? []) : [])
  const { id } = props.card
  const guarded = createGuarded(next)
  const [isHeld, setHeld] = createSignal(false)
  // Words can be removed while this is open; what was written on top of them comes back instead of going in.
  const generation = wall.generation()
  let isSaved = false
  let field: HTMLElement | undefined
  // After the dialog has put the focus on its first button: here the words are what one came for.
  onMount(() => requestAnimationFrame(() => field?.focus()))
  onCleanup(() => {
    if (isSaved || next() === base()) dropHeldEdit(id)
    else holdEdit(id, { base: base(), next: next() })
  })

  async function save(): Promise<void> {
    const text = next().trim()
    if (isBusy()) return
    if (text === '') return void setRefusal({ code: 'text-empty' })
    if (isTooLong()) return void setRefusal({ code: 'text-too-long' })
    setBusy(true)
    // The words on the wall may have been let in on purpose; what this change brings in is looked at.
    if ((await guarded.verdict()) === 'held') {
      setBusy(false)
      setHeld(true)
      announce(t('guard.held'))
      return
    }
    const result = await wall.improve(id, base(), text, generation)
    setBusy(false)
    if (result.ok) {
      isSaved = true
      announce(t('board.improved'))
      props.onClose()
    } else {
      setRefusal(result.rejection)
      // Both texts are on the screen now: from here on the change is one to what is on the wall.
      setBase(texts()[0] ?? base())
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || props.onClose()}
      title={t('board.improveTitle')}
      footer={
        <>
          <Button
            onClick={() => {
              isSaved = true
              props.onClose()
            }}
          >
            {t('board.leaveIt')}
          </Button>
          <Button tone="primary" busy={isBusy()} onClick={() => void save()}>
            {t('board.improveSave')}
          </Button>
        </>
      }
    >
      <div class={styles.body}>
        <TextField
          label={t('board.improveLabel')}
          hint={t('board.improveHint')}
          multiline
          rows={5}
          maxChars={CARD_TEXT_MAX_CHARS}
          value={next()}
          ref={(element) => {
            field = element
          }}
          onInput={(value) => {
            setNext(value)
            if (texts().length === 0) setRefusal(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void save()
            }
          }}
          behind={<MarkedText guarded={guarded} />}
        />
        <GuardNotes guarded={guarded} isHeld={isHeld() && guarded.marks().some(holds)} onText={setNext} />
        <p class={styles.label}>{t('guard.improveWho')}</p>
        <Show when={kept?.isRevised}>
          <Notice tone="info">{t('board.improveRevised')}</Notice>
        </Show>
        <Show when={props.card.text !== base() && texts().length === 0}>
          <Notice tone="info">
            <p>{t('board.improveMeanwhile')}</p>
            <p class={styles.quote}>{props.card.text}</p>
          </Notice>
        </Show>
        <Show when={refusal()}>
          {(why) => (
            <Notice tone="error">
              <Show when={texts().length > 0} fallback={rejectionText(why().code)}>
                <div class={styles.conflict}>
                  <p>{t('board.conflictTitle')}</p>
                  <For each={texts()}>
                    {(text, index) => (
                      <div>
                        <p class={styles.label}>{t(index() === 0 ? 'board.conflictTheirs' : 'board.conflictMine')}</p>
                        <p>{text}</p>
                      </div>
                    )}
                  </For>
                  <p>{t('board.conflictWhat')}</p>
                </div>
              </Show>
            </Notice>
          )}
        </Show>
      </div>
    </Dialog>
  )
}

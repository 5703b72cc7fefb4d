import { createSignal, Show } from 'solid-js'
import { CARD_TEXT_MAX_CHARS } from '../../../shared/session/board.ts'
import type { Lane, RejectionCode } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Checkbox.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { plural, rejectionText, t } from '../../words/words.tsx'
import { CrowdTest } from '../guard/CrowdTest.tsx'
import { GuardNotes } from '../guard/GuardNotes.tsx'
import { createGuarded } from '../guard/guarded.ts'
import { createLastLook } from '../guard/last-look.ts'
import { MarkedText } from '../guard/MarkedText.tsx'
import styles from './CardForm.module.css'
import { WritingPromise } from './WritingPromise.tsx'

/** The one field people write a card in. The draft lives on this device only, until the button is pressed.
 *  @param lane one that the box takes now. */
export function CardForm(props: { lane: Lane }) {
  const room = useRoom()
  const [refusal, setRefusal] = createSignal<RejectionCode | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const guarded = createGuarded(() => room.draft().text)
  const lastLook = createLastLook(guarded)
  let field: HTMLElement | undefined

  /** Nothing leaves this device before its writer has seen what in it leads to a person. */
  async function look(): Promise<void> {
    if (isBusy() || lastLook.isAsked()) return
    const text = room.draft().text.trim()
    if (text === '' || [...text].length > CARD_TEXT_MAX_CHARS) {
      setRefusal(text === '' ? 'text-empty' : 'text-too-long')
      field?.focus()
      return
    }
    setRefusal(null)
    setBusy(true)
    await lastLook.begin()
    setBusy(false)
  }

  async function putIn(): Promise<void> {
    if (isBusy()) return
    setBusy(true)
    const isChallenge = props.lane === 'challenge'
    const { wantsHelp, toldByLead = false, signed } = room.draft()
    room.setDraft({
      lane: props.lane,
      wantsHelp: isChallenge && wantsHelp,
      toldByLead: isChallenge && !signed && toldByLead,
      ...(props.lane === 'wave' ? { signed: false } : {}),
    })
    const result = await room.submitDraft()
    setBusy(false)
    lastLook.end()
    if (result.ok) {
      lastLook.gone()
      const isOnItsWay = room.ownCards().some((card) => card.state === 'saving')
      const outcome = t(isOnItsWay ? 'board.onItsWay' : 'board.wroteIt')
      toast(outcome)
    } else setRefusal(result.rejection.code)
  }

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void look()
      }}
    >
      <TextField
        label={t(props.lane === 'takeaway' || props.lane === 'wave' ? 'board.lineLabel' : 'board.cardLabel')}
        quiet
        multiline
        rows={3}
        maxChars={CARD_TEXT_MAX_CHARS}
        value={room.draft().text}
        {...(refusal() ? { error: rejectionText(refusal() ?? 'internal') } : {})}
        ref={(element) => {
          field = element
        }}
        onInput={(text) => {
          setRefusal(null)
          lastLook.changed()
          room.setDraft({ lane: props.lane, text })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void look()
          }
        }}
        onBlur={() => {
          const count = guarded.marks().filter((mark) => mark.kind !== 'gender').length
          if (count > 0) announce(plural(count, 'guard.foundOne', 'guard.foundMany'))
        }}
        behind={<MarkedText guarded={guarded} />}
      />
      <GuardNotes
        guarded={guarded}
        isHeld={lastLook.isHeld()}
        onText={(text) => {
          room.setDraft({ lane: props.lane, text })
          field?.focus()
        }}
        ref={lastLook.notesRef}
      />
      <Show when={lastLook.isUnread()}>
        <Notice tone="warn">{t('guard.unread')}</Notice>
      </Show>
      <WritingPromise lane={props.lane} signed={room.draft().signed} />
      <div class={styles.choices}>
        <Show when={props.lane === 'challenge'}>
          <Switch
            label={t('board.wantsHelp')}
            {...(room.draft().wantsHelp ? { hint: t('board.wantsHelpHint') } : {})}
            checked={room.draft().wantsHelp}
            onChange={(wantsHelp) => room.setDraft({ lane: props.lane, wantsHelp })}
          />
        </Show>
        {/* A wave is of all and of nobody. */}
        <Show when={props.lane !== 'wave'}>
          <Switch
            label={t('board.sign')}
            checked={room.draft().signed}
            onChange={(signed) => room.setDraft({ lane: props.lane, signed, ...(signed ? { toldByLead: false } : {}) })}
          />
        </Show>
        <Show when={props.lane === 'challenge' && !room.draft().signed}>
          <Switch
            label={t('board.toldByLead')}
            {...(room.draft().toldByLead ? { hint: t('board.toldByLeadHint') } : {})}
            checked={room.draft().toldByLead ?? false}
            onChange={(toldByLead) => room.setDraft({ lane: props.lane, toldByLead })}
          />
        </Show>
      </div>
      <Show
        when={lastLook.isAsked()}
        fallback={
          <div class={styles.put}>
            <Button tone="primary" type="submit" full busy={isBusy()}>
              {t('board.putIn')}
            </Button>
            <p class={styles.keys}>{t('board.keys')}</p>
          </div>
        }
      >
        <CrowdTest
          isBusy={isBusy()}
          onPut={() => void putIn()}
          onChange={() => {
            lastLook.end()
            field?.focus()
          }}
        />
      </Show>
    </form>
  )
}

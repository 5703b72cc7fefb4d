import { createSignal, Show } from 'solid-js'
import { CARD_TEXT_MAX_CHARS } from '../../../shared/session/board.ts'
import type { Lane, RejectionCode } from '../../../shared/session/session.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { rejectionText, t } from '../../words/words.tsx'
import styles from './CardForm.module.css'
import { WritingPromise } from './WritingPromise.tsx'

/** The one field people write a card in. The draft lives on this device only, until the button is pressed.
 *  @param lane one that the box takes now. */
export function CardForm(props: { lane: Lane }) {
  const room = useRoom()
  const [refusal, setRefusal] = createSignal<RejectionCode | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  let field: HTMLElement | undefined

  async function putIn(): Promise<void> {
    if (isBusy()) return
    const text = room.draft().text.trim()
    if (text === '' || [...text].length > CARD_TEXT_MAX_CHARS) {
      setRefusal(text === '' ? 'text-empty' : 'text-too-long')
      field?.focus()
      return
    }
    setRefusal(null)
    setBusy(true)
    const isChallenge = props.lane === 'challenge'
    room.setDraft({ lane: props.lane, wantsHelp: isChallenge && room.draft().wantsHelp })
    const result = await room.submitDraft()
    setBusy(false)
    if (result.ok) {
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
        void putIn()
      }}
    >
      <TextField
        label={t(props.lane === 'takeaway' ? 'board.lineLabel' : 'board.cardLabel')}
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
          room.setDraft({ lane: props.lane, text })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void putIn()
          }
        }}
      />
      <WritingPromise signed={room.draft().signed} />
      <div class={styles.choices}>
        <Show when={props.lane === 'challenge'}>
          <Switch
            label={t('board.wantsHelp')}
            {...(room.draft().wantsHelp ? { hint: t('board.wantsHelpHint') } : {})}
            checked={room.draft().wantsHelp}
            onChange={(wantsHelp) => room.setDraft({ lane: props.lane, wantsHelp })}
          />
        </Show>
        <Switch
          label={t('board.sign')}
          checked={room.draft().signed}
          onChange={(signed) => room.setDraft({ lane: props.lane, signed })}
        />
      </div>
      <div class={styles.put}>
        <Button tone="primary" type="submit" full busy={isBusy()}>
          {t('board.putIn')}
        </Button>
        <p class={styles.keys}>{t('board.keys')}</p>
      </div>
    </form>
  )
}

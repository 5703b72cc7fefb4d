import { createSignal, Show } from 'solid-js'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { keepOwnStep, type OwnStep, readOwnStep } from '../../state/own-step.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'
import { GuardNotes } from '../guard/GuardNotes.tsx'
import { createGuarded, holds } from '../guard/guarded.ts'
import { MarkedText } from '../guard/MarkedText.tsx'
import styles from './checkout.module.css'

/** One step I will try: private on this device, shown to the group only by a tap of its own. */
export function OwnStepForm() {
  const room = useRoom()
  return (
    <Show when={room.me()} keyed>
      {(seat) => <Form seat={seat} />}
    </Show>
  )
}

function Form(props: { seat: string }) {
  const room = useRoom()
  const { t } = useWords()
  const [step, setStep] = createSignal<OwnStep>(readOwnStep(room.view.roomId, props.seat))
  const [isKept, setIsKept] = createSignal(true)
  const shared = () => room.mine()?.sharedStep ?? null
  const isShown = () => shared() !== null
  const differs = () => shared() !== step().text.trim()
  const guarded = createGuarded(() => step().text)
  const [isHeld, setHeld] = createSignal(false)
  async function share(): Promise<void> {
    if ((await guarded.verdict()) === 'held') {
      setHeld(true)
      announce(t('guard.held'))
    } else await told(room.send({ kind: 'step.share', text: step().text }))
  }
  function change(part: Partial<OwnStep>) {
    // Who it is of, so that it comes back to nobody else on a shared phone (LOOP1).
    const name = room.view.seats[props.seat]?.name ?? ''
    const next = { ...step(), name, title: room.view.title, atMs: room.now(), ...part }
    setStep(next)
    setIsKept(keepOwnStep(room.view.roomId, props.seat, next))
  }
  return (
    <section class={styles.part}>
      <TextField
        label={t('checkout.step')}
        hint={t('checkout.stepHint')}
        value={step().text}
        onInput={(text) => change({ text })}
        maxChars={LIMITS.lineMaxChars}
        multiline
        rows={2}
        behind={<MarkedText guarded={guarded} />}
      />
      <GuardNotes
        guarded={guarded}
        isHeld={isHeld() && guarded.marks().some(holds)}
        onText={(text) => change({ text })}
      />
      <p class={styles.soft}>{isKept() ? t('checkout.stepPrivate') : t('checkout.stepNotKept')}</p>
      <Segmented
        label={t('checkout.mayAsk')}
        value={step().mayAsk}
        options={[
          { value: 'nobody', label: t('checkout.ask_nobody') },
          { value: 'group', label: t('checkout.ask_group') },
        ]}
        onChange={(value) => change({ mayAsk: value === 'group' ? 'group' : 'nobody' })}
        showLabel
      />
      <div class={styles.acts}>
        <Show when={!isShown() || differs()}>
          <Button tone="quiet" disabled={step().text.trim() === ''} onClick={() => void share()}>
            {isShown() ? t('checkout.shareAgain') : t('checkout.share')}
          </Button>
        </Show>
        <Show when={isShown()}>
          <Button tone="plain" onClick={() => void told(room.send({ kind: 'step.share', text: '' }))}>
            {t('checkout.unshare')}
          </Button>
          <span class={styles.soft}>{t('checkout.isShared')}</span>
        </Show>
      </div>
      <p class={styles.soft}>{t('guard.shownWho')}</p>
    </section>
  )
}

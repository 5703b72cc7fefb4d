// The step of last time comes back to its owner, and to nobody else: four taps, and sums for the group (LOOP1, LOOP2).
import { createMemo, createSignal, For, Show } from 'solid-js'
import { LOOP_CHOICES, type LoopChoice } from '../../../shared/session/loop.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { type OpenStep, openStep, settleStep } from '../../state/own-step.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/Toaster.tsx'
import { told } from '../../ui/told.ts'
import { language, useWords } from '../../words/words.tsx'
import styles from './LoopCloser.module.css'
import { LoopSums } from './LoopSums.tsx'

export function LoopCloser() {
  const room = useRoom()
  const { t } = useWords()
  return (
    <>
      <Show when={room.me()} keyed>
        {(seat) => <Mine seat={seat} />}
      </Show>
      <Show
        when={room.view.loop.sums}
        fallback={
          <Show when={room.seesCockpit() && room.view.loop.count > 0}>
            <p class={styles.soft}>{t('loop.tapped', { n: room.view.loop.count })}</p>
          </Show>
        }
      >
        {(sums) => (
          <section class={styles.part} aria-labelledby="loop-sums">
            <h2 id="loop-sums" class={styles.title}>
              {t('loop.sums')}
            </h2>
            <LoopSums sums={sums()} />
          </section>
        )}
      </Show>
    </>
  )
}

function Mine(props: { seat: string }) {
  const room = useRoom()
  const name = () => room.view.seats[props.seat]?.name ?? ''
  /** Found once: an answered one stays before its owner as long as check-in goes on. */
  const found = openStep({ room: room.view.roomId, name: name(), nowMs: room.now() })
  const [isHidden, setHidden] = createSignal(false)
  return <Show when={!isHidden() && found}>{(step) => <Step step={step()} onHide={() => setHidden(true)} />}</Show>
}

function Step(props: { step: OpenStep; onHide: () => void }) {
  const room = useRoom()
  const { t } = useWords()
  const choice = () => room.mine()?.loopChoice ?? null
  const isOver = createMemo(() => room.view.loop.sums !== null && choice() === null)
  async function tap(next: LoopChoice): Promise<void> {
    if (!(await told(room.send({ kind: 'loop.answer', choice: next })))) return
    settleStep(props.step, { became: next, answeredIn: room.view.roomId })
  }
  function notHere(): void {
    settleStep(props.step, { notIn: [...props.step.notIn, room.view.roomId] })
    props.onHide()
  }
  return (
    <section class={styles.mine} aria-labelledby="own-loop">
      <h2 id="own-loop" class={styles.title}>
        {t('loop.title')}
      </h2>
      <blockquote class={styles.step}>{props.step.text}</blockquote>
      <Show when={props.step.atMs > 0}>
        <p class={styles.soft}>{t('loop.from', { title: props.step.title, date: dateOf(props.step.atMs) })}</p>
      </Show>
      <fieldset class={styles.taps}>
        <legend>{t('loop.ask')}</legend>
        <For each={LOOP_CHOICES}>
          {(one) => (
            <Button pressed={choice() === one} onClick={() => void tap(one)}>
              {t(`loop.${one}`)}
            </Button>
          )}
        </For>
      </fieldset>
      <Show when={choice() === 'tried'}>
        <Tell />
      </Show>
      <p class={styles.soft}>{t('loop.private')}</p>
      <Show when={choice() === null && !isOver()}>
        <div>
          <Button tone="plain" onClick={notHere}>
            {t('loop.notHere')}
          </Button>
        </div>
      </Show>
    </section>
  )
}

function dateOf(atMs: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(atMs)
}

/** A card like all others: a draft on this device, which goes through the check when it is put into the box. */
function Tell() {
  const room = useRoom()
  const { t } = useWords()
  const [isOpen, setOpen] = createSignal(false)
  const [text, setText] = createSignal('')
  const [isKept, setKept] = createSignal(false)
  function keep(): void {
    if (text().trim() === '') return
    if (room.draft().text.trim() !== '') {
      toast(t('loop.inTheWay'))
      return
    }
    room.setDraft({ lane: 'success', text: text().trim(), wantsHelp: false, signed: false })
    setKept(true)
    announce(t('loop.kept'))
  }
  return (
    <Show when={!isKept()} fallback={<p class={styles.soft}>{t('loop.kept')}</p>}>
      <Show
        when={isOpen()}
        fallback={
          <div>
            <Button tone="quiet" onClick={() => setOpen(true)}>
              {t('loop.tell')}
            </Button>
          </div>
        }
      >
        <TextField
          label={t('loop.tellLabel')}
          hint={t('loop.tellHint')}
          multiline
          rows={2}
          maxChars={LIMITS.cardTextMaxChars}
          value={text()}
          onInput={setText}
        />
        <div>
          <Button tone="primary" onClick={keep}>
            {t('loop.keep')}
          </Button>
        </div>
      </Show>
    </Show>
  )
}

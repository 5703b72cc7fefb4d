import { createSignal, Show } from 'solid-js'
import { epochMs } from '../../shared/ids.ts'
import { LINE_MAX_CHARS } from '../../shared/session/text.ts'
import { useRoom } from '../state/room-context.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { told } from '../ui/told.ts'
import { timeText } from '../words/format.ts'
import { t } from '../words/words.tsx'
import styles from './ComeAndGoDialog.module.css'

const STEP_MS = 5 * 60_000

/** Who has to go before the end, or comes later: said once, so that nobody has to explain it in the middle (SEAT11, RND7). */
export function ComeAndGoDialog(props: { onOpenChange(open: boolean): void }) {
  const room = useRoom()
  const own = () => room.view.round?.lines.find((line) => line.seat === room.me())?.text ?? ''
  const [line, setLine] = createSignal(own())
  const [isLeft, setIsLeft] = createSignal(false)
  const leavingAt = () => room.mine()?.leavingAtMs ?? null
  const endsAt = () => {
    const { progress, plan, plannedStartMs } = room.view
    if (progress.state === 'live') return progress.promisedEndAtMs
    return epochMs(Math.max(room.now(), plannedStartMs ?? 0) + plan.totalMinutes * 60_000)
  }
  /** Every five minutes until the end, and whatever was chosen before. */
  const times = () => {
    const first = Math.ceil((room.now() + STEP_MS) / STEP_MS) * STEP_MS
    const all: number[] = []
    for (let at = first; at < endsAt() && all.length < 60; at += STEP_MS) all.push(at)
    const chosen = leavingAt()
    return chosen === null || all.includes(chosen) ? all : [chosen, ...all]
  }
  async function leaveLine(): Promise<void> {
    if (await told(room.send({ kind: 'round.line', text: line() }))) setIsLeft(line().trim() !== '')
  }
  return (
    <Dialog open onOpenChange={(open) => props.onOpenChange(open)} title={t('frame.comeAndGo')}>
      <div class={styles.parts}>
        <Select
          label={t('frame.goAt')}
          hint={t('frame.goAtHint')}
          value={String(leavingAt() ?? '')}
          options={[
            { value: '', label: t('frame.goAtEnd') },
            ...times().map((at) => ({ value: String(at), label: timeText(epochMs(at)) })),
          ]}
          onChange={(value) =>
            void told(room.send({ kind: 'seat.leavingAt', atMs: value === '' ? null : epochMs(Number(value)) }))
          }
        />
        <form
          class={styles.line}
          onSubmit={(event) => {
            event.preventDefault()
            void leaveLine()
          }}
        >
          <TextField
            label={t('frame.comeLine')}
            hint={t('frame.comeLineHint')}
            value={line()}
            onInput={(text) => {
              setLine(text)
              setIsLeft(false)
            }}
            maxChars={LINE_MAX_CHARS}
          />
          <div class={styles.acts}>
            <Button type="submit">{t('frame.comeLineLeave')}</Button>
            <Show when={isLeft()}>
              <span role="status">{t('frame.comeLineLeft')}</span>
            </Show>
          </div>
        </form>
      </div>
    </Dialog>
  )
}

// Two things that are asked twice, because they cannot be taken back with a tap.
import { createSignal, type JSX } from 'solid-js'
import type { SeatId } from '../../../shared/ids.ts'
import type { LeadCommand } from '../../../shared/session/command.ts'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { told } from '../../ui/told.ts'
import { useWords } from '../../words/words.tsx'

type Asked = { seat: SeatId | null; onDone: () => void }

export function HandOverDialog(props: Asked) {
  const { t } = useWords()
  return (
    <Ask
      {...props}
      title={(name) => t('cockpit.handOverTitle', { name })}
      yes={(name) => t('cockpit.handOverYes', { name })}
      command={(to) => ({ kind: 'lead.give', to })}
      tone="primary"
    >
      {(name) => (
        <>
          <p>{t('cockpit.handOverHint', { name })}</p>
          <p>
            <em>{t('cockpit.say_handover')}</em>
          </p>
        </>
      )}
    </Ask>
  )
}

export function RemoveDialog(props: Asked) {
  const { t } = useWords()
  return (
    <Ask
      {...props}
      title={(name) => t('cockpit.removeTitle', { name })}
      yes={(name) => t('cockpit.removeYes', { name })}
      command={(seat) => ({ kind: 'seat.remove', seat })}
      tone="danger"
    >
      {(name) => <p>{t('cockpit.removeHint', { name })}</p>}
    </Ask>
  )
}

function Ask(
  props: Asked & {
    title: (name: string) => string
    yes: (name: string) => string
    command: (seat: SeatId) => LeadCommand
    tone: 'primary' | 'danger'
    children: (name: string) => JSX.Element
  },
) {
  const room = useRoom()
  const { t } = useWords()
  const [busy, setBusy] = createSignal(false)
  const name = () => (props.seat === null ? '' : (room.view.seats[props.seat]?.name ?? ''))
  async function go() {
    if (props.seat === null) return
    setBusy(true)
    const done = await told(room.send(props.command(props.seat)))
    setBusy(false)
    if (done) props.onDone()
  }
  return (
    <Dialog
      open={props.seat !== null}
      onOpenChange={(open) => {
        if (!open) props.onDone()
      }}
      title={props.title(name())}
      footer={
        <>
          <Button tone="quiet" onClick={() => props.onDone()}>
            {t('common.cancel')}
          </Button>
          <Button tone={props.tone} busy={busy()} onClick={go}>
            {props.yes(name())}
          </Button>
        </>
      }
    >
      {props.children(name())}
    </Dialog>
  )
}

// Whose turn it is, in one line for a small window.
import { stepOf } from '../../../shared/session/clock.ts'
import { policyOfStep } from '../../../shared/session/step-forms.ts'
import { turnOf } from '../../features/round/round-order.ts'
import { myGroup, voiceNow } from '../../features/together/huddle-now.ts'
import type { RoomApi } from '../../state/room-api.ts'
import { t } from '../../words/words.tsx'

export type FloatTurn = { text: string; isMine: boolean }

/** null where nobody has a turn. Reactive. */
export function floatTurn(room: RoomApi): FloatTurn | null {
  const { progress, plan, round, consult } = room.view
  const step = progress.state === 'live' ? stepOf(plan, progress.stepId) : undefined
  if (!step) return null
  const name = (seat: string | undefined | null) => (seat ? (room.view.seats[seat]?.name ?? '') : '')
  if (round) {
    const turn = turnOf(round, room.me())
    if (turn.state === 'speaking') return { text: t('round.yourTurn'), isMine: true }
    const speaker = name(round.order[round.index])
    if (speaker === '') return { text: t('round.allHeard'), isMine: false }
    const now = t('together.nowSpeaks', { name: speaker })
    return { text: turn.state === 'next' ? `${now} · ${t('round.youAreNext')}` : now, isMine: false }
  }
  const group = myGroup(room)
  if (group.length > 1) {
    const speaker = group[voiceNow(room, step, group.length).index]
    const isMine = speaker === room.me()
    return { text: isMine ? t('together.youSpeak') : t('together.nowSpeaks', { name: name(speaker) }), isMine }
  }
  const giver = consult?.block === step.consult?.block ? consult?.giver : null
  if (!giver) return null
  const policy = policyOfStep(step)
  const isMine = giver === room.me()
  if (policy.giverListens)
    return { text: t(isMine ? 'consult.youListen' : 'consult.listens', { name: name(giver) }), isMine }
  if (policy.speaks === 'giver')
    return { text: t(isMine ? 'consult.youTell' : 'consult.tells', { name: name(giver) }), isMine }
  return null
}

// The end of a session, and what is due when. Timers are data: the shell asks, nothing here waits.
import type { EpochMs } from '../ids.ts'
import { epochMs } from '../ids.ts'
import { tapMeansAt } from './checkout.ts'
import type { Stamped, SystemCommand } from './command.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse } from './outcome.ts'
import { KEEPING_DEFAULT, leftAtClose } from './retention.ts'
import type { Session } from './session.ts'

/** Unless the community set something else (END8). */
export const CLOSE_UNDO_MS = KEEPING_DEFAULT.graceMinutes * 60_000
export const EMPTY_CLOSE_MS = 2 * 3_600_000
const DAY_MS = 86_400_000
export const SUMMARY_DAYS = KEEPING_DEFAULT.summaryDays
export const LOBBY_DAYS = 180

/** How long closing can be undone in this room, and people can take their own things along. */
export const graceMs = ({ keeping }: Session): number => keeping.graceMinutes * 60_000

/** END1: closing can be undone for a minute or more; only then are cases deleted. */
export function close(session: Session, stamped: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  const closesAtMs = epochMs(stamped.stamp.atMs + graceMs(session))
  const { startedAtMs, position, promisedEndAtMs, leftMsByStep } = progress
  return accept(session, {
    tapMeans: tapMeansAt(session),
    progress: { state: 'closing', startedAtMs, closesAtMs, position, promisedEndAtMs, leftMsByStep },
  })
}

export function keepOpen(session: Session): Outcome {
  const { progress } = session
  if (progress.state !== 'closing') return refuse('wrong-state')
  const { startedAtMs, promisedEndAtMs, position, leftMsByStep } = progress
  return accept(session, {
    progress: { state: 'live', startedAtMs, promisedEndAtMs, position, lastMove: null, leftMsByStep },
  })
}

/** END7: not waiting for the rest of the time; the deleting follows at once and cannot be undone. */
export function closeNow(session: Session, { stamp }: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'closing') return refuse('wrong-state')
  if (progress.closesAtMs <= stamp.atMs) return accept(session)
  return accept(session, { progress: { ...progress, closesAtMs: stamp.atMs } })
}

/** END1, END3: what was said about cases is gone in the same change that keeps the summary. */
export function finish(
  session: Session,
  command: Extract<SystemCommand, { kind: 'session.finish' }>,
  stamped: Stamped,
): Outcome {
  const { progress } = session
  const { atMs } = stamped.stamp
  const isDue = nextEnd(session)
  if (isDue?.kind !== 'finish' || isDue.atMs > atMs) return refuse('too-soon')
  const startedAtMs = progress.state === 'lobby' ? null : progress.startedAtMs
  const { agendaMarkdown, notesMarkdown, takeaways } = command.summary
  return accept(session, {
    ...leftAtClose(),
    progress: { state: 'closed', startedAtMs, closedAtMs: atMs, reason: command.reason },
    summary: {
      agendaMarkdown,
      notesMarkdown,
      takeaways,
      deletesAtMs: epochMs(atMs + session.keeping.summaryDays * DAY_MS),
    },
    purge: purgeAgain(session),
  })
}

type Purging = Pick<Session, 'purge'>
const isPurgeDue = ({ purge }: Purging): boolean => purge.asked > purge.done

/** END1: words left the data just now, also while the bytes of earlier ones are being overwritten: that does not reach these. */
export const purgeAgain = ({ purge }: Purging): Session['purge'] => ({ ...purge, asked: purge.asked + 1 })

/** @param asOf how often it had been asked when the overwriting began. */
export const purged = ({ purge }: Purging, asOf: number): Session['purge'] => ({
  ...purge,
  done: Math.max(purge.done, Math.min(asOf, purge.asked)),
})

export type Deadline =
  | { kind: 'finish'; reason: 'facilitator' | 'empty'; atMs: EpochMs }
  | { kind: 'ask'; atMs: EpochMs }
  | { kind: 'purge'; atMs: EpochMs }
  | { kind: 'erase'; atMs: EpochMs }

function whenEmpty(emptySinceMs: EpochMs | null): Deadline | null {
  return emptySinceMs === null
    ? null
    : { kind: 'finish', reason: 'empty', atMs: epochMs(emptySinceMs + EMPTY_CLOSE_MS) }
}

/** What the room waits for next, or null. END1, END2, END3, END4, ASK3. */
export function nextDeadline(session: Session): Deadline | null {
  const { progress } = session
  // SLP6: removed words are out of the data; their bytes go at once.
  if (isPurgeDue(session) && progress.state !== 'closed') return { kind: 'purge', atMs: session.createdAtMs }
  return nextEnd(session)
}

/** As `nextDeadline`, without the overwriting of bytes in a room that goes on: that may fail for long on a full disk. */
export function nextEnd(session: Session): Deadline | null {
  const { progress, emptySinceMs } = session
  switch (progress.state) {
    case 'lobby':
      return {
        kind: 'erase',
        atMs: epochMs(Math.max(session.createdAtMs, session.plannedStartMs ?? 0) + LOBBY_DAYS * DAY_MS),
      }
    case 'live':
      if (session.groupAsk?.state === 'open') return { kind: 'ask', atMs: session.groupAsk.endsAtMs }
      return whenEmpty(emptySinceMs)
    case 'closing':
      // SLP9: what slipped is dealt with before anything is written down for good.
      if (session.slip !== null) return whenEmpty(emptySinceMs)
      return { kind: 'finish', reason: 'facilitator', atMs: progress.closesAtMs }
    case 'closed':
      if (isPurgeDue(session)) return { kind: 'purge', atMs: progress.closedAtMs }
      return session.summary ? { kind: 'erase', atMs: session.summary.deletesAtMs } : null
  }
}

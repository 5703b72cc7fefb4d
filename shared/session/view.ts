// What an audience may see. This is the only place that hides anything, and it builds field by field:
// a new field of the session is invisible until somebody writes it here.
import type { CardId, DocumentId, EpochMs, RoomId, SeatId, StepId } from '../ids.ts'
import type {
  Evaluation,
  Lane,
  Language,
  NextMeeting,
  Place,
  Plan,
  Resource,
  SharedStep,
  ThankYou,
  Timer,
} from './session.ts'

/** Two people of one audience get the same bytes. */
export type Audience = 'everyone' | 'facilitation' | 'screen'

export type SeatView = { name: string; place: Place; order: number; hasDevice: boolean; state: 'in' | 'left' }
export type ScreenView = { id: string; pairing: string; state: 'waiting' | 'allowed' }

export type ProgressView =
  | { state: 'lobby' }
  | {
      state: 'live'
      startedAtMs: EpochMs
      promisedEndAtMs: EpochMs
      stepId: StepId
      timer: Timer
      canUndo: boolean
    }
  | { state: 'closing'; closesAtMs: EpochMs; stepId: StepId; promisedEndAtMs: EpochMs }
  | { state: 'closed'; closedAtMs: EpochMs; reason: 'facilitator' | 'empty' }

export type RoundView = {
  order: SeatId[]
  index: number
  passed: SeatId[]
  voiceEndsAtMs: EpochMs | null
}

export type RoomView = {
  audience: Audience
  roomId: RoomId
  code: string
  title: string
  language: Language
  callLink: string
  plannedStartMs: EpochMs | null
  plan: Plan
  progress: ProgressView
  seats: Record<string, SeatView>
  facilitator: SeatId
  deputy: SeatId | null
  roleEpoch: number
  leadAskedBackBy: SeatId | null
  isLocked: boolean
  agendaLocked: boolean
  screens: ScreenView[]
  isBlanked: boolean
  hands: SeatId[]
  done: { count: number; of: number }
  round: RoundView | null
  /** Which lanes may be written in now; null when the box is shut. */
  writing: { opening: number; lanes: Lane[] } | null
  releases: number
  vote: { state: 'open' | 'shown'; dotsEach: number } | null
  voteSums: Record<string, number>
  metoo: Record<string, number>
  spotlight: CardId | null
  documents: { agenda: DocumentId; theme: DocumentId; board: DocumentId }
  resources: Resource[]
  /** Sums only, and only from five answers on (EVA2). */
  evaluation: { count: number; means: Evaluation | null }
  sharedSteps: SharedStep[]
  thanks: ThankYou[]
  next: NextMeeting
  summary: { agendaMarkdown: string; notesMarkdown: string; takeaways: string[]; deletesAtMs: EpochMs } | null
  /** Only for facilitation: people who ask to be let back to their seat from a new device. */
  returnRequests: { id: string; seat: SeatId }[]
  /** Only for facilitation, and only in speaking steps: who has not had a turn (ROL6). */
  notHeard: SeatId[]
}

/** What belongs to one seat alone. Never mentions a card (ANON7). */
export type MineView = {
  seat: SeatId
  isDone: boolean
  /** How many tickets of the present opening this seat was dealt. */
  dealt: number
  evaluation: Evaluation | null
  sharedStep: string | null
}

// The shapes of what an audience sees. Which values go into them decides view.ts alone.
import type { CardId, DocumentId, EpochMs, RoomId, SeatId, StepId } from '../ids.ts'
import type { CardQuestion } from './asking.ts'
import type { Helped } from './consult.ts'
import type { GardenView } from './garden.ts'
import type { LoopChoice, LoopView } from './loop.ts'
import type { Keeping } from './retention.ts'
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
import type { StepAid } from './step-aid.ts'
import type { CaseDeskView, ConsultView, GroupAskView, MineInCase, PollView, RoundView } from './view-steps.ts'

/** Two people of one audience get the same bytes. */
export type Audience = 'everyone' | 'garden' | 'facilitation' | 'screen' | 'waiting'

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
  /** How long the summary is kept, and how long closing can be undone. */
  keeping: Keeping
  /** For the check of one's own words; not for screens. */
  guardWords: readonly string[]
  seats: Record<string, SeatView>
  facilitator: SeatId
  deputy: SeatId | null
  roleEpoch: number
  leadAskedBackBy: SeatId | null
  /** Whose lead was taken while they were away; they may ask for it (ROL5). null after a handing over in person. */
  takenFrom: SeatId | null
  /** Secret of the link people pass on. Who has a seat may bring somebody along; a screen has no secrets (SEAT12). */
  inviteSecret: string | null
  isLocked: boolean
  codeAsks: boolean
  agendaLocked: boolean
  screens: ScreenView[]
  isBlanked: boolean
  hands: SeatId[]
  done: { count: number; of: number }
  round: RoundView | null
  /** Which lanes may be written in now; null when the box is shut. */
  writing: { opening: number; lanes: Lane[] } | null
  releases: number
  vote: { state: 'open' | 'shown'; dotsEach: number; drawn: CardId | null } | null
  voteSums: Record<string, number>
  /** Pairs, threes or circles of the present step. */
  huddle: { size: 2 | 3 | 6; groups: SeatId[][] } | null
  /** Of the present step: how many answered, and the sums once they are shown (null: too few for any). */
  poll: PollView | null
  consult: ConsultView | null
  gardeners: SeatId[]
  /** How many released cards the gardeners have, that are not on the wall yet. */
  held: number
  /** Only for gardeners and facilitation (GRD2). */
  garden: GardenView | null
  groupAsk: GroupAskView | null
  thinkingUntilMs: EpochMs | null
  borrowed: StepAid['borrowed']
  /** Lines of the present wave, once they are opened. */
  waveCards: CardId[]
  /** In a circle: who was helped when. */
  helped: Helped[]
  metoo: Record<string, number>
  spotlight: CardId | null
  /** A card whose author is asked, or has answered; no screen shows it (BRD13). */
  cardQuestion: CardQuestion | null
  /** A detail slipped: nothing people wrote is shown until the group goes on. Nobody learns who said so (SLP1). */
  slip: { freeAtMs: EpochMs; removed: number } | null
  slipTurn: number
  removedDetails: number
  documents: { agenda: DocumentId; theme: DocumentId; board: DocumentId }
  resources: Resource[]
  /** Sums only, and only from five answers on (EVA2). */
  evaluation: { count: number; means: Evaluation | null }
  /** What became of steps: sums only, and only from five taps on (LOOP2). */
  loop: LoopView
  sharedSteps: SharedStep[]
  thanks: ThankYou[]
  next: NextMeeting
  summary: { agendaMarkdown: string; notesMarkdown: string; takeaways: string[]; deletesAtMs: EpochMs } | null
  /** Only for facilitation: people who ask to be let back to their seat from a new device. */
  returnRequests: { id: string; seat: SeatId }[]
  /** Only for facilitation: people who wait before the locked room. */
  knocks: { id: string; name: string }[]
  /** Only for facilitation, and only in speaking steps: who has not had a turn (ROL6). */
  notHeard: SeatId[]
  /** Only for facilitation: whom it noted as heard in this step (AID1). */
  heard: SeatId[]
  /** Only for facilitation: who said that they have to go, and when. */
  leavingAtMs: Record<string, EpochMs>
  caseDesk: CaseDeskView | null
}

/** What belongs to one seat alone. Never mentions a card (ANON7). */
export type MineView = {
  seat: SeatId
  isDone: boolean
  /** How many tickets of the present opening this seat was dealt. */
  dealt: number
  evaluation: Evaluation | null
  loopChoice: LoopChoice | null
  sharedStep: string | null
  pollChoice: number | null
  /** My answer to the group's question, while it is open. */
  timeAnswer: boolean | null
  leavingAtMs: EpochMs | null
  case: MineInCase
}

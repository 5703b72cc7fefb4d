// The meeting as plain data. Everything here can be written to a store as JSON and read back unchanged.
import type {
  CardId,
  DeviceHash,
  DocumentName,
  DurationMs,
  EpochMs,
  Hash,
  RoomCode,
  RoomId,
  SeatId,
  StepId,
} from '../ids.ts'
import type { CardQuestion } from './asking.ts'
import type { Bed } from './bed.ts'
import type { CaseLine, Consult, Helped } from './consult.ts'
import type { GroupAsk } from './group-ask.ts'
import type { Huddle } from './huddles.ts'
import type { Loop } from './loop.ts'
import type { Poll } from './polls.ts'
import type { PartName, ProtocolName } from './protocols.ts'
import type { Keeping } from './retention.ts'
import type { StepAid } from './step-aid.ts'

export type Place = 'room' | 'remote'
export type Language = 'en' | 'de'

export type PhaseName = 'check-in' | 'peer-sharing' | 'theme' | 'check-out'
export const PHASES: readonly PhaseName[] = ['check-in', 'peer-sharing', 'theme', 'check-out']

/** What a step lets people do. `step-forms.ts` says it in detail. */
export type StepForm =
  | 'talk'
  | 'round'
  /** A round in which everybody reads the headline of their own card. */
  | 'headlines'
  | 'pairs'
  | 'threes'
  /** Circles of up to six, each with a round of its own. */
  | 'circles'
  /** All write one line, all are opened at once. */
  | 'wave'
  | 'poll'
  /** Energy from 1 to 5, unnamed. */
  | 'pulse'
  | 'write'
  | 'read'
  | 'choose'
  | 'case'
  | 'harvest'
  | 'break'
  | 'notes'
  | 'reflect'
  | 'leave'

/** A sentence shown to people: one of ours, said in everybody's own language, or one the group wrote. */
export type Saying = { kind: 'ours'; key: string } | { kind: 'own'; text: string }

export type Step = {
  id: StepId
  phase: PhaseName
  form: StepForm
  title: Saying
  prompt: Saying
  /** Planned length, whole minutes, at least 1. */
  minutes: number
  /** Seconds for one voice in a round; 0 in other forms. */
  secondsEach: number
  /** Of a consultation: which one, by which protocol, which part of it. Parts of one block lie side by side (CON1). */
  consult?: { block: string; protocol: ProtocolName; part: PartName }
  /** What a poll lets people choose from, 2 to 6. */
  options?: string[]
}

/** PLAN1: minutes of the steps plus air are the total. Air is never stored, so it cannot disagree. */
export type Plan = { totalMinutes: number; steps: Step[] }

export type Timer =
  | { state: 'running'; endsAtMs: EpochMs }
  | { state: 'paused'; leftMs: DurationMs; pausedAtMs: EpochMs }

/** Where the group is in its plan. */
export type Position = { stepId: StepId; timer: Timer }

/** What an undo goes back to (CLK6): the position as if it had never been left. */
export type LastMove = { from: Position; to: StepId; atMs: EpochMs }

export type Progress =
  | { state: 'lobby' }
  | {
      state: 'live'
      startedAtMs: EpochMs
      promisedEndAtMs: EpochMs
      position: Position
      lastMove: LastMove | null
      /** Time each left step still had: going back gives it back (CLK5). */
      leftMsByStep: Record<string, DurationMs>
    }
  | {
      state: 'closing'
      startedAtMs: EpochMs
      closesAtMs: EpochMs
      position: Position
      promisedEndAtMs: EpochMs
      leftMsByStep: Record<string, DurationMs>
    }
  | { state: 'closed'; startedAtMs: EpochMs | null; closedAtMs: EpochMs; reason: 'facilitator' | 'empty' }

export type Seat = {
  id: SeatId
  name: string
  place: Place
  state: 'in' | 'left' | 'removed'
  /** Devices that may act for this seat. Empty for a seat without a device. */
  devices: DeviceHash[]
  /** SHA-256 of the secret in the return link. */
  returnHash: Hash
  /** Order of joining, not a time. */
  order: number
}

/** A screen shows the room and has no identity (SCR). */
export type Screen = {
  id: string
  device: DeviceHash
  pairing: string
  state: 'waiting' | 'allowed'
}

/** Somebody before a locked room (SEAT10). */
export type Knock = { id: string; name: string; place: Place; device: DeviceHash; returnHash: Hash }
export type ReturnRequest = { id: string; seat: SeatId; device: DeviceHash }

export type Round = {
  stepId: StepId
  /** Who speaks in which order; late people are added at the end (RND3). */
  order: SeatId[]
  index: number
  passed: SeatId[]
  /** When the present voice began; null while nobody speaks. */
  voiceEndsAtMs: EpochMs | null
}

export type Lane = 'success' | 'challenge' | 'learning' | 'takeaway' | 'wave'
/** Lanes of the case board; takeaways are the lines a group may keep,
 *  a wave's lines are read once and go with the session. */
export const BOARD_LANES: readonly Lane[] = ['success', 'challenge', 'learning']

/** One opening of the box: who may put something in is known by ticket only (ANON2). */
export type Writing = {
  opening: number
  lanes: Lane[]
  /** SHA-256 of every ticket, sorted. No other order, no seat beside it. */
  ticketHashes: Hash[]
  /** How often a ticket was dealt to a seat in this opening; which one is known to nobody. */
  dealt: Record<string, number>
  /** Tickets of people who were erased: whoever had them may be here again as somebody else (ANON9). Missing: none. */
  unowned?: number
}

/** What the server keeps of a released card apart from the board document: nothing that says whose it is. */
export type CardRecord = {
  /** Seats that said "me too". Sums only in views. */
  metoo: SeatId[]
  /** Step in which it was opened together with the others: a wave shows its own lines only. */
  step?: StepId
}

export type Vote = {
  state: 'open' | 'shown'
  /** Which dots of which seat; deleted at close, never in a view. */
  dots: Record<string, CardId[]>
  /** Of level cards the one that was drawn by lot (VOT5). */
  drawn?: CardId
}

/** Three taps, 1 to 5. */
export type Evaluation = { worth: number; heard: number; safe: number }

/** What is shown of the taps, and who tapped since it was taken (EVA3). */
export type TapMeans = { means: Evaluation | null; since: SeatId[] }

/** Somebody said that a detail slipped: until the group goes on, what people wrote is held back (SLP).
 *  Nothing in it says who, and nothing else in the session does. */
export type Slip = {
  /** From here on anybody may go on, so that a lost facilitator does not leave the room covered (SLP7). */
  freeAtMs: EpochMs
  /** Details removed since it began. */
  removed: number
  /** The clock of the step was running; it runs again when the group goes on (SLP8). */
  clockRan: boolean
}

export type NextMeeting = {
  /** Start, or null while no date is agreed. */
  startsAtMs: EpochMs | null
  /** IANA zone in which the date was agreed. */
  zone: string
  minutes: number
  place: string
  facilitator: string
}

/** A step somebody chose to show to the group; private ones stay on the device. */
export type SharedStep = { seat: SeatId; text: string }
export type ThankYou = { id: string; from: SeatId; to: SeatId; text: string }
export type Resource = { id: string; title: string; url: string; by: string }

/** What is left after the close, until it is deleted (END3). Never a case. */
export type Summary = {
  /** Rich text of the agenda and the notes as Markdown, written at close. */
  agendaMarkdown: string
  notesMarkdown: string
  takeaways: string[]
  deletesAtMs: EpochMs
}

export type Session = {
  roomId: RoomId
  code: RoomCode
  /** Codes of before somebody was removed: they still open for devices that have a seat, for nobody else (SEAT8). */
  oldCodes: RoomCode[]
  /** The secret in the link people pass on, 128 bits; null in rooms that have none, and after the close (SEAT12). */
  inviteSecret: string | null
  title: string
  createdAtMs: EpochMs
  language: Language
  callLink: string
  /** When the meeting is meant to begin, or null. For display and reminders only. */
  plannedStartMs: EpochMs | null
  plan: Plan
  progress: Progress
  /** What was promised when the room was opened (END8). */
  keeping: Keeping
  /** Words the community wants its members to be warned of; the check of one's own words has them on each device (WRD4). */
  guardWords: readonly string[]

  seats: Record<string, Seat>
  facilitator: SeatId
  deputy: SeatId | null
  /** Goes up with every change of lead; a command of an older epoch is refused (ROL3). */
  roleEpoch: number
  /** Who led before somebody took over; may ask for the lead again. */
  takenFrom: SeatId | null
  leadAskedBackBy: SeatId | null
  isLocked: boolean
  /** Who only typed the code asks first; the link opens the door (SEAT13). */
  codeAsks: boolean
  agendaLocked: boolean
  returnRequests: ReturnRequest[]
  knocks: Knock[]
  /** Devices that were not let in while the room is locked. */
  turnedAway: DeviceHash[]
  screens: Screen[]
  isBlanked: boolean
  /** Newest last; everybody sees the same order. */
  hands: SeatId[]

  /** Marks of those who tapped "I'm done", by step, sorted. Which seat a mark stands for is stored nowhere (BRD11). */
  done: Record<string, string[]>
  round: Round | null
  writing: Writing | null
  /** Number of released batches; batch ids on the board come from it. */
  releases: number
  cards: Record<string, CardRecord>
  votes: Vote | null
  voteSums: Record<string, number>
  spotlight: CardId | null
  /** Whether the author of a card would tell it (BRD13). Never who that is. */
  cardQuestion: CardQuestion | null

  slip: Slip | null
  /** Goes up with every slip, so that a doubled tap covers the room once (SLP1). */
  slipTurn: number
  /** Details removed in this session: the only trace a slip leaves (SLP10). */
  removedDetails: number
  /** Which life of each document is the present one; an older one is no document any more (SLP6). */
  generations: Record<DocumentName, number>
  /** Who sits together in pairs, threes or circles of the present step. */
  huddle: Huddle | null
  /** Answers by step. Which is whose is in no view; they are sums as soon as they are shown (PLL2). */
  polls: Record<string, Poll>
  /** The case the group works on, its roles, and who is outside for now. */
  consult: Consult | null
  /** Who reads first what was released together, and lets it onto the wall (GRD1). */
  gardeners: SeatId[]
  /** Released, and not on the wall yet (GRD2). */
  bed: Bed
  /** What was written for a case giver; deleted at close (CON9). */
  caseLines: Record<string, CaseLine>
  /** Who was helped when: seen by the circle, dates only. */
  helped: Helped[]
  /** The group is asked for minutes of the check-out (ASK1). */
  groupAsk: GroupAsk | null
  /** Of the present step alone: who was heard, a quiet half minute, what was borrowed. */
  stepAid: StepAid | null
  /** A line of somebody who comes later; read out as their pass in the round (RND7). */
  roundLines: Record<string, string>
  /** Who has to go before the end, and when (SEAT11). */
  leavingAtMs: Record<string, EpochMs>

  resources: Resource[]
  evaluations: Record<string, Evaluation>
  tapMeans: TapMeans
  /** What became of steps people wanted to try (LOOP). */
  loop: Loop
  sharedSteps: SharedStep[]
  thanks: ThankYou[]
  next: NextMeeting
  summary: Summary | null
  /** How often words left the data, and how many of those times their bytes in the store's files were overwritten since (END1). */
  purge: { asked: number; done: number }

  /** Since when nobody is connected; null while somebody is (END2). */
  emptySinceMs: EpochMs | null
  /** Keys of a seat's last accepted commands, so that a doubled one is answered and not done again (CMD3).
   *  Nothing about unsigned cards passes through here. */
  answered: Record<string, string[]>
}

/** Why a command was refused. Closed list; the words for people live in the message files. */
export type RejectionCode =
  | 'bad-message'
  | 'not-seated'
  | 'not-facilitator'
  | 'not-gardener'
  | 'stale-role'
  | 'wrong-state'
  | 'wrong-step'
  | 'unknown-step'
  | 'unknown-seat'
  | 'unknown-card'
  | 'unknown-screen'
  | 'unknown-request'
  | 'name-empty'
  | 'name-too-long'
  | 'name-characters'
  | 'name-taken'
  | 'room-locked'
  | 'room-full'
  | 'plan-does-not-fit'
  | 'checkout-protected'
  | 'you-listen'
  | 'leads-now'
  | 'no-case'
  | 'unknown-line'
  | 'already-asked'
  | 'no-air'
  | 'not-your-turn'
  | 'nothing-to-undo'
  | 'too-soon'
  | 'already-dealt'
  | 'bad-ticket'
  | 'bad-key'
  | 'quota'
  | 'too-few-cards'
  | 'signed-leaves-few'
  | 'text-too-long'
  | 'text-empty'
  | 'text-characters'
  | 'too-many-dots'
  | 'vote-closed'
  | 'slip-open'
  | 'slip-over'
  | 'words-not-found'
  | 'old-generation'
  | 'too-fast'
  | 'read-only'
  | 'internal'

/** `offer` is another value that would have been accepted; `texts` gives words back that could not be kept. */
export type Rejection = { code: RejectionCode; offer?: string; texts?: string[] }

// What screens know of the room. `room-store.ts` is the only implementation; screens get it by `useRoom()`.
import type { CardId, EpochMs, SeatId } from '../../shared/ids.ts'
import type { BoardCard, BoardCommand } from '../../shared/session/board.ts'
import type { LeadCommand, SeatCommand } from '../../shared/session/command.ts'
import type { MineView, RoomView } from '../../shared/session/room-view.ts'
import type { Lane, Rejection } from '../../shared/session/session.ts'
import type { Mark } from '../../shared/session/slip-words.ts'
import type { ReactionKind } from '../../shared/wire/events.ts'

export type Result = { ok: true } | { ok: false; rejection: Rejection }

/** The four visible states of everything this device writes. */
export type SaveState =
  | { state: 'saved' }
  | { state: 'saving' }
  | { state: 'offline'; sinceMs: number }
  | { state: 'read-only'; because: 'disk' | 'closed' | 'locked' | 'removed' }

/** A card this device put into the box and that is not released yet; or is, then `released` is its id on the board. */
export type OwnCard = {
  localId: CardId
  lane: Lane
  text: string
  wantsHelp: boolean
  signed: boolean
  toldByLead?: boolean
  state: 'saving' | 'sealed' | 'released' | 'failed'
  released: CardId | null
  rejection: Rejection | null
}

/** `toldByLead`: without a name, and whoever facilitates is asked to tell it. */
export type Draft = { lane: Lane; text: string; wantsHelp: boolean; signed: boolean; toldByLead?: boolean }

/** A case thought through before the meeting: on this device only, wiped with the drafts, never sent as it is. */
export type PreparedCase = {
  title: string
  about: 'open' | 'mentee' | 'mentor' | 'colleague' | 'manager' | 'group' | 'me'
  when: 'open' | 'now' | 'year' | 'past'
  situation: string
  part: string
  question: string
  help: 'open' | 'heard' | 'questions' | 'views' | 'ideas' | 'experience'
  notWanted: string
  crowd: 'open' | 'few' | 'some' | 'many'
  mind: 'open' | 'fine' | 'uneasy' | 'hurt'
  teller: 'me' | 'lead'
}

export type RoomApi = {
  /** Reactive (a Solid store): read it in JSX, memos or handlers. */
  readonly view: RoomView
  /** Seat this person acts for now, or null on a screen. */
  me(): SeatId | null
  mine(): MineView | null
  /** All seats of this device (a shared phone has several). */
  seats(): SeatId[]
  actAs(seat: SeatId): void

  /** Server time, reactive, moves every 250 ms. */
  now(): EpochMs
  /** null: here. A time: away since then. undefined: never connected. */
  awaySinceMs(seat: SeatId): EpochMs | null | undefined
  saveState(): SaveState

  amFacilitator(): boolean
  amDeputy(): boolean
  /** Facilitator or deputy: sees the cockpit. */
  seesCockpit(): boolean

  /** Never throws. While offline it waits, up to 20 s, then answers `too-soon`. */
  send(command: SeatCommand | LeadCommand): Promise<Result>
  sendBoard(command: BoardCommand): Promise<Result>

  /** Released cards in order of lane and rank; reactive, keyed by id. */
  cards(): readonly (BoardCard & { id: CardId })[]
  /** The same while a detail slipped, when `cards` has none: for marking words, and for nothing else. */
  coveredCards(): readonly (BoardCard & { id: CardId })[]
  /** A detail slipped: covers everything for everybody. Nobody learns who said so. */
  slipNow(): Promise<Result>
  /** Removes marked words and cards from everything; `editKey` when it is done by who wrote the one card concerned. */
  cleanSlip(wish: { marks: Mark[]; takeOff: CardId[]; editKey: string | null }): Promise<Result>
  /** Lines of agenda and notes for who leads, to mark words; they come again at each change. @returns what ends it. */
  readCovered(onLines: (document: 'agenda' | 'theme', lines: string[]) => void): () => void
  /** Something this person had not sent yet quoted words that were removed: the quotation was taken out, they should look at it. */
  quoteRemoved(): boolean
  dismissQuoteRemoved(): void
  draft(): Draft
  setDraft(draft: Partial<Draft>): void
  prepared(): PreparedCase
  setPrepared(change: Partial<PreparedCase>): void
  submitDraft(): Promise<Result>
  ownCards(): readonly OwnCard[]
  takeBack(localId: CardId): Promise<Result>
  /** Opens the box for all together. With `signedOnly` the signed cards go ahead while too few unsigned ones wait. */
  release(signedOnly?: boolean): Promise<Result>
  /** Held cards onto the wall: gardeners, and whoever leads. */
  openHeld(cards: readonly CardId[]): Promise<Result>
  /** Edit key of a card on this device, or null when it was written elsewhere. */
  editKeyOf(card: CardId): string | null
  /** The card of this person whose author is asked to tell it, until they have answered here; null for everybody else. */
  askedAbout(): CardId | null
  /** "Not today": the question goes from this device, and nothing is sent. */
  notToday(card: CardId): void
  /** Dots of the seat this person acts for; kept on the device. */
  dots(): readonly CardId[]

  react(kind: ReactionKind): void
  /** Called for each tick with sums. @returns what ends it. */
  onReactions(listener: (sums: Partial<Record<ReactionKind, number>>) => void): () => void

  /** Follow the group, or look around at another place. */
  place(): 'group' | 'agenda' | 'board' | 'people' | 'theme'
  goTo(place: 'group' | 'agenda' | 'board' | 'people' | 'theme'): void
  /** The private return link for another device, with the secret in the fragment. */
  returnLink(): Promise<string | null>
  /** Where this seat's own data lies as a file, or null on a screen. */
  ownDataAddress(): string | null
  /** Erases the person behind this seat from the room; with `unsigned` this device first takes off the cards it knows as its own. */
  eraseMe(unsigned: boolean): Promise<Result>
}

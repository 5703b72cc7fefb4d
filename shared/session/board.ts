// The case board: cards after their joint release. The document is Yjs; what may happen to a card is decided here.
import type { CardId, Hash } from '../ids.ts'
import type { Lane } from './session.ts'

export const CARD_TEXT_MAX_CHARS = 280

/** One card as it lies in the board document: plain JSON under its id in the Y.Map `cards`. */
export type BoardCard = {
  lane: Lane
  text: string
  wantsHelp: boolean
  /** Its author asks whoever facilitates to tell it (BRD12). Absent is no. */
  toldByLead?: boolean
  /** Name shown when the author signed; null is the normal case. */
  signedBy: string | null
  /** SHA-256(keyHash + id): the author's own browser recognises its card by it, nobody else can (ANON6). */
  mark: Hash
  /** Fractional index inside its lane; ties are broken by id. */
  rank: string
  /** Card this one was put on, or null. Groups are one level deep. */
  group: CardId | null
}

/** What may be asked of the board. Never stored, never logged, never beside a seat. */
export type BoardCommand =
  /** `generation` of the board the words were written on (SLP6); absent: the sender saw the present one. */
  | { kind: 'board.edit'; card: CardId; base: string; next: string; generation?: number }
  | { kind: 'board.move'; card: CardId; lane: Lane; rank: string }
  | { kind: 'board.group'; card: CardId; onto: CardId | null }
  | { kind: 'board.withdraw'; card: CardId; editKey: string }
  /** `evenIfFew`: the author knows that fewer than three unsigned cards are left, which are easier to guess then. */
  | { kind: 'board.sign'; card: CardId; editKey: string; signed: boolean; evenIfFew?: boolean }
  /** Its author says who tells it (BRD12, BRD13): `me` answers the question only, `lead` answers it or is a wish, `nobody` takes the wish
   *  back. "Not today" is no answer: nothing is sent. */
  | { kind: 'board.tell'; card: CardId; editKey: string; who: 'me' | 'lead' | 'nobody' }
  /** Moderation by the facilitator, by card id only (ANON8). */
  | { kind: 'board.remove'; card: CardId; epoch: number }

/** A card in the box, before release. `ticketHash` says "an allowed author", never which. */
export type SealedCard = {
  id: CardId
  lane: Lane
  text: string
  wantsHelp: boolean
  toldByLead?: boolean
  signed: string | null
  keyHash: Hash
  ticketHash: Hash
}

export type BoxCommand =
  | {
      kind: 'card.submit'
      ticket: string
      card: CardId
      lane: Lane
      text: string
      wantsHelp: boolean
      toldByLead?: boolean
      signed: boolean
      /** SHA-256 of the edit key that stays on the device. */
      keyHash: Hash
      /** Of the board the author had before their eyes (SLP6); absent: the present one. */
      generation?: number
    }
  | { kind: 'card.takeBack'; ticket: string; card: CardId; editKey: string }

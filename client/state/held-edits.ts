// Wordings that were not saved when their dialog closed, as long as this page lives: nothing typed is lost by Escape, or by a pause.
import type { CardId } from '../../shared/ids.ts'

export type HeldEdit = { base: string; next: string; isRevised: boolean }
const held = new Map<CardId, HeldEdit>()

export const heldEdit = (card: CardId): HeldEdit | undefined => held.get(card)
export const holdEdit = (card: CardId, edit: Omit<HeldEdit, 'isRevised'>): void =>
  void held.set(card, { ...edit, isRevised: false })
export const dropHeldEdit = (card: CardId): void => void held.delete(card)
export const forgetHeldEdits = (): void => held.clear()

/** The board goes on as a new generation: what quotes the removed words loses the quotation (SLP6). */
export function reviseHeldEdits(revise: (text: string) => string): void {
  for (const [card, { base, next }] of held) {
    held.set(card, { base: revise(base), next: revise(next), isRevised: true })
  }
}

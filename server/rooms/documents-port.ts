// What rooms need of the text plane. Implemented in server/documents, put together in main.ts.
import type { CardId, DocumentId, DocumentName, RoomId } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import type { CardChanges } from '../../shared/session/board-rules.ts'
import type { Language, PhaseName } from '../../shared/session/session.ts'
import type { Cleaning } from '../../shared/session/slip-words.ts'

export type AgendaSeed = { id: string; title: string; minutes: number; who: string; phase: PhaseName }

export type DocumentsPort = {
  /** Everything committed so far, as one Yjs update. */
  readState(document: DocumentId): Promise<Uint8Array>
  /** Something was appended by a commit of the room: read the log and pass it on. */
  changed(document: DocumentId): void
  /** Rights may have changed: ask again for every open connection of the room. */
  accessChanged(room: RoomId): void
  /** Ends all connections and forgets what is in memory; before the commit that drops the log. */
  forget(document: DocumentId): Promise<void>
  /** Headings of the phases in this language. */
  agendaMarkdown(state: Uint8Array, language: Language): string
  notesMarkdown(state: Uint8Array): string
  seedAgenda(items: readonly AgendaSeed[]): Uint8Array
  readBoard(state: Uint8Array): Map<CardId, BoardCard>
  /** One transaction under a fresh clientID. @returns the update to append. */
  writeBoard(state: Uint8Array, changes: CardChanges): Uint8Array
  /** The document written anew without the marked words, as the first update of its next generation; `texts` are those of the old one. */
  writeAnew(name: DocumentName, state: Uint8Array, cleaning: Cleaning): { state: Uint8Array; texts: string[] }
  mergeText(base: string, next: string, current: string): string
  /** `count` ranks behind `last`, in order. */
  ranksAfter(last: string | null, count: number): string[]
}

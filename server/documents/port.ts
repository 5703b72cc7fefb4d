// What the rooms see of the text plane.
import { generateNKeysBetween } from 'fractional-indexing'
import type { DocumentsPort } from '../rooms/documents-port.ts'
import type { Chance } from '../rooms/ports.ts'
import { seedAgenda } from './agenda-document.ts'
import { readBoard, writeBoard } from './board-document.ts'
import type { Documents } from './documents.ts'
import { agendaMarkdown, notesMarkdown, PHASE_TITLES } from './markdown.ts'
import { mergeText } from './merge-text.ts'
import { writeAnew } from './new-generation.ts'

/** @param chance for the ids under which the server writes. */
export function documentsPort(documents: Documents, chance: Pick<Chance, 'uint32'>): DocumentsPort {
  return {
    readState: (document) => documents.readState(document),
    changed: (document) => documents.changed(document),
    accessChanged: (room) => documents.accessChanged(room),
    forget: (document) => documents.dropDocument(document),
    agendaMarkdown: (state, language) => agendaMarkdown(state, PHASE_TITLES[language]),
    notesMarkdown,
    seedAgenda: (rows) => seedAgenda(rows, chance.uint32),
    readBoard,
    writeBoard: (state, changes) => writeBoard(state, changes, chance.uint32),
    writeAnew: (name, state, cleaning) => writeAnew(name, state, cleaning, chance.uint32),
    mergeText,
    ranksAfter: (last, count) => generateNKeysBetween(last, null, count),
  }
}

// What the rooms see of the text plane.
import { generateNKeysBetween } from 'fractional-indexing'
import type { DocumentsPort } from '../rooms/documents-port.ts'
import { seedAgenda } from './agenda-document.ts'
import { readBoard, writeBoard } from './board-document.ts'
import type { Documents } from './documents.ts'
import { agendaMarkdown, notesMarkdown, PHASE_TITLES } from './markdown.ts'
import { mergeText } from './merge-text.ts'
import { writeAnew } from './new-generation.ts'

export function documentsPort(documents: Documents): DocumentsPort {
  return {
    readState: (document) => documents.readState(document),
    changed: (document) => documents.changed(document),
    accessChanged: (room) => documents.accessChanged(room),
    forget: (document) => documents.dropDocument(document),
    agendaMarkdown: (state, language) => agendaMarkdown(state, PHASE_TITLES[language]),
    notesMarkdown,
    seedAgenda,
    readBoard,
    writeBoard,
    writeAnew,
    mergeText,
    ranksAfter: (last, count) => generateNKeysBetween(last, null, count),
  }
}

// What happens when a deadline is reached: the summary is written and the cases go, or the room is forgotten.
import { DOCUMENT_NAMES, documentId } from '../../shared/ids.ts'
import { nextDeadline } from '../../shared/session/close.ts'
import { system } from './board.ts'
import type { DocumentsPort } from './documents-port.ts'
import type { Room, RoomDeps } from './room.ts'

/** @returns 'finished', 'purged', 'erase' (the caller forgets the room), or 'nothing' when it was not due. */
export async function reachDeadline(
  room: Room,
  deps: RoomDeps,
  documents: DocumentsPort,
): Promise<'finished' | 'purged' | 'erase' | 'nothing'> {
  const due = nextDeadline(room.session())
  if (!due || due.atMs > deps.clock.nowMs()) return 'nothing'
  if (due.kind === 'erase') return 'erase'
  if (due.kind === 'purge') return overwrite(room, deps)
  const ids = DOCUMENT_NAMES.map((name) => documentId(room.id, name, 0))
  const finished = await room.run(async () => {
    const summary = await summarise(room, documents)
    await Promise.all(ids.map((id) => documents.forget(id)))
    return {
      ok: true,
      command: system(room, { kind: 'session.finish', reason: due.reason, summary }),
      commit: { put: { box: null }, drop: ids },
    }
  })
  return finished.ok ? 'finished' : 'nothing'
}

/** The words left the live data with the commit; now the files on disk. What fails here stays due and is tried again,
 *  also after a restart. */
async function overwrite(room: Room, deps: RoomDeps): Promise<'purged' | 'nothing'> {
  try {
    await deps.store.purge(room.id)
  } catch (cause) {
    deps.log.error('room.purge-failed', { room: room.id }, cause)
    return 'nothing'
  }
  const done = await room.submit(null, { kind: 'purge.done' })
  return done.ok ? 'purged' : 'nothing'
}

async function summarise(room: Room, documents: DocumentsPort) {
  const [agenda, theme, board] = await Promise.all(
    DOCUMENT_NAMES.map((name) => documents.readState(documentId(room.id, name, 0))),
  )
  const cards = board ? [...documents.readBoard(board)] : []
  const takeaways = cards
    .filter(([, card]) => card.lane === 'takeaway')
    .sort(([, left], [, right]) => (left.rank < right.rank ? -1 : 1))
    .map(([, card]) => card.text)
  return {
    agendaMarkdown: agenda ? documents.agendaMarkdown(agenda, room.session().language) : '',
    notesMarkdown: theme ? documents.notesMarkdown(theme) : '',
    takeaways,
  }
}

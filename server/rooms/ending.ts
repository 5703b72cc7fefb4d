// What happens when a deadline is reached: the summary is written and the cases go, or the room is forgotten.
import { DOCUMENT_NAMES, documentId } from '../../shared/ids.ts'
import { nextDeadline, nextEnd } from '../../shared/session/close.ts'
import type { Session } from '../../shared/session/session.ts'
import { system } from './board.ts'
import type { DocumentsPort } from './documents-port.ts'
import type { Room, RoomDeps } from './room.ts'

/** @returns 'finished', 'purged', 'erase' (the caller forgets the room), or 'nothing' when it was not due. */
export async function reachDeadline(
  room: Room,
  deps: RoomDeps,
  documents: DocumentsPort,
): Promise<'finished' | 'purged' | 'erase' | 'nothing'> {
  const first = nextDeadline(room.session())
  if (!first || first.atMs > deps.clock.nowMs()) return 'nothing'
  const overwritten = first.kind === 'purge' ? await overwrite(room, deps) : 'nothing'
  // What cannot be overwritten now does not keep a room from ending.
  const due = nextEnd(room.session())
  if (!due || due.kind === 'purge' || due.atMs > deps.clock.nowMs()) return overwritten
  if (due.kind === 'erase') return 'erase'
  const finished = await room.run(async (session) => {
    const ids = idsOf(session)
    const summary = await summarise(session, documents)
    await Promise.all(ids.map((id) => documents.forget(id)))
    return {
      ok: true,
      command: system(room, { kind: 'session.finish', reason: due.reason, summary }),
      commit: { put: { box: null }, drop: ids },
    }
  })
  return finished.ok ? 'finished' : 'nothing'
}

function idsOf({ roomId, generations }: Session) {
  return DOCUMENT_NAMES.map((name) => documentId(roomId, name, generations[name]))
}

/** The words left the live data with the commit; now the files on disk. What fails here stays due and is tried again,
 *  also after a restart. */
async function overwrite(room: Room, deps: RoomDeps): Promise<'purged' | 'nothing'> {
  const { generations } = room.session()
  try {
    await deps.store.purge(room.id)
  } catch (cause) {
    deps.log.error('room.purge-failed', { room: room.id }, cause)
    return 'nothing'
  }
  const done = await room.submit(null, { kind: 'purge.done', asOf: generations.board })
  return done.ok ? 'purged' : 'nothing'
}

async function summarise(session: Session, documents: DocumentsPort) {
  // SLP9: a detail that nobody dealt with is not written down for thirty days.
  if (session.slip !== null) return { agendaMarkdown: '', notesMarkdown: '', takeaways: [] }
  const [agenda, theme, board] = await Promise.all(idsOf(session).map((id) => documents.readState(id)))
  const cards = board ? [...documents.readBoard(board)] : []
  const takeaways = cards
    .filter(([, card]) => card.lane === 'takeaway')
    .sort(([, left], [, right]) => (left.rank < right.rank ? -1 : 1))
    .map(([, card]) => card.text)
  return {
    agendaMarkdown: agenda ? documents.agendaMarkdown(agenda, session.language) : '',
    notesMarkdown: theme ? documents.notesMarkdown(theme) : '',
    takeaways,
  }
}

// What happens when a deadline is reached: the summary is written and the cases go, or the room is forgotten.
import { DOCUMENT_NAMES, type DocumentName, documentId } from '../../shared/ids.ts'
import { nextDeadline, nextEnd } from '../../shared/session/close.ts'
import type { Session } from '../../shared/session/session.ts'
import { system } from './board.ts'
import { readBox } from './box-keeper.ts'
import type { DocumentsPort } from './documents-port.ts'
import { documentKey, type KeyName } from './ports.ts'
import { DOCUMENTS_TO_DROP, KEYS_THAT_STAY, RECORDS_TO_DROP } from './retention.ts'
import type { Room, RoomDeps } from './room.ts'

/** @returns 'finished', 'purged', 'asked' (the group was), 'erase' (the caller forgets the room), or 'nothing' when it was not due. */
export async function reachDeadline(
  room: Room,
  deps: RoomDeps,
  documents: DocumentsPort,
): Promise<'finished' | 'purged' | 'erase' | 'asked' | 'nothing'> {
  const first = nextDeadline(room.session())
  if (!first || first.atMs > deps.clock.nowMs()) return 'nothing'
  const overwritten = first.kind === 'purge' ? await overwrite(room, deps) : 'nothing'
  // What cannot be overwritten now does not keep a room from ending.
  const due = nextEnd(room.session())
  if (!due || due.kind === 'purge' || due.atMs > deps.clock.nowMs()) return overwritten
  if (due.kind === 'erase') return 'erase'
  if (due.kind === 'ask') {
    const closed = await room.submit(null, { kind: 'ask.close' })
    return closed.ok ? 'asked' : 'nothing'
  }
  await deps.keys.mint(room.id, ['kept'])
  const finished = await room.run(async (session, counters) => {
    const ids = idsOf(session, DOCUMENTS_TO_DROP)
    const summary = await summarise(session, documents)
    await Promise.all(ids.map((id) => documents.forget(id)))
    const { version } = await readBox(deps.store, room.id)
    return {
      ok: true,
      command: system(room, { kind: 'session.finish', reason: due.reason, summary }),
      commit: {
        // A card or a change of the board that is being written at this moment is decided again, and refused.
        expect: { box: version, board: counters.board ?? 0 },
        put: RECORDS_TO_DROP,
        drop: ids,
      },
    }
  })
  return finished.ok ? 'finished' : 'nothing'
}

function idsOf({ roomId, generations }: Session, names: readonly DocumentName[]) {
  return names.map((name) => documentId(roomId, name, generations[name]))
}

/** END5: the words left the live data with the commit; now their keys, which ends every copy of them, and the files on disk.
 *  What fails here stays due and is tried again, also after a restart. */
async function overwrite(room: Room, deps: RoomDeps): Promise<'purged' | 'nothing'> {
  const session = room.session()
  try {
    await deps.keys.destroy(
      room.id,
      session.progress.state === 'closed' ? { except: KEYS_THAT_STAY } : { only: earlierKeys(session) },
    )
    await deps.store.purge(room.id)
  } catch (cause) {
    deps.log.error('room.purge-failed', { room: room.id }, cause)
    return 'nothing'
  }
  const done = await room.submit(null, { kind: 'purge.done', asOf: session.purge.asked })
  return done.ok ? 'purged' : 'nothing'
}

/** While a session runs, keys of the next generation may be made at any moment: only those of past ones are named. */
function earlierKeys({ roomId, generations }: Session): KeyName[] {
  return DOCUMENT_NAMES.flatMap((name) =>
    Array.from({ length: generations[name] }, (_, generation) => documentKey(documentId(roomId, name, generation))),
  )
}

async function summarise(session: Session, documents: DocumentsPort) {
  // SLP9: a detail that nobody dealt with is not written down for thirty days.
  if (session.slip !== null) return { agendaMarkdown: '', notesMarkdown: '', takeaways: [] }
  const [agenda, theme, board] = await Promise.all(
    idsOf(session, ['agenda', 'theme', 'board']).map((id) => documents.readState(id)),
  )
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

// From a saved session to what everybody sees: one view and one frame per audience, whatever the number of people.
import type { RoomId } from '../../shared/ids.ts'
import { diffView } from '../../shared/session/patch.ts'
import type { Audience, RoomView } from '../../shared/session/room-view.ts'
import type { Session } from '../../shared/session/session.ts'
import { viewFor } from '../../shared/session/view.ts'
import type { PatchMessage, SnapshotMessage } from '../../shared/wire/events.ts'

const AUDIENCES: readonly Audience[] = ['everyone', 'garden', 'facilitation', 'screen', 'waiting']

type Sent = { seq: number; view: RoomView }

export type Fanout = ReturnType<typeof makeFanout>

/** @param emit one frame to all sockets of an audience. Only audiences with somebody in them are made. */
export function makeFanout(emit: (room: RoomId, audience: Audience, message: PatchMessage) => void) {
  const sent = new Map<string, Sent>()
  const counts = new Map<string, number>()

  /** Numbers belong to an audience on this node. They count what was shown, not what was saved: a change that
   *  shows nothing leaves no gap that says "somebody did something". */
  function changed(session: Session): void {
    for (const audience of AUDIENCES) {
      const key = keyOf(session.roomId, audience)
      const last = sent.get(key)
      if (!last) continue
      const view = viewFor(session, audience)
      const ops = diffView(last.view, view)
      if (ops.length === 0) continue
      const seq = last.seq + 1
      sent.set(key, { seq, view })
      emit(session.roomId, audience, { from: last.seq, seq, ops })
    }
  }

  /** The state a newcomer starts from; later patches follow on it. */
  function snapshot(session: Session, audience: Audience): SnapshotMessage {
    const key = keyOf(session.roomId, audience)
    const known = sent.get(key)
    if (known) return known
    const first = { seq: 1, view: viewFor(session, audience) }
    sent.set(key, first)
    return first
  }

  function seqOf(room: RoomId, audience: Audience): number {
    return sent.get(keyOf(room, audience))?.seq ?? 0
  }

  function join(room: RoomId, audience: Audience): void {
    const key = keyOf(room, audience)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }

  /** An audience without sockets costs nothing: its view is forgotten. */
  function leave(room: RoomId, audience: Audience): void {
    const key = keyOf(room, audience)
    const left = (counts.get(key) ?? 1) - 1
    if (left > 0) counts.set(key, left)
    else {
      counts.delete(key)
      sent.delete(key)
    }
  }

  return { changed, snapshot, seqOf, join, leave }
}

function keyOf(room: RoomId, audience: Audience): string {
  return `${room}|${audience}`
}

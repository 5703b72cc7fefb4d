// What a device may do with a document at this moment, as the text plane asks it at every connection.
import type { DeviceHash, DocumentId } from '../../shared/ids.ts'
import { parseDocumentId } from '../../shared/ids.ts'
import { documentAccess, type Right } from '../../shared/session/access.ts'
import { seatsOf } from '../../shared/session/seats.ts'
import type { LiveRoom, Rooms } from './rooms.ts'

export type DocumentRights = { right: Right; name: string; isHeld?: boolean }

/** Looks at the store before it says no: another node may have seated the device, or begun the document anew, a moment ago, and no is final
 *  for the one who asks. Rejects with StoreUnavailable when the room cannot be read. */
export async function documentRights(
  rooms: Pick<Rooms, 'get' | 'catchUp'>,
  { device, document }: { device: DeviceHash; document: DocumentId },
): Promise<DocumentRights> {
  const parsed = parseDocumentId(document)
  const live = parsed && (await rooms.get(parsed.room))
  if (!parsed || !live) return { right: 'gone', name: '' }
  const found = rightsNow(live, device, parsed)
  if (found.right !== 'none' && found.right !== 'gone') return found
  await rooms.catchUp(live)
  return rightsNow(live, device, parsed)
}

function rightsNow(live: LiveRoom, device: DeviceHash, parsed: Parameters<typeof documentAccess>[2]): DocumentRights {
  const session = live.room.session()
  const seat = seatsOf(session, device).find((one) => one.state === 'in')
  return { right: documentAccess(session, device, parsed), name: seat?.name ?? '', isHeld: session.slip !== null }
}

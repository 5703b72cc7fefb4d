// A file comes in: looked at, scanned, stored, and only then on the page. Whatever fails, nothing of it is left.

import type { CommunityOutcome, CommunityRejection } from '../../shared/community/community.ts'
import type { CommunityId, MeetingId, MemberId } from '../../shared/ids.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import type { Chance, Log } from '../rooms/ports.ts'
import { StoreUnavailable } from '../rooms/ports.ts'
import type { Communities } from './communities.ts'
import { kindOf } from './file-kinds.ts'
import type { Files, Scan } from './files-port.ts'

export type UploadRefused = {
  ok: false
  code:
    | CommunityRejection['code']
    | 'file-name'
    | 'file-empty'
    | 'file-kind'
    | 'file-lies'
    | 'file-harmful'
    | 'file-unscanned'
    | 'busy'
  offer?: string
}
export type Uploads = ReturnType<typeof makeUploads>

type Deps = { communities: Communities; files: Files; scan: Scan; chance: Chance; log: Log }
type Upload = { community: CommunityId; by: MemberId; meeting: MeetingId; name: string; content: Uint8Array }

export function makeUploads({ communities, files, scan, chance, log }: Deps) {
  let running = 0

  async function add({
    community,
    by,
    meeting,
    name,
    content,
  }: Upload): Promise<Extract<CommunityOutcome, { ok: true }> | UploadRefused> {
    const kind = await kindOf(name, content)
    if (!kind.ok) return kind
    const scanned = await scan(content)
    if (scanned === 'found') return { ok: false, code: 'file-harmful' }
    if (scanned === 'failed') {
      log.error('file.unscanned', { community })
      return { ok: false, code: 'file-unscanned' }
    }
    const id = chance.id()
    await files.put(community, id, content)
    const file = { id, name: kind.name, type: kind.type, bytes: content.length }
    const outcome = await communities.submit(community, by, null, { kind: 'page.file.add', meeting, file })
    if (outcome.ok) return outcome
    // The job would find it as one that no page names; here it is known at once.
    await files.remove(community, [id]).catch((cause) => log.error('file.left', { community }, cause))
    return { ok: false, ...outcome.rejection }
  }

  return {
    /** Never throws: a place that is away answers `read-only`. */
    async add(upload: Upload): Promise<Extract<CommunityOutcome, { ok: true }> | UploadRefused> {
      if (running >= LIMITS.uploadsAtOnce) return { ok: false, code: 'busy' }
      running++
      try {
        return await add(upload)
      } catch (cause) {
        log.error('file.unsaved', { community: upload.community }, cause)
        return { ok: false, code: cause instanceof StoreUnavailable ? 'read-only' : 'internal' }
      } finally {
        running--
      }
    },
    /** @throws StoreUnavailable */
    read: (community: CommunityId, id: string) => files.get(community, id),
  }
}

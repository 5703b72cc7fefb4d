import type { CommunityId, DeviceHash, EpochMs, Hash, MemberId } from '../ids.ts'
import { cleanLine, cleanName, TITLE_MAX_CHARS } from '../session/text.ts'
import { isZone } from '../zoned-time.ts'
import {
  type Community,
  type CommunityKind,
  type CommunityLanguage,
  type CommunityRejectionCode,
  lineCode,
} from './community.ts'
import { COMMUNITY_KEEPING_DEFAULT } from './retention.ts'

export type NewCommunity = {
  id: CommunityId
  slug: string
  member: MemberId
  device: DeviceHash
  returnHash: Hash
  title: string
  name: string
  kind: CommunityKind
  language: CommunityLanguage
  zone: string
  /** The default principles in the community's language: content comes from outside the core. */
  principles: readonly string[]
  atMs: EpochMs
}

/** COM4: who starts a community is its first member, coordinates it and is its contact until somebody else does. */
export function createCommunity(
  wish: NewCommunity,
): { ok: true; community: Community } | { ok: false; code: CommunityRejectionCode } {
  const name = cleanName(wish.name)
  if (!name.ok) {
    return {
      ok: false,
      code: name.code === 'name-too-long' || name.code === 'name-characters' ? name.code : 'name-empty',
    }
  }
  const title = cleanLine(wish.title, TITLE_MAX_CHARS)
  if (!title.ok) return { ok: false, code: lineCode(title.code) }
  if (!isZone(wish.zone)) return { ok: false, code: 'no-such-zone' }
  const { id, slug, member, device, returnHash, kind, language, zone, principles, atMs } = wish
  return {
    ok: true,
    community: {
      id,
      slug,
      name: title.text,
      kind,
      language,
      zone,
      createdAtMs: atMs,
      charter: { field: '', people: '', purpose: '', notDoing: '' },
      principles,
      proposal: null,
      contact: { name: name.text, reach: '' },
      keeping: COMMUNITY_KEEPING_DEFAULT,
      words: [],
      members: {
        [member]: {
          id: member,
          name: name.text,
          standing: 'active',
          roles: ['coordinator'],
          devices: [device],
          returnHash,
          feedHash: null,
        },
      },
      invitations: {},
      meetings: {},
      polls: {},
      pages: {},
      entries: {},
      answered: [],
    },
  }
}

/** The readable part of an address, from the name: `mentors-of-sussex`. May be empty. */
export function slugOf(title: string): string {
  const words = title.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
}

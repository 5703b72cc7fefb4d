// Communities over HTTP, as functions. Every answer is parsed.
import * as v from 'valibot'
import type { MemberCommand } from '../../shared/community/command.ts'
import { type ApiResult, call } from './api.ts'
import { randomHex } from './random.ts'

const id = v.string()
const standing = v.picklist(['active', 'waiting', 'alumni', 'guest'])
const roles = v.array(v.picklist(['coordinator', 'facilitator', 'deputy', 'steward', 'sponsor']))
const coming = v.picklist(['room', 'remote', 'half', 'unsure', 'no'])
const answer = v.picklist(['yes', 'maybe', 'no'])
const sums = v.object({ yes: v.number(), maybe: v.number(), no: v.number() })

const meeting = v.object({
  id,
  series: v.string(),
  kind: v.picklist(['session', 'orientation', 'outside']),
  title: v.string(),
  wall: v.string(),
  zone: v.string(),
  startsAtMs: v.number(),
  minutes: v.number(),
  mode: v.picklist(['online', 'room', 'hybrid']),
  place: v.string(),
  link: v.string(),
  status: v.picklist(['planned', 'cancelled']),
  reason: v.string(),
  sequence: v.number(),
  coming: v.nullable(
    v.object({ room: v.number(), remote: v.number(), half: v.number(), unsure: v.number(), no: v.number() }),
  ),
  // Absent in answers of servers from before there were pages of dates.
  theme: v.optional(v.string(), ''),
  room: v.nullable(v.string()),
})

const poll = v.object({
  id,
  title: v.string(),
  zone: v.string(),
  minutes: v.number(),
  options: v.array(v.object({ wall: v.string(), startsAtMs: v.number(), sums })),
})

const view = v.object({
  audience: v.picklist(['outside', 'sponsor', 'members', 'coordination']),
  slug: v.string(),
  name: v.string(),
  kind: v.picklist(['mentors', 'mentees', 'mixed', 'circle']),
  language: v.picklist(['en', 'de']),
  zone: v.string(),
  charter: v.object({ field: v.string(), people: v.string(), purpose: v.string(), notDoing: v.string() }),
  principles: v.array(v.string()),
  contact: v.object({ name: v.string(), reach: v.string() }),
  inside: v.nullable(
    v.object({
      proposal: v.nullable(
        v.object({
          lines: v.array(v.string()),
          decidesAtMs: v.number(),
          agreed: v.number(),
          objections: v.array(v.string()),
        }),
      ),
      keeping: v.object({ summaryDays: v.number(), graceMinutes: v.number(), answersDays: v.number() }),
      words: v.array(v.string()),
      members: v.array(v.object({ id, name: v.string(), standing, roles })),
      polls: v.array(poll),
    }),
  ),
  meetings: v.array(meeting),
  invitations: v.nullable(v.array(v.object({ id, standing, roles, expiresAtMs: v.number(), usesLeft: v.number() }))),
})

const mine = v.object({
  member: id,
  name: v.string(),
  standing,
  roles,
  hasFeed: v.boolean(),
  waysBack: v.object({ passkeys: v.number(), signIn: v.boolean() }),
  coming: v.record(v.string(), coming),
  polls: v.record(v.string(), v.array(answer)),
  agreed: v.boolean(),
})

export const page = v.object({ view, mine: v.nullable(mine) })
const made = v.object({ slug: v.string() })
const secret = v.object({ secret: v.string() })
const room = v.object({ code: v.string() })
const erased = v.object({ erased: v.boolean() })

export type CommunityPage = v.InferOutput<typeof page>
export type CommunityView = CommunityPage['view']
export type CommunityMine = NonNullable<CommunityPage['mine']>
export type MeetingOfView = CommunityView['meetings'][number]
export type PollOfView = v.InferOutput<typeof poll>

/** @returns its slug. */
export function createCommunity(wish: {
  title: string
  name: string
  kind: 'mentors' | 'mentees' | 'mixed' | 'circle'
  language: 'en' | 'de'
  zone: string
  createKey?: string
}): Promise<ApiResult<{ slug: string }>> {
  return call('POST', '/api/communities', made, wish)
}

export function fetchCommunity(slug: string): Promise<ApiResult<CommunityPage>> {
  return call('GET', path(slug), page)
}

/** One command; repeated once by itself after a lost answer, under the same key, so that it counts once. */
export async function askCommunity(slug: string, command: MemberCommand): Promise<ApiResult<CommunityPage>> {
  const envelope = { key: randomHex(12), command }
  const first = await call('POST', `${path(slug)}/commands`, page, envelope)
  return first.ok || first.code !== 'offline' ? first : call('POST', `${path(slug)}/commands`, page, envelope)
}

export function joinCommunity(slug: string, wish: { secret: string; name: string }): Promise<ApiResult<CommunityPage>> {
  return call('POST', `${path(slug)}/members`, page, { ...wish, principlesAccepted: true })
}

export function returnToCommunity(slug: string, own: string): Promise<ApiResult<CommunityPage>> {
  return call('POST', `${path(slug)}/return`, page, { secret: own })
}

/** The secret is told once; the server keeps its hash. */
export function invite(
  slug: string,
  wish: { standing: 'active' | 'waiting' | 'guest'; roles: string[]; days: number; uses: number },
): Promise<ApiResult<{ secret: string }>> {
  return call('POST', `${path(slug)}/invitations`, secret, wish)
}

/** A fresh "my link" or calendar address; the one before stops working. */
export function renewSecret(slug: string, what: 'link' | 'feed'): Promise<ApiResult<{ secret: string }>> {
  return call('POST', `${path(slug)}/${what}`, secret, {})
}

/** Erases this member from the community and from its rooms. */
export function eraseMember(slug: string): Promise<ApiResult<{ erased: boolean }>> {
  return call('POST', `${path(slug)}/me/erase`, erased, {})
}

/** Where everything that carries this member lies as a file. */
export const memberDataAddress = (slug: string): string => `${path(slug)}/me/data`

/** @returns the code of the room this date is held in. */
export function openMeetingRoom(slug: string, meetingId: string): Promise<ApiResult<{ code: string }>> {
  return call('POST', `${path(slug)}/meetings/${encodeURIComponent(meetingId)}/room`, room, {})
}

export const path = (slug: string): string => `/api/communities/${encodeURIComponent(slug)}`

// Who belongs to it, and how they come in and go.
import type { Hash, MemberId } from '../ids.ts'
import { cleanName, nameKey, offerName } from '../session/text.ts'
import type { CommunitySystemCommand, StampedCommunityCommand } from './command.ts'
import {
  accept,
  COMMUNITY_LIMITS,
  type Community,
  type CommunityOutcome,
  type CommunityRole,
  type Invitation,
  type Member,
  refuse,
  type Standing,
} from './community.ts'
import { withoutMember } from './date-page.ts'
import { entryWithout } from './entries.ts'

type Join = Extract<CommunitySystemCommand, { kind: 'member.join' }>
type Invite = Extract<CommunitySystemCommand, { kind: 'invitation.make' }>
const DAY_MS = 86_400_000

export const memberOf = (community: Community, device: string | null): Member | null =>
  Object.values(community.members).find((one) => device !== null && one.devices.some((own) => own === device)) ?? null

export const has = (member: Member, role: CommunityRole): boolean => member.roles.includes(role)
/** COM5: a sponsor alone takes no part. */
export const takesPart = (member: Member): boolean =>
  !has(member, 'sponsor') || member.roles.some((role) => role !== 'sponsor')
const coordinators = (community: Community): Member[] =>
  Object.values(community.members).filter((one) => has(one, 'coordinator'))

/** COM6: members invite members; roles are given by the coordinator. */
export function invite(community: Community, by: Member, wish: Invite, { stamp }: StampedCommunityCommand) {
  const [id] = stamp.ids
  if (id === undefined) return refuse('internal')
  if (!takesPart(by) || by.standing === 'guest') return refuse('not-allowed')
  if (wish.roles.length > 0 && !has(by, 'coordinator')) return refuse('not-allowed')
  const { invitationDaysMax, invitationUsesMax, invitationsOpen } = COMMUNITY_LIMITS
  if (wish.days < 1 || wish.days > invitationDaysMax || wish.uses < 1 || wish.uses > invitationUsesMax)
    return refuse('too-far')
  const open = Object.fromEntries(
    Object.entries(community.invitations).filter(([, one]) => one.expiresAtMs > stamp.atMs && one.usesLeft > 0),
  )
  if (Object.keys(open).length >= invitationsOpen) return refuse('too-many')
  const expiresAtMs = (stamp.atMs + wish.days * DAY_MS) as typeof stamp.atMs
  const { secretHash, standing, roles, uses: usesLeft } = wish
  return accept(community, {
    invitations: { ...open, [id]: { id, secretHash, standing, roles: [...new Set(roles)], expiresAtMs, usesLeft } },
  })
}

export function invitationOf(community: Community, secretHash: Hash, nowMs: number): Invitation | null {
  const found = Object.values(community.invitations).find((one) => one.secretHash === secretHash)
  return found && found.usesLeft > 0 && found.expiresAtMs > nowMs ? found : null
}

/** COM7: an invitation opens the door once for each use; who is a member already stays the same one. */
export function join(community: Community, wish: Join, { stamp }: StampedCommunityCommand): CommunityOutcome {
  if (memberOf(community, wish.device)) return accept(community)
  const invitation = invitationOf(community, wish.secretHash, stamp.atMs)
  if (!invitation) return refuse('invitation-over')
  if (Object.keys(community.members).length >= COMMUNITY_LIMITS.members) return refuse('too-many')
  const [id] = stamp.ids
  if (id === undefined) return refuse('internal')
  const name = freeName(community, wish.name, null)
  if (!name.ok) return name
  const member: Member = {
    id: id as MemberId,
    name: name.text,
    standing: invitation.standing,
    roles: invitation.roles,
    devices: [wish.device],
    returnHash: wish.returnHash,
    feedHash: null,
  }
  const { [invitation.id]: used, ...others } = community.invitations
  const left = invitation.usesLeft - 1
  return accept(community, {
    members: { ...community.members, [member.id]: member },
    invitations: used && left > 0 ? { ...others, [used.id]: { ...used, usesLeft: left } } : others,
  })
}

export function rename(community: Community, by: Member, raw: string): CommunityOutcome {
  const name = freeName(community, raw, by.id)
  return name.ok ? changeMember(community, by.id, { name: name.text }) : name
}

/** COM8: anybody says for themselves whether they are active, waiting to be matched, or alumni; the coordinator for others. */
export function setStanding(community: Community, by: Member, target: MemberId, standing: Standing): CommunityOutcome {
  if (!community.members[target]) return refuse('unknown-target')
  const isOwn = target === by.id && standing !== 'guest' && by.standing !== 'guest'
  if (!isOwn && !has(by, 'coordinator')) return refuse('not-allowed')
  return changeMember(community, target, { standing })
}

/** COM9: there is always somebody who coordinates. */
export function setRoles(
  community: Community,
  by: Member,
  target: MemberId,
  roles: readonly CommunityRole[],
): CommunityOutcome {
  if (!has(by, 'coordinator')) return refuse('not-allowed')
  const member = community.members[target]
  if (!member) return refuse('unknown-target')
  const changed = changeMember(community, target, { roles: [...new Set(roles)] })
  return changed.ok && coordinators(changed.community).length === 0 ? refuse('last-coordinator') : changed
}

/** COM10: who goes is gone: the record, what they said of dates, and their word on a proposal. */
export function remove(community: Community, target: MemberId, keepsCredit = false): CommunityOutcome {
  const { [target]: gone, ...members } = community.members
  if (!gone) return refuse('unknown-target')
  const left = { ...community, members }
  if (Object.keys(members).length > 0 && coordinators(left).length === 0) return refuse('last-coordinator')
  const { proposal, contact } = community
  return accept(left, {
    // The contact is a name somebody typed: who bears it takes it along.
    contact: nameKey(contact.name) === nameKey(gone.name) ? { name: '', reach: '' } : contact,
    meetings: without(community.meetings, (one) => ({ ...one, coming: dropped(one.coming, target) }), target, 'coming'),
    polls: without(community.polls, (one) => ({ ...one, answers: dropped(one.answers, target) }), target, 'answers'),
    pages: Object.fromEntries(Object.entries(community.pages).map(([id, page]) => [id, withoutMember(page, target)])),
    entries: Object.fromEntries(
      Object.entries(community.entries).map(([id, one]) => [id, entryWithout(one, target, keepsCredit)]),
    ),
    proposal: proposal && { ...proposal, agreed: proposal.agreed.filter((one) => one !== target) },
    answered: community.answered.filter((one) => !one.startsWith(`${target}:`)),
  })
}

export function attach(community: Community, target: MemberId, device: Member['devices'][number]): CommunityOutcome {
  const member = community.members[target]
  if (!member) return refuse('unknown-target')
  const devices = [...member.devices.filter((one) => one !== device), device].slice(-COMMUNITY_LIMITS.devicesOfMember)
  return changeMember(community, target, { devices })
}

export function changeMember(community: Community, id: MemberId, change: Partial<Member>): CommunityOutcome {
  const member = community.members[id]
  if (!member) return refuse('unknown-target')
  return accept(community, { members: { ...community.members, [id]: { ...member, ...change } } })
}

type Named = { ok: true; text: string } | Extract<CommunityOutcome, { ok: false }>
function freeName(community: Community, raw: string, own: MemberId | null): Named {
  const name = cleanName(raw)
  if (!name.ok) {
    const { code } = name
    return {
      ok: false,
      rejection: { code: code === 'name-too-long' || code === 'name-characters' ? code : 'name-empty' },
    }
  }
  const taken = Object.values(community.members).flatMap((one) => (one.id === own ? [] : [one.name]))
  const isTaken = taken.some((one) => nameKey(one) === nameKey(name.text))
  return isTaken ? { ok: false, rejection: { code: 'name-taken', offer: offerName(name.text, taken) } } : name
}

/** Records that name the member are made again without; the others stay the same objects, so that only what changed is saved. */
function without<T, K extends keyof T>(
  records: Readonly<Record<string, T>>,
  drop: (one: T) => T,
  target: MemberId,
  where: K,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(records).map(([id, one]) => [id, target in Object(one[where]) ? drop(one) : one]),
  )
}

function dropped<T>(answers: Readonly<Record<MemberId, T>>, target: MemberId): Record<MemberId, T> {
  const { [target]: _, ...others } = answers
  return others
}

// What a community has of one member, and that it goes: more than leaving, and never refused. Rules MIN1 to MIN3.
import type { MemberId } from '../ids.ts'
import { nameKey } from '../session/text.ts'
import { type Community, type CommunityOutcome, type CommunityRole, type Member, refuse } from './community.ts'
import { remove, takesPart } from './members.ts'
import { type WaysBack, waysBackOf } from './ways-back.ts'

/** Everything that carries this member, for the member alone. */
export type OwnMemberData = {
  community: string
  name: string
  standing: string
  roles: readonly string[]
  /** How many browsers come as this member. */
  devices: number
  hasCalendarAddress: boolean
  /** Of passkeys public keys are kept, of a sign-in a number of this community alone. */
  waysBack: WaysBack
  isContact: boolean
  coming: { title: string; wall: string; zone: string; said: string }[]
  polls: { title: string; answers: { wall: string; said: string }[] }[]
  agreedToProposal: boolean
  /** Dates this member leads or stands by for, and what they voted it should be about. */
  /** Entries that carry this member's name, or that they tend, and drafts they worded or read. */
  entries: { title: string; named: boolean; tends: boolean; wrote: boolean; read: boolean }[]
  dates: { title: string; wall: string; leads: boolean; deputy: boolean; votedFor: string[] }[]
}

/** MIN1. */
export function memberData(community: Community, { id, ...member }: Member): OwnMemberData {
  const coming = Object.values(community.meetings).flatMap(({ title, wall, zone, coming: all }) => {
    const said = all[id]
    return said ? [{ title, wall, zone, said }] : []
  })
  const polls = Object.values(community.polls).flatMap(({ title, options, answers }) => {
    const own = answers[id]
    return own ? [{ title, answers: options.map(({ wall }, index) => ({ wall, said: own[index] ?? '' })) }] : []
  })
  const dates = Object.values(community.pages).flatMap(({ meeting, lead, deputy, ideas }) => {
    const date = community.meetings[meeting]
    const votedFor = ideas.filter((one) => one.votes.includes(id)).map((one) => one.text)
    if (!date || (lead !== id && deputy !== id && votedFor.length === 0)) return []
    return [{ title: date.title, wall: date.wall, leads: lead === id, deputy: deputy === id, votedFor }]
  })
  const entries = Object.values(community.entries).flatMap(({ words, credits, steward, writers, checks }) => {
    const own = {
      named: credits.some((one) => one.member === id),
      tends: steward === id,
      wrote: writers.includes(id),
      read: checks.includes(id),
    }
    return Object.values(own).includes(true) ? [{ title: words.title, ...own }] : []
  })
  return {
    community: community.name,
    name: member.name,
    standing: member.standing,
    roles: [...member.roles],
    devices: member.devices.length,
    hasCalendarAddress: member.feedHash !== null,
    waysBack: waysBackOf(member),
    isContact: nameKey(community.contact.name) === nameKey(member.name),
    coming,
    polls,
    agreedToProposal: community.proposal?.agreed.includes(id) ?? false,
    dates,
    entries,
  }
}

/** MIN2, MIN3: never refused. Who alone coordinated hands it on: to who facilitates, else to a deputy, a steward, an active member,
 *  anybody who takes part, anybody. */
export function eraseMember(community: Community, target: MemberId): CommunityOutcome {
  const gone = community.members[target]
  if (!gone) return refuse('unknown-target')
  const others = Object.values(community.members).filter((one) => one.id !== target)
  const isLed = others.some((one) => one.roles.includes('coordinator'))
  const next = isLed ? undefined : heirOf(others)
  const members = next
    ? { ...community.members, [next.id]: { ...next, roles: [...next.roles, 'coordinator' as const] } }
    : community.members
  return remove({ ...community, members }, target)
}

function heirOf(members: readonly Member[]): Member | undefined {
  const byRole = (role: CommunityRole) => members.find((one) => one.roles.includes(role))
  return (
    byRole('facilitator') ??
    byRole('deputy') ??
    byRole('steward') ??
    members.find((one) => takesPart(one) && one.standing === 'active') ??
    members.find(takesPart) ??
    members[0]
  )
}

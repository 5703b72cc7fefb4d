// What the group says of itself, and the principles it changes by consent.
import { epochMs } from '../ids.ts'
import { cleanLine, LINE_MAX_CHARS, TITLE_MAX_CHARS } from '../session/text.ts'
import type { MemberCommand, StampedCommunityCommand } from './command.ts'
import {
  accept,
  COMMUNITY_LIMITS,
  type Community,
  type CommunityOutcome,
  type Contact,
  lineCode,
  type Member,
  refuse,
} from './community.ts'
import { has, takesPart } from './members.ts'

type SetPart = Extract<MemberCommand, { kind: 'charter.set' }>
const DAY_MS = 86_400_000

/** CHA1: every active member may word the charter. CHA2: over words that somebody else changed meanwhile nothing is written. */
export function setCharter(community: Community, by: Member, wish: SetPart): CommunityOutcome {
  if (!votes(by)) return refuse('not-allowed')
  if (community.charter[wish.part] !== wish.base) return refuse('changed-meanwhile', community.charter[wish.part])
  const text = wish.text.normalize('NFC').trim()
  if ([...text].length > COMMUNITY_LIMITS.charterPartMaxChars) return refuse('text-too-long')
  return accept(community, { charter: { ...community.charter, [wish.part]: text } })
}

export function setContact(community: Community, by: Member, wish: Contact): CommunityOutcome {
  if (!has(by, 'coordinator')) return refuse('not-allowed')
  const name = cleanLine(wish.name, TITLE_MAX_CHARS)
  const reach = cleanLine(wish.reach, LINE_MAX_CHARS)
  if (!name.ok || !reach.ok) return refuse('text-empty')
  return accept(community, { contact: { name: name.text, reach: reach.text } })
}

/** CHA3: one proposal at a time. Who proposes agrees. */
export function propose(
  community: Community,
  by: Member,
  raw: readonly string[],
  { stamp }: StampedCommunityCommand,
): CommunityOutcome {
  if (!votes(by)) return refuse('not-allowed')
  if (community.proposal) return refuse('wrong-state')
  if (raw.length > COMMUNITY_LIMITS.principles) return refuse('too-many')
  const lines: string[] = []
  for (const line of raw) {
    const clean = cleanLine(line, LINE_MAX_CHARS * 2)
    if (!clean.ok) return refuse(lineCode(clean.code))
    lines.push(clean.text)
  }
  if (lines.length === 0) return refuse('text-empty')
  const decidesAtMs = epochMs(stamp.atMs + COMMUNITY_LIMITS.proposalDays * DAY_MS)
  return decide(accept(community, { proposal: { lines, decidesAtMs, agreed: [by.id], objections: [] } }))
}

export function agree(community: Community, by: Member): CommunityOutcome {
  const { proposal } = community
  if (!proposal) return refuse('wrong-state')
  if (!votes(by)) return refuse('not-allowed')
  if (proposal.agreed.includes(by.id)) return accept(community)
  return decide(accept(community, { proposal: { ...proposal, agreed: [...proposal.agreed, by.id] } }))
}

/** CHA4: one reason against it stops it until it is withdrawn or worded anew; the reason carries no name. */
export function object(community: Community, by: Member, raw: string): CommunityOutcome {
  const { proposal } = community
  if (!proposal) return refuse('wrong-state')
  if (!votes(by)) return refuse('not-allowed')
  const reason = cleanLine(raw, LINE_MAX_CHARS)
  if (!reason.ok) return refuse(lineCode(reason.code))
  return accept(community, {
    proposal: {
      ...proposal,
      agreed: proposal.agreed.filter((one) => one !== by.id),
      objections: [...proposal.objections, reason.text].slice(-20),
    },
  })
}

export function withdrawProposal(community: Community, by: Member): CommunityOutcome {
  if (!votes(by)) return refuse('not-allowed')
  return community.proposal ? accept(community, { proposal: null }) : refuse('wrong-state')
}

/** CHA5: what nobody objected to holds when its week is over, or at once when all active members agreed. */
export function settleProposal(community: Community, nowMs: number): Community {
  const { proposal } = community
  if (!proposal || proposal.objections.length > 0 || proposal.decidesAtMs > nowMs) return community
  return { ...community, principles: proposal.lines, proposal: null }
}

function decide(outcome: CommunityOutcome): CommunityOutcome {
  if (!outcome.ok) return outcome
  const { proposal, members } = outcome.community
  if (!proposal || proposal.objections.length > 0) return outcome
  const all = Object.values(members).filter(votes)
  const isAgreed = all.length > 1 && all.every((one) => proposal.agreed.includes(one.id))
  return isAgreed || all.length === 1
    ? accept(outcome.community, { principles: proposal.lines, proposal: null })
    : outcome
}

const votes = (member: Member): boolean => takesPart(member) && member.standing === 'active'

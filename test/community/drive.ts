// A community in a test: commands in, outcomes out, with a clock and ids of the test's own.

import type { CommunityCommand } from '../../shared/community/command.ts'
import type { Community, CommunityOutcome } from '../../shared/community/community.ts'
import { createCommunity } from '../../shared/community/create.ts'
import { transitionCommunity } from '../../shared/community/transition.ts'
import { deviceHash, type EpochMs, epochMs, hash, type MemberId, memberId, roomId } from '../../shared/ids.ts'

export const ADA = memberId('ada')
/** Monday, 2 March 2026, 10:00 in Berlin. */
export const BEGIN_MS = epochMs(Date.UTC(2026, 2, 2, 9))

export function drive() {
  const made = createCommunity({
    id: roomId('thecommunity0000'),
    slug: 'mentors',
    member: ADA,
    device: deviceHash('device-ada'),
    returnHash: hash('return-ada'),
    title: 'Mentors of the valley',
    name: 'Ada',
    kind: 'mixed',
    language: 'en',
    zone: 'Europe/Berlin',
    principles: ['Stories stay, learning may leave.'],
    atMs: BEGIN_MS,
  })
  if (!made.ok) throw new Error(made.code)
  let community: Community = made.community
  let nowMs: EpochMs = BEGIN_MS
  let count = 0

  /** Gives a command; a rejection leaves everything as it is. */
  function give(by: MemberId | null, command: CommunityCommand, key: string | null = null): CommunityOutcome {
    const ids = Array.from({ length: 60 }, () => `id${String(++count).padStart(14, '0')}`)
    const outcome = transitionCommunity(community, { by, key, stamp: { atMs: nowMs, ids }, command })
    if (outcome.ok) community = outcome.community
    return outcome
  }

  return {
    community: () => community,
    give,
    nowMs: () => nowMs,
    wait(days: number) {
      nowMs = epochMs(nowMs + days * 86_400_000)
    },
    /** Somebody new by an invitation of Ada's. */
    join(name: string, standing: 'active' | 'guest' = 'active', roles: ('sponsor' | 'coordinator')[] = []): MemberId {
      const secretHash = hash(`invitation-${name}`)
      accepted(give(ADA, { kind: 'invitation.make', secretHash, standing, roles, days: 30, uses: 1 }))
      const [device, returnHash] = [deviceHash(`device-${name}`), hash(`return-${name}`)]
      accepted(give(null, { kind: 'member.join', secretHash, name, device, returnHash }))
      const found = Object.values(community.members).find((one) => one.name === name)
      if (!found) throw new Error(`${name} is not in`)
      return found.id
    },
  }
}

export function accepted(outcome: CommunityOutcome): Community {
  if (!outcome.ok) throw new Error(`refused: ${outcome.rejection.code}`)
  return outcome.community
}

export const codeOf = (outcome: CommunityOutcome): string => (outcome.ok ? 'ok' : outcome.rejection.code)

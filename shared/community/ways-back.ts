// How a member comes back on another device without a password: a passkey, or the sign-in of an organisation.
// ("My link" is the third way, see members.ts.)
import type { DeviceHash, EpochMs, Hash } from '../ids.ts'
import { COMMUNITY_LIMITS, type Community, type CommunityOutcome, type Member, refuse } from './community.ts'
import { attach, changeMember } from './members.ts'

/** A public key; the private one never leaves its owner's device or keychain. */
export type Passkey = {
  /** As the browser names it, base64url. */
  id: string
  /** COSE, base64url. */
  publicKey: string
  /** Uses, where the authenticator counts them; 0 where it does not. */
  counter: number
  /** How a browser may reach it, such as `internal` or `hybrid`. */
  transports: readonly string[]
}

/** A challenge that was answered: it opens nothing a second time (WAY2). Kept until it would be over anyway. */
export type SpentChallenge = { hash: Hash; untilMs: EpochMs }

export const passkeysOf = (member: Member): readonly Passkey[] => member.passkeys ?? []

/** @returns whose passkey it is; null for one that nobody here has (any more). */
export function memberWithPasskey(community: Community, id: string): { member: Member; passkey: Passkey } | null {
  for (const member of Object.values(community.members)) {
    const passkey = passkeysOf(member).find((one) => one.id === id)
    if (passkey) return { member, passkey }
  }
  return null
}

export const memberWithSignIn = (community: Community, signIn: Hash): Member | null =>
  Object.values(community.members).find((one) => one.signIn === signIn) ?? null

/** WAY1: to one's own record only, and no key twice. */
export function addPasskey(
  community: Community,
  by: Member,
  passkey: Passkey,
  spent: SpentChallenge,
  atMs: EpochMs,
): CommunityOutcome {
  if (isSpent(community, spent)) return refuse('wrong-state')
  const own = passkeysOf(by)
  if (own.length >= COMMUNITY_LIMITS.passkeysOfMember) return refuse('too-many')
  if (memberWithPasskey(community, passkey.id)) return refuse('wrong-state')
  return changeMember(spend(community, spent, atMs), by.id, { passkeys: [...own, passkey] })
}

/** WAY2: the answer to one challenge opens once, on whatever node it comes in. WAY3: a counter that does not go up is a copied key. */
export function returnByPasskey(
  community: Community,
  wish: { credential: string; counter: number; device: DeviceHash; spent: SpentChallenge },
  atMs: EpochMs,
): CommunityOutcome {
  const found = memberWithPasskey(community, wish.credential)
  if (!found) return refuse('unknown-target')
  const { member, passkey } = found
  const counts = passkey.counter > 0 || wish.counter > 0
  if (isSpent(community, wish.spent) || (counts && wish.counter <= passkey.counter)) return refuse('wrong-state')
  const passkeys = passkeysOf(member).map((one) => (one === passkey ? { ...one, counter: wish.counter } : one))
  const used = changeMember(spend(community, wish.spent, atMs), member.id, { passkeys })
  return used.ok ? attach(used.community, member.id, wish.device) : used
}

/** WAY4: one sign-in stands for one member. */
export function connectSignIn(community: Community, by: Member, signIn: Hash | null): CommunityOutcome {
  const other = signIn === null ? null : memberWithSignIn(community, signIn)
  if (other && other.id !== by.id) return refuse('wrong-state')
  return changeMember(community, by.id, { signIn })
}

export function returnBySignIn(community: Community, signIn: Hash, device: DeviceHash): CommunityOutcome {
  const member = memberWithSignIn(community, signIn)
  return member ? attach(community, member.id, device) : refuse('unknown-target')
}

function isSpent(community: Community, { hash }: SpentChallenge): boolean {
  return (community.spent ?? []).some((one) => one.hash === hash)
}

function spend(community: Community, spent: SpentChallenge, atMs: EpochMs): Community {
  return { ...community, spent: [...(community.spent ?? []).filter((one) => one.untilMs > atMs), spent] }
}

export type WaysBack = { passkeys: number; signIn: boolean }
export const waysBackOf = (member: Pick<Member, 'passkeys' | 'signIn'>): WaysBack => ({
  passkeys: (member.passkeys ?? []).length,
  signIn: (member.signIn ?? null) !== null,
})

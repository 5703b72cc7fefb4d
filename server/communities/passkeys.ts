// Passkeys of members: what a browser is asked, and whether its answer holds. Which challenge was given is not stored:
// a challenge carries until when it counts, and a seal that only this community's key can make.
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Community, Member } from '../../shared/community/community.ts'
import { memberWithPasskey, type Passkey, passkeysOf, type SpentChallenge } from '../../shared/community/ways-back.ts'
import { epochMs, hash } from '../../shared/ids.ts'
import type { Clock, ContentKeys } from '../rooms/ports.ts'

/** Where passkeys of this server belong: a name browsers bind them to, and the one page they may come from. */
export type RelyingParty = { id: string; origin: string }
type Purpose = `make ${string}` | 'use'

const MINUTES = 5
const RANDOM_BYTES = 16
const TIME_BYTES = 6
const SEAL_BYTES = 16
/** Without encryption there is no key of a community; then a challenge holds on this node until it stops. */
const OWN_KEY = randomBytes(32)

/** Loaded with the first passkey: 28 MB that most servers never need. */
const library = () => import('@simplewebauthn/server')

export type Passkeys = ReturnType<typeof makePasskeys>

export function makePasskeys({ keys, clock }: { keys: ContentKeys; clock: Clock }) {
  async function sealOf(community: Community, purpose: Purpose, body: Buffer): Promise<Buffer> {
    const lasting = await keys.find(community.id, 'lasting')
    const key = Buffer.from(hkdfSync('sha256', lasting ?? OWN_KEY, community.id, 'copse passkey challenge', 32))
    return createHmac('sha256', key).update(`${purpose}\0`).update(body).digest().subarray(0, SEAL_BYTES)
  }

  async function challenge(community: Community, purpose: Purpose): Promise<Uint8Array<ArrayBuffer>> {
    const body = Buffer.alloc(TIME_BYTES + RANDOM_BYTES)
    body.writeUIntBE(clock.nowMs() + MINUTES * 60_000, 0, TIME_BYTES)
    randomBytes(RANDOM_BYTES).copy(body, TIME_BYTES)
    return new Uint8Array(Buffer.concat([body, await sealOf(community, purpose, body)]))
  }

  /** @returns what is remembered of an answered challenge, or null for one that was not given by us for this, or is over. */
  async function spentBy(community: Community, purpose: Purpose, answered: string): Promise<SpentChallenge | null> {
    const raw = Buffer.from(answered, 'base64url')
    if (raw.length !== TIME_BYTES + RANDOM_BYTES + SEAL_BYTES) return null
    const body = raw.subarray(0, TIME_BYTES + RANDOM_BYTES)
    const untilMs = epochMs(body.readUIntBE(0, TIME_BYTES))
    if (!timingSafeEqual(raw.subarray(body.length), await sealOf(community, purpose, body))) return null
    if (untilMs <= clock.nowMs()) return null
    return { hash: hash(body.subarray(TIME_BYTES).toString('hex')), untilMs }
  }

  return {
    /** What `navigator.credentials.create` is asked. */
    async askNew(community: Community, member: Member, at: RelyingParty) {
      const { generateRegistrationOptions } = await library()
      return generateRegistrationOptions({
        rpName: 'Copse',
        rpID: at.id,
        // Shown by the browser when it asks which passkey; it goes nowhere else.
        userName: `${member.name} · ${community.name}`,
        userDisplayName: member.name,
        userID: new TextEncoder().encode(member.id),
        challenge: await challenge(community, `make ${member.id}`),
        attestationType: 'none',
        excludeCredentials: passkeysOf(member).map(({ id, transports }) => ({ id, transports: [...transports] })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      })
    },

    /** @returns the passkey, or null when anything about the answer is wrong. */
    async readNew(
      community: Community,
      member: Member,
      response: Parameters<Awaited<ReturnType<typeof library>>['verifyRegistrationResponse']>[0]['response'],
      at: RelyingParty,
    ): Promise<{ passkey: Passkey; spent: SpentChallenge } | null> {
      const { verifyRegistrationResponse } = await library()
      let spent: SpentChallenge | null = null
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response,
          expectedChallenge: async (answered) => {
            spent = await spentBy(community, `make ${member.id}`, answered)
            return spent !== null
          },
          expectedOrigin: at.origin,
          expectedRPID: at.id,
          requireUserVerification: false,
        })
        if (!verified || spent === null) return null
        const { id, publicKey, counter } = registrationInfo.credential
        const transports = response.response.transports ?? []
        return { passkey: { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports }, spent }
      } catch {
        return null
      }
    },

    /** What `navigator.credentials.get` is asked: any passkey of this server, so that nobody has to say who they are. */
    async askUsed(community: Community, at: RelyingParty) {
      const { generateAuthenticationOptions } = await library()
      return generateAuthenticationOptions({
        rpID: at.id,
        challenge: await challenge(community, 'use'),
        userVerification: 'preferred',
      })
    },

    /** @returns what to commit, or null: an unknown passkey and a wrong answer are one. */
    async readUsed(
      community: Community,
      response: Parameters<Awaited<ReturnType<typeof library>>['verifyAuthenticationResponse']>[0]['response'],
      at: RelyingParty,
    ): Promise<{ credential: string; counter: number; spent: SpentChallenge } | null> {
      const found = memberWithPasskey(community, response.id)
      if (!found) return null
      const { id, publicKey, counter, transports } = found.passkey
      const { verifyAuthenticationResponse } = await library()
      let spent: SpentChallenge | null = null
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response,
          expectedChallenge: async (answered) => {
            spent = await spentBy(community, 'use', answered)
            return spent !== null
          },
          expectedOrigin: at.origin,
          expectedRPID: at.id,
          requireUserVerification: false,
          credential: {
            id,
            publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
            counter,
            transports: [...transports],
          },
        })
        return verified && spent !== null ? { credential: id, counter: authenticationInfo.newCounter, spent } : null
      } catch {
        return null
      }
    },
  }
}

/** Passkeys need a name, and https or this machine: null elsewhere, as over an address in a local network.
 *  @param publicOrigin of the server, or null when it is reached by its own names
 *  @param host the request's Host header */
export function relyingParty(publicOrigin: string | null, host: string | undefined): RelyingParty | null {
  const origin = publicOrigin ?? `http://${host ?? ''}`
  if (!URL.canParse(origin)) return null
  const { hostname, protocol } = new URL(origin)
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (/^[\d.]+$|^\[/.test(hostname) || (protocol !== 'https:' && !isHere)) return null
  return { id: hostname, origin: new URL(origin).origin }
}

// Coming back to a community on another device: passkeys and the sign-in of an organisation, as functions.
import * as v from 'valibot'
import { type ApiFailure, type ApiResult, call } from './api.ts'
import { type CommunityPage, page, path } from './community-api.ts'

const address = v.object({ address: v.nullable(v.string()) })
/** What the browser itself reads; it refuses what it does not know. */
const options = v.looseObject({ challenge: v.string() })

/** Passkeys need https, or this very machine; over an address in a local network browsers have none. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname)

// Comes with the first passkey somebody makes or uses.
const library = () => import('@simplewebauthn/browser')

/** Failure `passkey-cancelled`: the person, or the browser for them, did not go through with it. */
export function makePasskey(slug: string): Promise<ApiResult<CommunityPage>> {
  return withPasskey(
    () => call('POST', `${path(slug)}/passkeys/ask`, options, {}),
    async (asked) => {
      const { startRegistration } = await library()
      return startRegistration({
        optionsJSON: asked as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'],
      })
    },
    (answer) => call('POST', `${path(slug)}/passkeys`, page, answer),
  )
}

export function returnByPasskey(slug: string): Promise<ApiResult<CommunityPage>> {
  return withPasskey(
    () => call('POST', `${path(slug)}/passkeys/return/ask`, options, {}),
    async (asked) => {
      const { startAuthentication } = await library()
      return startAuthentication({
        optionsJSON: asked as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'],
      })
    },
    (answer) => call('POST', `${path(slug)}/passkeys/return`, page, answer),
  )
}

async function withPasskey(
  ask: () => Promise<ApiResult<v.InferOutput<typeof options>>>,
  touch: (asked: v.InferOutput<typeof options>) => Promise<object>,
  answer: (touched: object) => Promise<ApiResult<CommunityPage>>,
): Promise<ApiResult<CommunityPage>> {
  const asked = await ask()
  if (!asked.ok) return asked
  let touched: object
  try {
    touched = await touch(asked.value)
  } catch (cause) {
    const isKnown = cause instanceof Error && cause.name === 'InvalidStateError'
    return { ok: false, code: isKnown ? 'passkey-known' : 'passkey-cancelled' }
  }
  return answer(touched)
}

/** Leaves this page for the provider's; only a failure comes back. */
export async function signIn(
  wish: { purpose: 'create'; slug: null } | { purpose: 'return' | 'connect'; slug: string },
): Promise<ApiFailure | null> {
  const begun = await call('POST', '/api/sign-in', address, wish)
  if (!begun.ok) return begun
  if (begun.value.address !== null) location.assign(begun.value.address)
  return null
}

/** Signs out here, and leads to where one signs out at the provider, if it has such a page. */
export async function signOut(): Promise<ApiFailure | null> {
  const out = await call('POST', '/api/sign-in/out', address, {})
  if (!out.ok) return out
  if (out.value.address === null) location.reload()
  else location.assign(out.value.address)
  return null
}

export const ENDINGS = ['in', 'connected', 'unknown', 'taken', 'failed', 'away'] as const
export type SignInEnding = (typeof ENDINGS)[number]

/** How the way to the provider ended; read from the address once and taken out of it. */
export function takeSignInEnding(): SignInEnding | null {
  const found = new URLSearchParams(location.hash.slice(1)).get('sign-in')
  if (found === null) return null
  history.replaceState(null, '', location.pathname + location.search)
  return ENDINGS.find((one) => one === found) ?? null
}

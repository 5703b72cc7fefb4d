// An OpenID provider of the operator's choice: authorization code with PKCE, state and nonce. What comes back is turned
// into one hash and forgotten: no name, no address and no number of the person is kept.
import type { Configuration } from 'openid-client'
import type { SignInSettings } from '../config.ts'

/** What a sign-in is begun with, and what has to come back with it. Lies in a cookie of the browser that began it. */
export type Begun = { state: string; nonce: string; verifier: string }

export type SignInProvider = {
  /** What people know it as, for a button. */
  name: string
  /** @returns where to send the browser. @throws ProviderAway */
  begin(): Promise<{ address: string; begun: Begun }>
  /** @param query what the provider sent the browser back with
   *  @returns who it is, as issuer and subject in one text; null when anything about the answer is wrong. @throws ProviderAway */
  finish(query: string, begun: Begun): Promise<string | null>
  /** Where one signs out there too, or null. @throws ProviderAway */
  goodbye(): Promise<string | null>
}

export class ProviderAway extends Error {
  override name = 'ProviderAway'
}

const TIMEOUT_SECONDS = 5
export const CALLBACK_PATH = '/api/sign-in/back'

/** @param origin of this server, which the provider knows as part of the address it sends people back to */
export function makeSignInProvider(settings: SignInSettings, origin: string): SignInProvider {
  const callback = `${origin}${CALLBACK_PATH}`
  let known: Promise<Configuration> | null = null
  // Loaded with the first sign-in: most servers have none.
  const library = () => import('openid-client')

  /** Asked once; asked again after a failure. */
  async function configuration(): Promise<Configuration> {
    known ??= discover()
    try {
      return await known
    } catch (cause) {
      known = null
      throw new ProviderAway('the OpenID provider does not answer', { cause })
    }
  }

  async function discover(): Promise<Configuration> {
    const oidc = await library()
    const { issuer, client, secret } = settings
    const isPlain = issuer.startsWith('http:')
    return oidc.discovery(
      new URL(issuer),
      client,
      { redirect_uris: [callback], response_types: ['code'] },
      secret === null ? oidc.None() : oidc.ClientSecretBasic(secret),
      // The signature of the ID token is checked even though it comes over TLS from the provider itself.
      {
        timeout: TIMEOUT_SECONDS,
        execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
      },
    )
  }

  return {
    name: settings.name,
    async begin() {
      const [oidc, config] = [await library(), await configuration()]
      const begun = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        // Nothing of the person is asked for but that it is the same one.
        scope: 'openid',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, begun }
    },
    async finish(query, { state, nonce, verifier }) {
      const [oidc, config] = [await library(), await configuration()]
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${callback}?${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        return claims ? JSON.stringify([claims.iss, claims.sub]) : null
      } catch {
        // Whatever the reason, the person is told that it did not work. Reasons can carry tokens, so none is logged.
        return null
      }
    },
    async goodbye() {
      const [oidc, config] = [await library(), await configuration()]
      if (!config.serverMetadata().end_session_endpoint) return null
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${origin}/` }).href
    },
  }
}

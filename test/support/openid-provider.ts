// A real OpenID provider on this machine, from npm: its own login page, its own cookies, tokens signed with its own keys.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

export type OpenIdProvider = { issuer: string; stop(): Promise<void> }

export const CLIENT = { id: 'copse', secret: 'a secret of thirty-two characters' }

/** @param origins of servers of ours that it sends people back to
 *  Whoever types a name is that person, with any password. */
export async function startOpenIdProvider(origins: readonly string[]): Promise<OpenIdProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: origins.map((origin) => `${origin}/api/sign-in/back`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['of the test'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  })
  server.on('request', provider.callback())
  return { issuer, stop: () => stopped(server) }
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

// Which pages may talk to this server: its own, and no other.
import { hostname, networkInterfaces } from 'node:os'

export type OriginCheck = {
  /** Whether a page of this Origin may use the server. @param host the request's Host header. */
  isAllowed(origin: string | undefined, host: string | undefined): boolean
}

/** With a public origin only that one. Without, the page's host must be the one it asked, and must be a name that
 *  is this machine's own: a foreign name that was made to point here (DNS rebinding) is not. */
export function makeOriginCheck(publicOrigin: string | null): OriginCheck {
  return {
    isAllowed(origin, host) {
      if (origin === undefined || host === undefined) return false
      if (publicOrigin !== null) return origin === publicOrigin
      const parsed = parse(origin)
      // The server itself speaks plain http; a page of https there is that of another program, or of a proxy nobody named.
      if (parsed?.protocol !== 'http:') return false
      return parsed.host === host.toLowerCase() && isOwnName(parsed.hostname)
    },
  }
}

/** Addresses a phone on the same network can reach: IPv4 first, no link-local ones. */
export function lanAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const reachable = all.filter((one) => (!one.internal && one.scopeid !== undefined ? false : !one.internal))
  const v4 = reachable.filter((one) => one.family === 'IPv4').map((one) => one.address)
  const v6 = reachable.filter((one) => one.family === 'IPv6').map((one) => `[${one.address}]`)
  return [...v4, ...v6.filter((address) => !address.startsWith('[fe80'))]
}

function isOwnName(name: string): boolean {
  const own = hostname().toLowerCase()
  if (name === 'localhost' || name === own || name === `${own}.local` || name.endsWith('.localhost')) return true
  if (/^127\.\d+\.\d+\.\d+$/.test(name) || name === '[::1]') return true
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.some((one) => one.address === name || `[${one.address}]` === name)
}

function parse(origin: string): URL | null {
  try {
    const url = new URL(origin)
    return url.origin === origin ? url : null
  } catch {
    return null
  }
}

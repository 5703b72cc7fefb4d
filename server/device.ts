// A device is a browser, known by a random cookie. The store knows its hash only.
import type { IncomingMessage } from 'node:http'
import type { DeviceHash } from '../shared/ids.ts'
import { deviceHash } from '../shared/ids.ts'
import { sha256 } from './rooms/hash.ts'

const SECRET = /^[0-9a-f]{64}$/

/** `__Host-` and Secure need https; on a local network plain http is first class. */
export function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-copse' : 'copse'
}

/** @returns null without a cookie of ours. */
export function deviceOf(request: IncomingMessage, isSecure: boolean): DeviceHash | null {
  const secret = secretFrom(request.headers.cookie, isSecure)
  return secret === null ? null : hashOf(secret)
}

export function hashOf(secret: string): DeviceHash {
  return deviceHash(sha256(secret))
}

export function secretFrom(header: string | undefined, isSecure: boolean): string | null {
  const name = `${cookieName(isSecure)}=`
  const part = (header ?? '').split(';').find((one) => one.trim().startsWith(name))
  const secret = part?.trim().slice(name.length)
  return secret !== undefined && SECRET.test(secret) ? secret : null
}

export function setCookie(secret: string, isSecure: boolean): string {
  const days = 180 * 86_400
  return `${cookieName(isSecure)}=${secret}; Path=/; Max-Age=${days}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

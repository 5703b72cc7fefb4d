// What may stand behind a link. Everything else in an address is shown as words and leads nowhere.
import { LIMITS } from '../../../shared/wire/limits.ts'

const ALLOWED = new Set(['http:', 'https:', 'mailto:'])

/** @returns the address as a browser would open it, or null when it must not be a link. Cannot fail. */
export function safeHref(raw: unknown): string | null {
  if (typeof raw !== 'string' || raw.length > LIMITS.urlMaxChars) return null
  try {
    const url = new URL(raw.trim())
    return ALLOWED.has(url.protocol) ? url.href : null
  } catch {
    return null // no address at all
  }
}

/** Reads what a person typed: `example.org` and `lena@example.org` are meant as links too.
 *  @returns null when nothing sensible can be made of it. */
export function typedHref(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return null
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d/.test(text)) return safeHref(text)
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return safeHref(`mailto:${text}`)
  return /^[^\s/]+\.[^\s/]{2,}/.test(text) ? safeHref(`https://${text}`) : null
}

/** Attributes of every link people wrote. */
export const LINK_REL = 'noopener noreferrer nofollow'

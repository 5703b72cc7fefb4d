// When a date is, in words of the reader's language and in the zone the group agreed on.
import { language } from '../words/words.tsx'

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** `Thursday 12 March 2026, 12:00` on the wall of `zone`. */
export function longMoment(atMs: number, zone: string): string {
  return format(atMs, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...HOUR })
}

export function shortMoment(atMs: number, zone: string): string {
  return format(atMs, zone, { weekday: 'short', day: 'numeric', month: 'short', ...HOUR })
}

export function dayOf(atMs: number, zone: string): string {
  return format(atMs, zone, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** The same instant here, or null when the wall here shows the same as there. */
export function hereIfOther(atMs: number, zone: string): string | null {
  const [there, here] = [longMoment(atMs, zone), longMoment(atMs, ownZone())]
  return there === here ? null : here
}

const HOUR = { hour: '2-digit', minute: '2-digit' } as const

function format(atMs: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  const locale = language() === 'de' ? 'de-DE' : 'en-GB'
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(atMs)
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(atMs)
  }
}

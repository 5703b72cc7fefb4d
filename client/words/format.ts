// Times and lists as people of the chosen language write them.
import type { DurationMs, EpochMs } from '../../shared/ids.ts'
import { language } from './words.tsx'

/** `3:12`, `0:05`, `-0:40` for time that is over. Whole seconds, rounded up so that 0:00 means over. */
export function clockText(leftMs: DurationMs | number): string {
  const seconds = Math.ceil(Math.abs(leftMs) / 1000) * Math.sign(leftMs)
  const whole = Math.abs(seconds)
  return `${seconds < 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Time of day in the reader's own zone: `14:00`. */
export function timeText(at: EpochMs): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** `Tuesday 3 March, 12:30` in the reader's zone, or in the zone given. */
export function dateTimeText(at: EpochMs, zone?: string): string {
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone ? { timeZone: zone } : {}),
  }).format(at)
}

/** `Lena, Ines and Kofi` */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items)
}

/** Join code as people read it aloud: `7kfm 2qtx`. */
export function codeText(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}

/** English as it is written in Europe: 24 hours, day before month. */
function locale(): string {
  return language() === 'de' ? 'de' : 'en-GB'
}

// Wall-clock time in a named zone, and back. A date is agreed in the zone of the group, not of the device.

/** What the clock on the wall of `zone` shows: `2026-03-12T12:00`. Unknown zones count as UTC. */
export function wallTime(atMs: number, zone: string): string {
  const parts = new Map(
    format(zone)
      .formatToParts(atMs)
      .map((part) => [part.type, part.value]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '00'
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** The instant at which the wall of `zone` shows this time, or null for an unfinished field.
 *  In the hour that summer time skips it is the hour after; in the one that comes twice, the first. */
export function instantAt(wall: string, zone: string): number | null {
  const asUtc = Date.parse(`${wall}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) || Number.isNaN(asUtc)) return null
  const candidates = [asUtc - 86_400_000, asUtc + 86_400_000]
    .map((near) => asUtc - offsetMs(near, zone))
    .sort((left, right) => left - right)
  const exact = candidates.find((at) => wallTime(at, zone) === wall)
  return exact ?? candidates.at(-1) ?? null
}

/** The calendar day so many weeks later. @param day `2026-03-12` */
export function weeksAfter(day: string, weeks: number): string {
  const at = new Date(`${day}T00:00Z`)
  at.setUTCDate(at.getUTCDate() + weeks * 7)
  return isoDay(at) ?? day
}

/** The same weekday so many months later: the second Thursday again. A fifth one that a month lacks is its last. */
export function monthsAfter(day: string, months: number): string {
  const start = new Date(`${day}T00:00Z`)
  const nth = Math.ceil(start.getUTCDate() / 7)
  const month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1))
  const first = 1 + ((start.getUTCDay() - month.getUTCDay() + 7) % 7)
  const days = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate()
  const last = first + Math.floor((days - first) / 7) * 7
  month.setUTCDate(Math.min(first + (nth - 1) * 7, last))
  return isoDay(month) ?? day
}

/** The instant so many calendar months later. */
export function monthsLater(atMs: number, months: number): number {
  const at = new Date(atMs)
  at.setUTCMonth(at.getUTCMonth() + months)
  return at.getTime()
}

const isoDay = (at: Date): string | null => (Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10))

/** Whether the runtime knows this zone by name. */
export function isZone(zone: string): boolean {
  return zone !== '' && knownFormat(zone) !== null
}

function offsetMs(atMs: number, zone: string): number {
  const minute = Math.floor(atMs / 60_000) * 60_000
  return Date.parse(`${wallTime(minute, zone)}Z`) - minute
}

/** Making one takes a hundred times as long as using it. */
const made = new Map<string, Intl.DateTimeFormat>()
const MADE_MAX = 600

function format(zone: string): Intl.DateTimeFormat {
  return knownFormat(zone) ?? knownFormat('UTC') ?? new Intl.DateTimeFormat('en-GB')
}

function knownFormat(zone: string): Intl.DateTimeFormat | null {
  const known = made.get(zone)
  if (known) return known
  try {
    const fresh = new Intl.DateTimeFormat('en-GB', { ...DIGITS, timeZone: zone })
    if (made.size >= MADE_MAX) made.clear()
    made.set(zone, fresh)
    return fresh
  } catch {
    return null
  }
}

const DIGITS = {
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
} as const

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

/** Zones to choose from; the device's own comes first when the browser cannot list them. */
export function zones(): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  return [...new Set([...known, ownZone(), 'UTC'])].sort()
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

function offsetMs(atMs: number, zone: string): number {
  const minute = Math.floor(atMs / 60_000) * 60_000
  return Date.parse(`${wallTime(minute, zone)}Z`) - minute
}

function format(zone: string): Intl.DateTimeFormat {
  const options = {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}

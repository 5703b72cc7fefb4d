// Between an instant and what a date field shows, in the zone of this device.

/** `2026-03-12T12:00` in local time, or '' for none. */
export function localInput(atMs: number | null): string {
  if (atMs === null) return ''
  const date = new Date(atMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Null for an empty or unfinished field. */
export function localInstant(input: string): number | null {
  const at = input === '' ? Number.NaN : new Date(input).getTime()
  return Number.isNaN(at) ? null : at
}

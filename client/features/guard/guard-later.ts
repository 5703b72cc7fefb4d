// The check and its lists come with the first word somebody writes, not with the page.
import type { Guard } from '../../../shared/guard/check.ts'

let made: Promise<Guard> | null = null

/** Rejects when the file cannot be fetched; the next call tries again. */
export function loadGuard(): Promise<Guard> {
  made ??= import('../../../shared/guard/check.ts').then(
    ({ makeGuard }) => makeGuard(),
    (cause: unknown) => {
      made = null
      throw cause
    },
  )
  return made
}

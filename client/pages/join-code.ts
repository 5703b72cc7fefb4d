// Join codes as people type them: any case, blanks and dashes, o for 0, i and l for 1, or the whole link pasted.
export const CODE_LENGTH = 8
/** Crockford's alphabet, without what is mistaken for something else. */
const ALPHABET = /^[0-9a-hjkmnp-tv-z]+$/

export type ReadCode = { ok: true; code: string } | { ok: false; problem: 'short' | 'odd'; typed: string }

/** @returns the code in lower case without a gap, or what is wrong with it. Cannot fail. */
export function readCode(raw: string): ReadCode {
  const typed = bare(raw)
  if (typed !== '' && !ALPHABET.test(typed)) return { ok: false, problem: 'odd', typed }
  if (typed.length !== CODE_LENGTH) return { ok: false, problem: 'short', typed }
  return { ok: true, code: typed }
}

/** What the field shows while somebody types: two groups of four. */
export function showTyped(raw: string): string {
  const typed = bare(raw).slice(0, 12)
  return typed.length > 4 ? `${typed.slice(0, 4)} ${typed.slice(4)}` : typed
}

function bare(raw: string): string {
  const link = raw.match(/\/(?:r|screen)\/([^/?#\s]+)/)
  return (link?.[1] ?? raw)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_.–—]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
}

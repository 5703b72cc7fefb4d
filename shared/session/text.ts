// What people may write into short fields. Rejections say what is wrong; nothing is silently dropped but outer blanks.
import { hasOddCharacters } from '../odd-characters.ts'
import type { RejectionCode } from './session.ts'

export const NAME_MAX_CHARS = 40
export const TITLE_MAX_CHARS = 80
export const LINE_MAX_CHARS = 200
export const PROMPT_MAX_CHARS = 280

/** Control, direction and invisible characters: they let one name pose as another (SEAT2). */
const ODD = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/u

export type Cleaned = { ok: true; text: string } | { ok: false; code: RejectionCode }

/** NFKC, blanks folded. Rules SEAT2, SEAT3. */
export function cleanName(raw: string): Cleaned {
  const text = raw
    .normalize('NFKC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()
  if (text === '') return { ok: false, code: 'name-empty' }
  if ([...text].length > NAME_MAX_CHARS) return { ok: false, code: 'name-too-long' }
  return ODD.test(text) ? { ok: false, code: 'name-characters' } : { ok: true, text }
}

/** One line of plain text; line breaks become blanks, characters nobody sees are refused. */
export function cleanLine(raw: string, maxChars: number): Cleaned {
  const text = raw.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (text === '') return { ok: false, code: 'text-empty' }
  if ([...text].length > maxChars) return { ok: false, code: 'text-too-long' }
  return hasOddCharacters(text) ? { ok: false, code: 'text-characters' } : { ok: true, text }
}

/** Small Greek, Cyrillic, Armenian and other letters that cannot be told from Latin ones on a screen. A name is compared whole: one in
 *  Cyrillic stays as it is, it is only another's when every letter looks the same. */
const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аɑα',
    b: 'вβьƅ',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еєҽε',
    f: 'ғſ',
    g: 'ɡց',
    h: 'һнհη',
    i: 'іιӏıɩӀ',
    j: 'јϳ',
    k: 'кκ',
    m: 'мμ',
    n: 'ոпиν',
    o: 'оοօσ',
    p: 'рρ',
    q: 'ԛգ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'սυ',
    v: 'ѵ',
    w: 'ԝաω',
    x: 'хχ',
    y: 'уүγ',
    z: 'ᴢζ',
  }).flatMap(([latin, others]) => [...others].map((other): [string, string] => [other, latin])),
)

/** Two names that people would take for one. */
export function nameKey(name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en')
  const plain = [...folded].map((letter) => LOOKS_LIKE.get(letter) ?? letter).join('')
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '')
  return letters === '' ? plain : letters
}

/** The first of "Anna (2)", "Anna (3)" ... that nobody has. */
export function offerName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey))
  for (let count = 2; ; count++) {
    const suffix = ` (${count})`
    const offer = `${[...name].slice(0, NAME_MAX_CHARS - suffix.length).join('')}${suffix}`
    if (!keys.has(nameKey(offer))) return offer
  }
}

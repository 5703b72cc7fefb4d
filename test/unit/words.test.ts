// Words on screen: the same keys in both languages, all of them used, none of them empty or forgotten in English.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '../../client/words/english.ts'
import { leadEnglish } from '../../client/words/english-lead.ts'
import { roomEnglish } from '../../client/words/english-room.ts'
import { flattenWords } from '../../client/words/flatten.ts'
import { german } from '../../client/words/german.ts'
import { leadGerman } from '../../client/words/german-lead.ts'
import { roomGerman } from '../../client/words/german-room.ts'

const en = flattenWords({ ...english, ...roomEnglish, ...leadEnglish })
const de = flattenWords({ ...german, ...roomGerman, ...leadGerman })
const client = join(import.meta.dirname, '../../client')

/** Texts that are the same in both languages. */
const SAME_IN_BOTH = new Set([
  'Check-in',
  'Check-out',
  'Copse',
  'Agenda',
  'Code',
  'Link',
  'Links',
  'Name',
  'Pause',
  '7kfm 2qtx',
  'min',
  '{{ n }} min',
])

/** A key stands in the source as it is, or as a pattern with one hole whose filling stands in quotes somewhere. */
function usedIn(source: string, patterns: readonly [before: string, after: string][], key: string): boolean {
  if (source.includes(`'${key}'`)) return true
  return patterns.some(([before, after]) => {
    if (!key.startsWith(before) || !key.endsWith(after) || key.length <= before.length + after.length) return false
    // A number may be put behind the word: worth1 to worth5.
    const filling = key.slice(before.length, key.length - after.length).replace(/\d$/, '')
    return source.includes(`'${filling}'`) || source.includes(` ${filling}:`)
  })
}

function patternsIn(source: string): [before: string, after: string][] {
  return [...source.matchAll(/`([a-z]+\.[\w-]*)\$\{[^}`]*\}(?:\$\{[^}`]*\})?([\w-]*)`/g)].map(
    ([, before = '', after = '']) => [before, after],
  )
}

function sources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^words\/(en|de)\//.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

test('German and English have the same keys', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort())
})

test('no text is empty, and slots are the same in both languages', () => {
  const slots = (text: string) => [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name).sort()
  for (const [key, text] of Object.entries(en)) {
    expect(text.trim(), key).not.toBe('')
    expect(de[key]?.trim(), key).not.toBe('')
    // A language may leave the number out of its singular; it may not ask for a slot that is never filled.
    const asked = new Set(slots(text))
    expect(
      slots(de[key] ?? '').filter((name) => !asked.has(name)),
      key,
    ).toEqual([])
    // A slot written without its blanks would stand on the screen as it is.
    expect(text.replace(/\{\{ \w+ \}\}/g, ''), key).not.toMatch(/[{}]/)
    expect((de[key] ?? '').replace(/\{\{ \w+ \}\}/g, ''), key).not.toMatch(/[{}]/)
  }
})

test('no German text is the English one left standing', () => {
  const same = Object.keys(en).filter((key) => en[key] === de[key] && !SAME_IN_BOTH.has(en[key] ?? ''))
  expect(same.filter((key) => /[a-z]{3}/i.test((en[key] ?? '').replace(/\{\{ \w+ \}\}/g, '')))).toEqual([])
})

test('every key is used', () => {
  const shared = sources(join(client, '../shared'))
  const source = sources(client) + shared
  const patterns = patternsIn(source)
  // Words of the plan are named by the plan itself; refusals by the closed list of codes.
  const named = (key: string) => key.startsWith('plan.') || key.startsWith('rejection.')
  expect(Object.keys(en).filter((key) => !named(key) && !usedIn(source, patterns, key))).toEqual([])
  for (const key of Object.keys(en).filter((one) => one.startsWith('rejection.')))
    expect(shared, key).toContain(`'${key.slice('rejection.'.length)}'`)
})

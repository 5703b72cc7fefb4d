// The guide for people who facilitate says what to press: in the words that are on the screen.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { english } from '../../client/words/english.ts'
import { leadEnglish } from '../../client/words/english-lead.ts'
import { roomEnglish } from '../../client/words/english-room.ts'

const guide = readFileSync(new URL('../../docs/FACILITATING.md', import.meta.url), 'utf8')

function allWords(from: object): string[] {
  return Object.values(from).flatMap((one: unknown) =>
    typeof one === 'string' ? [one] : typeof one === 'object' && one !== null ? allWords(one) : [],
  )
}

/** Whether a label of the guide is this text of a screen, or how it begins. Places for names match anything. */
function isShown(label: string, text: string): boolean {
  const pattern = text
    .split(/\{\{ \w+ \}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+')
  return (
    new RegExp(`^${pattern}$`).test(label) || (text.startsWith(label) && /^[^\p{L}]/u.test(text.slice(label.length)))
  )
}

test('every button and heading that the guide for facilitators names is on a screen', () => {
  // A text that is only a place for a name or a time would fit everything.
  const words = allWords({ english, roomEnglish, leadEnglish }).filter((text) =>
    /\p{L}{3}/u.test(text.replace(/\{\{ \w+ \}\}/g, '')),
  )
  const labels = [...guide.matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g)].map((found) => (found[1] ?? '').replace(/\s+/g, ' '))
  expect(labels.length).toBeGreaterThan(50)
  expect(labels.filter((label) => !words.some((text) => isShown(label, text)))).toEqual([])
})

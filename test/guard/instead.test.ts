import { expect, test } from 'vitest'
import { makeGuard } from '../../shared/guard/check.ts'
import { insteadOf, replaceMark } from '../../shared/guard/instead.ts'

const guard = makeGuard()

/** Takes the first wording for every mark but hints, from the end to the front. */
function better(text: string, language: 'en' | 'de'): string {
  const finding = guard({ text, language, roster: [], list: [] })
  return finding.marks
    .filter((mark) => mark.kind !== 'gender')
    .reduceRight((now, mark) => {
      const [first] = insteadOf(mark, text, finding.language)
      return first === undefined ? now : replaceMark(now, mark, first)
    }, text)
}

test.each([
  ['en', 'Tomasz has cancelled since September.', 'The mentee has cancelled for some time.'],
  ['en', "We met Priya's manager.", "We met the mentee's manager."],
  ['en', 'She is 27 and tired.', 'She is early in their career and tired.'],
  ['en', 'Write to a.b@c.example, please.', 'Write to, please.'],
  ['en', 'A midwife told me so.', 'A specialist told me so.'],
  ['en', 'My only mentee wants to stop.', 'Someone I mentor or have mentored wants to stop.'],
  ['de', 'Tomasz hat wieder abgesagt.', 'Die Person hat wieder abgesagt.'],
  ['de', 'Seit September ist es still.', 'Seit einiger Zeit ist es still.'],
] as const)('%s: %s', (language, text, after) => {
  expect(better(text, language)).toBe(after)
})

test('hidden characters go without a trace, and nothing of the words with them', () => {
  expect(better('some\u200Bbody said \u202Eyes', 'en')).toBe('somebody said yes')
})

test('a first word that is taken out leaves its capital', () => {
  const mark = { start: 0, end: 9, kind: 'place', words: 'Norwegian' } as const
  expect(replaceMark('Norwegian colleagues laugh.', mark, '')).toBe('Colleagues laugh.')
})

test('pronouns become the form that fits', () => {
  const text = 'She said her boss saw him and his dog, not hers.'
  const finding = guard({ text, language: 'en', roster: [], list: [] })
  const marks = finding.marks.filter((mark) => mark.kind === 'gender')
  expect(marks.map((mark) => insteadOf(mark, text, 'en')[0])).toEqual(['they', 'their', 'them', 'their', 'theirs'])
})

test('what was put in is not found again', () => {
  for (const language of ['en', 'de'] as const) {
    for (const kind of ['name', 'org', 'role', 'place', 'time', 'sensitive', 'family'] as const) {
      const mark = { start: 5, end: 6, kind, words: 'X' }
      const text = language === 'en' ? 'This X is fine with me.' : 'Dort X ist alles gut.'
      for (const instead of insteadOf(mark, text, language)) {
        const marks = guard({ text: replaceMark(text, mark, instead), language, roster: [], list: [] }).marks
        expect(
          marks.filter((one) => one.kind !== 'gender'),
          `${kind} ${instead}`,
        ).toEqual([])
      }
    }
  }
})

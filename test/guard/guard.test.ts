import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { makeGuard } from '../../shared/guard/check.ts'
import type { MarkKind } from '../../shared/guard/mark.ts'
import { corpus, figures, parse, score } from './corpus.ts'

const guard = makeGuard()
const file = (name: string) => readFileSync(fileURLToPath(new URL(`corpus/${name}`, import.meta.url)))

type Extra = { roster?: string[]; list?: string[] }
const find = (language: 'en' | 'de', text: string, { roster = [], list = [] }: Extra = {}) =>
  guard({ text, language, roster, list })
const said = (language: 'en' | 'de', text: string, extra?: Extra) =>
  find(language, text, extra)
    .marks.filter((mark) => mark.kind !== 'gender')
    .map((mark) => `${mark.kind}: ${mark.words}`)

test('the held-out half is the one that was put aside before there was a guard', () => {
  const lines = file('held-out.sha256').toString().trim().split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    const [sum, name] = line.split(/\s+/)
    expect(
      createHash('sha256')
        .update(file(name ?? ''))
        .digest('hex'),
      name,
    ).toBe(sum)
  }
})

test.each(['en', 'de'] as const)('%s: a text lies in the half that its own hash says', (language) => {
  const all = (['tuning', 'held-out'] as const).map((half) => ({ half, texts: corpus(language, half) }))
  expect(all.flatMap(({ texts }) => texts).length).toBeGreaterThanOrEqual(200)
  for (const { half, texts } of all) {
    for (const { text } of texts) {
      const digit = Number.parseInt(createHash('sha256').update(text).digest('hex')[0] ?? '', 16)
      expect(digit % 2 === 1 ? 'held-out' : 'tuning', text).toBe(half)
    }
  }
})

// What is asked for; ARCHITECTURE.md says what is reached. The messages name no text of the held-out half.
const GOALS = { en: { direct: 0.97, quasi: 0.8, falsePer100: 1 }, de: { direct: 0.9, quasi: 0.75, falsePer100: 2 } }

test.each(['en', 'de'] as const)('%s: the held-out half is found as far as was asked for', (language) => {
  const result = figures(score(corpus(language, 'held-out'), (text) => find(language, text).marks))
  const goal = GOALS[language]
  expect(result.direct).toBeGreaterThanOrEqual(goal.direct)
  expect(result.quasi).toBeGreaterThanOrEqual(goal.quasi)
  expect(result.falsePer100).toBeLessThanOrEqual(goal.falsePer100)
})

test('the score counts a name only as a whole, and a mark beside every label as false', () => {
  const texts = [parse('{name:Ana Lopez} met {place:Rome} there')]
  const half = score(texts, () => [
    { start: 0, end: 3, kind: 'name', words: 'Ana' },
    { start: 19, end: 24, kind: 'org', words: 'there' },
  ])
  expect(half.found).toEqual({})
  expect(half.falseMarks).toBe(1)
  expect(half.cleanWords).toBe(2)
})

/** Every row of the table of details, with words that are in no half of the corpus. */
const RULES: [what: string, language: 'en' | 'de', text: string, marks: string[]][] = [
  ['a first name', 'en', 'I talked to Bronagh about it.', ['name: Bronagh']],
  ['a name no list has', 'en', 'I talked to Qwistlan about it.', ['name: Qwistlan']],
  ['a name with its title', 'en', 'My question is about Mr Baker and his temper.', ['name: Mr Baker']],
  ['initials', 'en', 'Please do not tell P.W. about it.', ['name: P.W.']],
  ['a name in another script', 'en', 'Then Юлия was angry with me.', ['name: Юлия']],
  ['a name in small letters', 'en', 'i told svetlana that it is fine', ['name: svetlana']],
  ['a word that can be a name', 'en', 'Mark said that it does not matter.', ['name: Mark']],
  ['the same word as a word', 'en', 'Will you tell me what to do? I mark every page.', []],
  ['a name', 'de', 'Gestern hat Bronagh mich angerufen.', ['name: Bronagh']],
  ['a name no list has', 'de', 'Ich habe mit Qwistlan darüber geredet.', ['name: Qwistlan']],
  ['a name with its title', 'de', 'Das hat Frau Bäcker mir nie gesagt.', ['name: Frau Bäcker']],
  ['German nouns', 'de', 'Der Mut zur Lücke ist eine Frage der Haltung und der Geduld.', []],
  ['mail', 'en', 'Write to t.h@some.example please.', ['contact: t.h@some.example']],
  ['a telephone', 'de', 'Meine Nummer ist 0341 / 123 45 67, ruft an.', ['contact: 0341 / 123 45 67']],
  ['a street', 'de', 'Sie wohnt Am Anger 12 im Hof.', []],
  ['a street by its ending', 'de', 'Sie wohnt in der Ahornstraße 12 im Hof.', ['contact: Ahornstraße 12']],
  ['a link', 'en', 'It is all on https://a.example/b?c=1.', ['contact: https://a.example/b?c=1']],
  ['a handle', 'en', 'She is @long_day on every page.', ['contact: @long_day']],
  ['a number with its word', 'en', 'Her case number is 4471-22.', ['number: 4471-22']],
  ['an organisation', 'en', 'It went wrong at Bramble Academy.', ['org: Bramble Academy']],
  ['a unit', 'de', 'Auf Station 12 will niemand mehr arbeiten.', ['org: Station 12']],
  ['a quoted title', 'en', 'Nobody came to "Writing for the Web" at all.', ['org: "Writing for the Web"']],
  ['a job', 'en', 'A midwife told me so.', ['role: midwife']],
  ['a job', 'de', 'Eine Bibliothekarin hat es mir gesagt.', ['role: Bibliothekarin']],
  ['the only one', 'en', 'She is the only woman in the team.', ['role: the only woman']],
  ['a place', 'en', 'They moved here from Norway.', ['place: Norway']],
  ['people of a place', 'de', 'Die norwegische Gruppe fehlt.', ['place: norwegische']],
  ['a date', 'en', 'We fell out on 3 March and that was it.', ['time: on 3 March']],
  ['a weekday', 'de', 'Seit Montag ist alles anders.', ['time: Seit Montag']],
  ['an age', 'en', 'She is 29, and tired.', ['age: is 29']],
  ['an age', 'de', 'Ein 47-Jähriger fängt neu an.', ['age: 47-Jähriger']],
  ['an illness', 'en', 'He has epilepsy and hides it.', ['sensitive: epilepsy']],
  ['a religion', 'de', 'Die katholische Gruppe bleibt unter sich.', ['sensitive: katholische']],
  ['family', 'en', 'Her husband does not know.', ['family: husband']],
  ['terms of work', 'de', 'Sein Visum ist abgelaufen.', ['terms: Visum']],
  ['whom I mentor', 'en', 'My only mentee wants to stop.', ['pair: My only mentee']],
  ['whom I mentor', 'de', 'Unsere beiden Mentees wollen aufhören.', ['pair: Unsere beiden Mentees']],
  [
    'word for word',
    'en',
    'He said "I will never again come to you for any help" and left.',
    ['quote: "I will never again come to you for any help"'],
  ],
  ['a few words', 'en', 'He said "not now" and left.', []],
  ['clean', 'en', 'I keep giving advice. How do others notice that they preach?', []],
  ['clean', 'de', 'Ich gebe ständig Ratschläge. Woran merkt ihr, dass ihr predigt?', []],
]

describe('each kind of detail', () => {
  test.each(RULES)('%s (%s): %s', (_what, language, text, marks) => {
    expect(said(language, text)).toEqual(marks)
  })
})

test('people of the room are found in any case, with umlauts written out, and by one part of their name', () => {
  const roster = ['Zorblatt Quimfeld', 'Jörg']
  expect(said('en', 'i asked zorblatt and Quimfeld', { roster })).toEqual(['name: zorblatt', 'name: Quimfeld'])
  expect(said('en', 'Only JÖRG knows, and Zorblatt Quimfeld.', { roster })).toEqual([
    'name: JÖRG',
    'name: Zorblatt Quimfeld',
  ])
})

test("the community's own words are found whole, with their endings, and not inside others", () => {
  const list = ['night shift', 'Mira', '(x']
  expect(said('en', 'the Night  Shift is admirable', { list })).toEqual(['listed: Night  Shift'])
  expect(said('de', 'Miras Leute', { list })).toEqual(['listed: Miras'])
})

test('three small facts together are a portrait, one of them twice is not', () => {
  expect(find('en', 'A midwife, 29 years old, from Norway.').isCombined).toBe(true)
  expect(find('en', 'A midwife and a midwife and a midwife.').isCombined).toBe(false)
})

test('pronouns are a hint and nothing more', () => {
  expect(find('en', 'She left him.').marks.map((mark) => mark.kind)).toEqual(['gender', 'gender'])
})

test('the text tells its language, whatever the screen speaks', () => {
  expect(find('en', 'Ich weiß nicht, was ich mit der Frage machen soll.').language).toBe('de')
  expect(find('de', 'I do not know what to do with this question.').language).toBe('en')
})

test('hidden characters are shown, emoji and scripts that join are left alone', () => {
  const kinds = (text: string): MarkKind[] => find('en', text).marks.map((mark) => mark.kind)
  expect(kinds('fine \u202Etxet\u202C here')).toEqual(['hidden', 'hidden'])
  expect(kinds('no\u200Bthing')).toContain('hidden')
  expect(kinds('a family \u{1F468}\u200D\u{1F469}\u200D\u{1F467} smiles')).not.toContain('hidden')
  expect(kinds('line\nline')).not.toContain('hidden')
})

test('marks are in order and never one over another, whatever is typed', () => {
  for (const { text } of [...corpus('en', 'tuning'), ...corpus('de', 'tuning')]) {
    for (const cut of [text, text.slice(7), text.toUpperCase(), [...text].reverse().join('')]) {
      let end = 0
      for (const mark of find('en', cut).marks) {
        expect(mark.start).toBeGreaterThanOrEqual(end)
        expect(mark.end).toBeGreaterThan(mark.start)
        expect(cut.slice(mark.start, mark.end)).toBe(mark.words)
        end = mark.end
      }
    }
  }
})

// What to write instead, in the language of the text, and how it gets into the sentence.
import type { Mark, MarkKind, SpokenLanguage } from './mark.ts'

/** '' takes the words out. None: nothing can be put there by itself, it wants other words. */
type Wordings = Readonly<Record<MarkKind, readonly string[]>>

const ENGLISH: Wordings = {
  name: ['the mentee', 'a colleague'],
  contact: [''],
  number: [''],
  hidden: [''],
  org: ['a department', 'an organisation'],
  listed: ['a department', ''],
  role: ['a specialist', 'someone in a leading role'],
  place: ['another region', ''],
  time: ['recently', 'some time ago'],
  age: ['early in their career', 'with long experience'],
  sensitive: ['something personal', ''],
  family: ['someone close'],
  terms: ['terms of work'],
  pair: ['someone I mentor or have mentored'],
  quote: [],
  gender: ['they'],
}

const GERMAN: Wordings = {
  name: ['die Person', 'jemand'],
  contact: [''],
  number: [''],
  hidden: [''],
  org: ['eine Abteilung', 'eine Einrichtung'],
  listed: ['eine Abteilung', ''],
  role: ['eine Fachperson', 'jemand in leitender Rolle'],
  place: ['eine andere Region', ''],
  time: ['neulich', 'vor einiger Zeit'],
  age: ['am Anfang des Berufswegs', 'mit langer Erfahrung'],
  sensitive: ['etwas Persönliches', ''],
  family: ['jemand aus dem Umfeld'],
  terms: ['die Arbeitsbedingungen'],
  pair: ['eine Person, die ich begleite oder begleitet habe'],
  quote: [],
  gender: ['die Person'],
}

const SINCE = /^(?:since|seit)\b/iu
const VERB = /^(?:is|was|am|are|be(?:ing)?|turn(?:s|ed)|ist|war|bin|wird|wurde)\s+/iu
const ARTICLE = /(?:^|(?<=\s))(?:the|a|an|der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines)\s+$/iu
const BEGINS_WITH_ARTICLE = /^(?:the|a|an|someone|somebody|die|eine|einen|jemand|etwas|something|another)\b/iu

/** @returns wordings to offer, best first; '' means "take it out". */
export function insteadOf(mark: Mark, text: string, language: SpokenLanguage): readonly string[] {
  if (mark.kind === 'time' && SINCE.test(mark.words)) return [language === 'de' ? 'seit einiger Zeit' : 'for some time']
  if (mark.kind === 'gender' && language === 'en') return [neutral(mark, text)]
  const verb = mark.kind === 'age' ? (VERB.exec(mark.words)?.[0] ?? '') : ''
  return (language === 'de' ? GERMAN : ENGLISH)[mark.kind].map((wording) => verb + wording)
}

function neutral(mark: Mark, text: string): string {
  const word = mark.words.toLowerCase()
  if (word === 'him') return 'them'
  if (word === 'hers') return 'theirs'
  if (word.endsWith('self')) return 'themself'
  const isBeforeWord = /^\s\p{L}/u.test(text.slice(mark.end))
  if (word === 'his') return isBeforeWord ? 'their' : 'theirs'
  if (word === 'her') return isBeforeWord ? 'their' : 'them'
  return 'they'
}

/** Puts `instead` where the mark is: one article and not two, no double blanks, a capital where the sentence begins. */
export function replaceMark(text: string, mark: Mark, instead: string): string {
  let before = text.slice(0, mark.start)
  let after = text.slice(mark.end)
  if (instead === '') {
    if (mark.kind === 'hidden') return before + after
    if (/\s$/u.test(before) || before === '') after = after.replace(/^\s+/u, '')
    if (/^[.,;:!?)]/u.test(after)) before = before.replace(/\s+$/u, '')
    return before === '' ? after.replace(/^\p{Ll}/u, (first) => first.toUpperCase()) : before + after
  }
  if (BEGINS_WITH_ARTICLE.test(instead)) before = before.replace(ARTICLE, '')
  const isFirst = /(?:^|[.!?…]\s+|\n)["'„“»(]*$/u.test(before)
  return before + (isFirst ? instead.replace(/^\p{Ll}/u, (first) => first.toUpperCase()) : instead) + after
}

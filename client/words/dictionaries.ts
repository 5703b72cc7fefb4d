// Which words there are. Two parts, so that the pages before the room stay small:
//   english.ts / german.ts            what the start and join pages need
//   english-room.ts / german-room.ts  everything inside the room: ADD YOUR FEATURE THERE, one line in each.
// English comes with the page and is the fallback; the other parts are loaded when they are needed.
import type { Language } from '../../shared/session/session.ts'
import { english } from './english.ts'
import type { roomEnglish } from './english-room.ts'
import { flattenWords } from './flatten.ts'

type Words = typeof english & typeof roomEnglish
/** `feature.key` of every text there is. */
export type WordKey = { [Feature in keyof Words & string]: `${Feature}.${keyof Words[Feature] & string}` }[keyof Words &
  string]
export type Loaded = Readonly<Record<string, string>>

/** @param withRoom also the words inside the room. */
export async function loadWords(language: Language, withRoom: boolean): Promise<Loaded> {
  const [entry, room] = await Promise.all([loadEntry(language), withRoom ? loadRoom(language) : {}])
  return { ...flattenWords(entry), ...flattenWords(room) }
}

async function loadEntry(language: Language) {
  return language === 'de' ? (await import('./german.ts')).german : english
}

async function loadRoom(language: Language) {
  return language === 'de'
    ? (await import('./german-room.ts')).roomGerman
    : (await import('./english-room.ts')).roomEnglish
}

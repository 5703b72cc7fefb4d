// Which words there are. Four parts, so that the pages before the room stay small:
//   english.ts / german.ts            what the start and join pages need
//   english-room.ts / german-room.ts  everything inside the room: ADD YOUR FEATURE THERE, one line in each.
//   english-lead.ts / german-lead.ts  what only who leads reads, and what comes late: parts of a case, exercises, the sheet on privacy
//   community.ts of each language     the pages between sessions.
// English comes with the page and is the fallback; the other parts are loaded when they are needed.
import type { Language } from '../../shared/session/session.ts'
import type { community } from './en/community.ts'
import type { date } from './en/date.ts'
import type { know } from './en/know.ts'
import { english } from './english.ts'
import type { leadEnglish } from './english-lead.ts'
import type { roomEnglish } from './english-room.ts'
import { flattenWords } from './flatten.ts'

type Words = typeof english &
  typeof roomEnglish &
  typeof leadEnglish & { community: typeof community } & { date: typeof date; know: typeof know }
/** `feature.key` of every text there is. */
export type WordKey = { [Feature in keyof Words & string]: `${Feature}.${keyof Words[Feature] & string}` }[keyof Words &
  string]
export type Loaded = Readonly<Record<string, string>>

/** Parts that are loaded when a page of theirs is opened. */
export type WordPart = 'room' | 'lead' | 'community'

export async function loadWords(language: Language, parts: ReadonlySet<WordPart>): Promise<Loaded> {
  const [entry, room, lead, community] = await Promise.all([
    loadEntry(language),
    parts.has('room') ? loadRoom(language) : {},
    parts.has('lead') ? loadLead(language) : {},
    parts.has('community') ? loadCommunity(language) : {},
  ])
  return { ...flattenWords(entry), ...flattenWords(room), ...flattenWords(lead), ...flattenWords(community) }
}

async function loadEntry(language: Language) {
  return language === 'de' ? (await import('./german.ts')).german : english
}

async function loadRoom(language: Language) {
  return language === 'de'
    ? (await import('./german-room.ts')).roomGerman
    : (await import('./english-room.ts')).roomEnglish
}

async function loadLead(language: Language) {
  return language === 'de'
    ? (await import('./german-lead.ts')).leadGerman
    : (await import('./english-lead.ts')).leadEnglish
}

async function loadCommunity(language: Language) {
  const [{ community }, { date }, { know }] = await Promise.all(
    language === 'de'
      ? [import('./de/community.ts'), import('./de/date.ts'), import('./de/know.ts')]
      : [import('./en/community.ts'), import('./en/date.ts'), import('./en/know.ts')],
  )
  return { community, date, know }
}

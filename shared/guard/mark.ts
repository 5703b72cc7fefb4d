// What the privacy guard finds: a stretch of somebody's words and why it may lead to a person.

export type SpokenLanguage = 'en' | 'de'

/** Kinds as the table of details has them. `listed` is a word of the community's own list. */
export type MarkKind =
  | 'name'
  | 'contact'
  | 'number'
  | 'org'
  | 'listed'
  | 'role'
  | 'place'
  | 'time'
  | 'age'
  | 'gender'
  | 'sensitive'
  | 'family'
  | 'terms'
  | 'pair'
  | 'quote'
  | 'hidden'

/** `direct` leads to one person by itself and is held back until it is gone or kept on purpose; `quasi` does together
 *  with what listeners know; `story` is about how it is told; `hint` is worth a thought and no more. */
export type MarkClass = 'direct' | 'quasi' | 'story' | 'hint'

export const CLASS_OF: Readonly<Record<MarkKind, MarkClass>> = {
  name: 'direct',
  contact: 'direct',
  number: 'direct',
  hidden: 'direct',
  org: 'quasi',
  listed: 'quasi',
  role: 'quasi',
  place: 'quasi',
  time: 'quasi',
  age: 'quasi',
  sensitive: 'quasi',
  family: 'quasi',
  terms: 'quasi',
  pair: 'story',
  quote: 'story',
  gender: 'hint',
}

/** Offsets count UTF-16 units of the text, end excluded. */
export type Mark = { start: number; end: number; kind: MarkKind; words: string }

export type GuardInput = {
  text: string
  /** Language of the screen; the text's own is found out and counts more. */
  language: SpokenLanguage
  /** Names of the people of the room. */
  roster: readonly string[]
  /** What the group itself wants to be warned about: units, clients, events. */
  list: readonly string[]
}

export type Finding = {
  /** In reading order, none over another. */
  marks: Mark[]
  /** Three or more small facts stand together and may point to one person though none does alone. */
  isCombined: boolean
  /** Language the text was read as. */
  language: SpokenLanguage
}

/** From this many small facts on they are a portrait. */
export const COMBINED_FROM = 3

/** A mark that another rule may overrule: the higher `weight` stays. */
export type Candidate = { start: number; end: number; kind: MarkKind; weight: number }

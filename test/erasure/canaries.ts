// Marked words for every field a person can write into, and where they stand when everything went well.
import { randomInt } from 'node:crypto'

/** Letters only, so that names may hold them too; not to be met by accident. */
function word(what: string): string {
  const letters = Array.from({ length: 14 }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('')
  return `Zq${what}${letters}`
}

/** What of a session is gone when it is closed. */
const GONE = [
  'card',
  'signedcard',
  'improvedcard',
  'withdrawn',
  'takenback',
  'sealed',
  'thanks',
  'sharedstep',
  'deletednote',
  'advice',
  'casequestion',
  'roundline',
] as const
/** What stays for the summary, and is gone when that is. */
const KEPT = [
  'lead',
  'person',
  'former',
  'title',
  'prompt',
  'item',
  'itemwho',
  'note',
  'theme',
  'line',
  'linktitle',
  'linkurl',
  'call',
  'place',
  'nextlead',
] as const

export type Canaries = Record<(typeof GONE)[number] | (typeof KEPT)[number], string>

export function mintCanaries(): Canaries {
  return Object.fromEntries([...GONE, ...KEPT].map((name) => [name, word(name)])) as Canaries
}

export const goneAtClose = (canaries: Canaries): [string, string][] => GONE.map((name) => [name, canaries[name]])
/** A name of before a change of name goes at the change, in what is stored; old files may have it until the close. */
export const keptForSummary = (canaries: Canaries): [string, string][] =>
  KEPT.filter((name) => name !== 'former').map((name) => [name, canaries[name]])
export const everything = (canaries: Canaries): [string, string][] => Object.entries(canaries)

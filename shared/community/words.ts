// The community's own words: names of units, places, people that the check of one's own words is to point at. Rules WRD.
import { cleanLine } from '../session/text.ts'
import { mayPlan } from './calendar.ts'
import {
  accept,
  COMMUNITY_LIMITS,
  type Community,
  type CommunityOutcome,
  lineCode,
  type Member,
  refuse,
} from './community.ts'

/** WRD1, WRD2: the same word is there once, whatever its case. In an order that tells nobody who brought what. */
export function addWords(community: Community, by: Member, raw: readonly string[]): CommunityOutcome {
  if (!mayPlan(by)) return refuse('not-allowed')
  const words = new Map(community.words.map((word) => [word.toLowerCase(), word]))
  for (const one of raw) {
    const clean = cleanLine(one, COMMUNITY_LIMITS.wordMaxChars)
    if (!clean.ok) return refuse(lineCode(clean.code))
    // A single letter would mark every text.
    if ([...clean.text].length < 2) return refuse('text-empty')
    const key = clean.text.toLowerCase()
    if (!words.has(key)) words.set(key, clean.text)
  }
  if (words.size > COMMUNITY_LIMITS.words) return refuse('too-many')
  const sorted = [...words].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, word]) => word)
  return accept(community, { words: sorted })
}

export function removeWords(community: Community, by: Member, gone: readonly string[]): CommunityOutcome {
  if (!mayPlan(by)) return refuse('not-allowed')
  const keys = new Set(gone.map((word) => word.toLowerCase()))
  return accept(community, { words: community.words.filter((word) => !keys.has(word.toLowerCase())) })
}

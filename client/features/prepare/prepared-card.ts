// From a prepared case to the words of a card: what the others need to understand the question, and no more.
import type { PreparedCase } from '../../state/room-api.ts'

/** Most words of one field; a story that needs more says more than the question needs. */
export const PREPARED_LIMITS = { title: 60, situationWords: 120, partWords: 80, question: 140, notWanted: 80 } as const

export function isEmptyCase(one: PreparedCase): boolean {
  return [one.title, one.situation, one.part, one.question, one.notWanted].every((text) => text.trim() === '')
}

/** Situation and question; the title only where there is no situation. What one has done oneself is for telling. */
export function cardOf(one: PreparedCase): string {
  const first = one.situation.trim() === '' ? one.title : one.situation
  return [first, one.question]
    .map((text) => text.trim().replace(/\s+/gu, ' '))
    .filter((text) => text !== '')
    .map((text) => (/[.!?…]$/u.test(text) ? text : `${text}.`))
    .join(' ')
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

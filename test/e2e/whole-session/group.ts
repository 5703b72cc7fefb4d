// The people of the whole session, and the words they write.
import type { Person } from '../support/person.ts'

export type Group = {
  code: string
  /** Facilitates from a laptop. */
  maria: Person
  jonas: Person
  /** On a phone of 360 by 740. */
  aylin: Person
  wall: Person
  /** Comes late. */
  tomek: Person
}

export const CARDS = {
  success: 'We ended each talk with one small next step.',
  challenge: 'My mentee goes quiet as soon as I say what I think.',
  second: 'Our talks drift into small talk and stay there.',
  learning: 'Silence is often thinking, not refusal.',
} as const

export const LINES = {
  maria: 'I wait ten seconds before I speak again.',
  jonas: 'We say at the start what we want to leave with.',
  aylin: 'I ask before I advise.',
} as const

export function everybody(group: Group): Person[] {
  return [group.maria, group.jonas, group.aylin, group.tomek, group.wall]
}

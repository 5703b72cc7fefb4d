// What the people in the pictures say. All invented; no sentence names a person, a place or a date.
import type { Lane } from '../../shared/session/session.ts'

export const TITLE = 'Mentors at lunch'

/** Without a browser in the pictures; Ines has no device at all. */
export const OTHERS = [
  { name: 'Kofi', place: 'room' },
  { name: 'Lena', place: 'remote' },
  { name: 'Amara', place: 'remote' },
  { name: 'Tomasz', place: 'room' },
  { name: 'Priya', place: 'remote' },
] as const

export type CardWish = { by: string; lane: Lane; text: string; wantsHelp?: boolean; signed?: boolean }

export const CARDS: readonly CardWish[] = [
  {
    by: 'Kofi',
    lane: 'success',
    text: 'I asked two open questions before giving any advice, and the plan came from them.',
  },
  {
    by: 'Lena',
    lane: 'success',
    text: 'We named what our meetings are for. Ten minutes, and everything after was easier.',
  },
  { by: 'Priya', lane: 'success', text: 'Somebody gave a first talk, and I only listened to the rehearsal.' },
  {
    by: 'Amara',
    lane: 'challenge',
    text: 'A mentee has cancelled several times in a few months. I notice I am getting short with them.',
    wantsHelp: true,
  },
  { by: 'Tomasz', lane: 'challenge', text: 'I like the project too much and start doing it myself.' },
  { by: 'Kofi', lane: 'challenge', text: 'Silence on video: is it thinking, or is it leaving?', wantsHelp: true },
  { by: 'Lena', lane: 'challenge', text: 'I am asked to judge the work of the one I mentor.' },
  {
    by: 'Priya',
    lane: 'challenge',
    text: 'Our meetings dry up as soon as the first goal is reached.',
    wantsHelp: true,
  },
  { by: 'Tomasz', lane: 'learning', text: 'Saying “I do not know either” did more than any of my stories.' },
  {
    by: 'Lena',
    lane: 'learning',
    text: 'A date in the calendar before we part is half of the next meeting.',
    signed: true,
  },
  { by: 'Amara', lane: 'learning', text: 'A plan that is theirs survives a bad week. Mine does not.' },
  { by: 'Priya', lane: 'learning', text: 'Ending well needs a date, long before the end.' },
]

export const OWN_CARD = 'I give answers too quickly when somebody is upset.'
export const OWN_DRAFT = 'Somebody I mentor wants to leave the project, and I am not sure I should talk them out of it.'

export const TAKEAWAYS = [
  { by: 'Kofi', text: 'Ask what got in the way before asking why.' },
  { by: 'Lena', text: 'Offer two dates in the same message.' },
  { by: 'Amara', text: 'Say early what a good ending would be.' },
  { by: 'Tomasz', text: 'Count to seven before filling a silence.' },
] as const

export const AGENDA = [
  { by: 'Ida', title: 'Welcome back, and what changed since last time', minutes: 5, phase: 'check-in' },
  { by: 'Lena', title: 'Two minutes on the reading list', minutes: 2, phase: 'theme' },
  { by: 'Kofi', title: 'Contracting: what we agree on at the first meeting', minutes: 20, phase: 'theme' },
  { by: 'Priya', title: 'Who brings a question next time', minutes: 3, phase: 'check-out' },
] as const

export const AGENDA_NOTES = [
  'The list lives in the shared folder of the group.',
  'Somebody adds a short text about endings.',
] as const

export const THEME_NOTES = [
  'Contracting is a conversation that goes on, not a form.',
  'How often, how long, how we move a date.',
  'What stays between us, and what does not.',
  'We look at it again after three meetings.',
] as const

export const RESOURCE = { title: 'A page of questions for a first meeting', url: 'https://example.org/first-meeting' }

export const SHARED_STEPS = [
  { by: 'Kofi', text: 'I will offer two dates and ask which one is kinder.' },
  { by: 'Lena', text: 'I will wait for seven breaths before I answer.' },
] as const

export const THANKS = [
  { from: 'Kofi', to: 'Lena', text: 'for the question that turned it round' },
  { from: 'Amara', to: 'Ida', text: 'for keeping the time so gently' },
] as const

export const NEXT = { zone: 'Europe/Berlin', minutes: 120, place: 'Room 2 and online', facilitator: 'Lena' }

// Everything the scripted people say. All invented; no sentence of a card names a person, a place or a date.
import type { Lane } from '../../shared/session/session.ts'

export const TITLE = 'Mentoring at lunch'
export const LEAD = 'Ida'
export const PEOPLE = ['Ben', 'Kofi', 'Lena', 'Yuki', 'Amara', 'Tomasz'] as const
/** Comes in the middle of the check-in. */
export const LATE = 'Priya'

export type CardWish = { by: string; lane: Lane; text: string; wantsHelp?: boolean; signed?: boolean }

export const CARDS: readonly CardWish[] = [
  { by: 'Ben', lane: 'challenge', text: 'A mentee has cancelled four times since spring.', wantsHelp: true },
  { by: 'Kofi', lane: 'challenge', text: 'Our meetings get moved again and again, and I let it happen.' },
  { by: 'Kofi', lane: 'success', text: 'I asked two open questions before giving any advice.' },
  { by: 'Lena', lane: 'success', text: 'We said aloud what our meetings are for. It took ten minutes.', signed: true },
  { by: 'Lena', lane: 'learning', text: 'Silence is thinking. I now count to seven.' },
  { by: 'Yuki', lane: 'challenge', text: 'I give answers too quickly when somebody is upset.', wantsHelp: true },
  { by: 'Amara', lane: 'learning', text: 'A plan that is theirs survives a bad week, mine does not.' },
  { by: 'Tomasz', lane: 'success', text: 'Somebody gave a first talk, and I only listened to the rehearsal.' },
  { by: LATE, lane: 'learning', text: 'Ending well needs a date, long before the end.' },
  { by: LEAD, lane: 'challenge', text: 'I am asked to judge the work of the one I mentor.' },
]

export const IMPROVED = { from: CARDS[0]?.text ?? '', to: 'A mentee often cancels, and the meetings dry up.' }

export const TAKEAWAYS: readonly { by: string; text: string }[] = [
  { by: 'Ben', text: 'Ask what got in the way before asking why' },
  { by: 'Yuki', text: 'Offer two dates in the same message' },
  { by: 'Tomasz', text: 'Say early what a good ending would be' },
]

export const AGENDA_ITEMS = [
  { by: LEAD, title: 'Welcome back, and what changed since last time', minutes: 5, phase: 'check-in' },
  { by: 'Lena', title: 'Two minutes on the reading list', minutes: 2, phase: 'theme' },
  { by: 'Kofi', title: 'Who brings a question next time', minutes: 3, phase: 'check-out' },
] as const

export const AGENDA_NOTES = [
  { by: 'Amara', text: 'The list lives in the shared folder of the group.' },
  { by: 'Ben', text: 'Somebody adds a short text about endings.' },
]

export const THEME_NOTES: readonly { by: string; text: string }[] = [
  { by: LEAD, text: 'Contracting is a conversation that goes on.' },
  { by: 'Ben', text: 'How often, how long, how we move a date.' },
  { by: 'Kofi', text: 'What stays between us, and what does not.' },
  { by: 'Lena', text: 'What I can offer, and what I cannot.' },
  { by: 'Yuki', text: 'We look at it again after three meetings.' },
  { by: 'Amara', text: 'Either side may end it without giving a reason.' },
  { by: 'Tomasz', text: 'Write three lines down, not a page.' },
  { by: LATE, text: 'Ask what worked in earlier mentoring.' },
]

export const RESOURCE = { title: 'A page of questions for a first meeting', url: 'https://example.org/first-meeting' }

export const SHARED_STEPS = [
  { by: 'Ben', text: 'I will offer two dates and ask which one is kinder.' },
  { by: 'Yuki', text: 'I will wait for seven breaths before I answer.' },
]

export const THANKS = [
  { from: 'Ben', to: 'Kofi', text: 'for the question that turned it round' },
  { from: 'Amara', to: LEAD, text: 'for keeping the time so gently' },
]

export const NEXT = { zone: 'Europe/Berlin', minutes: 120, place: 'Room 2 and online', facilitator: 'Lena' }

export const IDEA = 'One could ask what the meetings are for.'

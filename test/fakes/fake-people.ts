// Ten people and their cards, for looking at screens and for component tests. All invented.
import { cardId, epochMs, hash, type SeatId, seatId } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import type { SeatView } from '../../shared/session/room-view.ts'
import type { Place } from '../../shared/session/session.ts'

/** The fake's present moment: a Thursday at lunch. It stands still unless `ticking` is asked for. */
export const FAKE_NOW = epochMs(Date.UTC(2026, 2, 12, 12, 20, 0))

const people: [id: string, place: Place][] = [
  ['Ida', 'room'],
  ['Ben', 'remote'],
  ['Ines', 'room'],
  ['Kofi', 'room'],
  ['Lena', 'remote'],
  ['Yuki', 'remote'],
  ['Amara', 'room'],
  ['Tomasz', 'remote'],
  ['Priya', 'remote'],
  ['Sol', 'room'],
]

/** Seat ids of the fake are the lower-case names. */
export const who = (name: string): SeatId => seatId(name.toLowerCase())

export const fakeSeats: Record<string, SeatView> = Object.fromEntries(
  people.map(([name, place], order) => [
    who(name),
    { name, place, order, hasDevice: name !== 'Ines', state: 'in' } satisfies SeatView,
  ]),
)

type FakeCard = Omit<BoardCard, 'rank' | 'mark'> & { id: BoardCard['group'] & string }

const write = (
  id: string,
  lane: BoardCard['lane'],
  text: string,
  more: Partial<Pick<BoardCard, 'wantsHelp' | 'signedBy' | 'group'>> = {},
): FakeCard => ({ id: cardId(id), lane, text, wantsHelp: false, signedBy: null, group: null, ...more })

export const fakeCards: readonly (BoardCard & { id: FakeCard['id'] })[] = [
  write(
    'two-questions',
    'success',
    'I asked two open questions before giving any advice, and the plan came from them.',
  ),
  write(
    'named-purpose',
    'success',
    'We named what our meetings are for. Ten minutes, and everything after was easier.',
  ),
  write('first-talk', 'success', 'Somebody I mentor gave a first talk. I only listened to the rehearsal, twice.'),
  write('said-no', 'success', 'We practised saying no to one more committee. It was said, and nothing broke.', {
    signedBy: 'Priya',
  }),
  write(
    'cancels',
    'challenge',
    'A mentee has cancelled several times in a few months. I notice I am getting short with them.',
    {
      wantsHelp: true,
    },
  ),
  write('do-it-myself', 'challenge', 'I like the project too much and start doing it myself.'),
  write('silence', 'challenge', 'Silence on video: is it thinking, or is it leaving?', { wantsHelp: true }),
  write('two-bosses', 'challenge', 'Their line manager and I give different advice, and they are in the middle.', {
    group: cardId('do-it-myself'),
  }),
  write('always-fine', 'challenge', 'Everything is always fine. We talk pleasantly for an hour and I learn nothing.'),
  write('dont-know', 'learning', 'Saying “I do not know either” did more than any of my stories.'),
  write('date-first', 'learning', 'A date in the calendar before we part is half of the next meeting.', {
    signedBy: 'Lena',
  }),
  write('walk', 'learning', 'Walking side by side, hard things are easier to say than across a table.'),
].map((card, index) => ({ ...card, rank: `a${index.toString(36)}`, mark: hash(`mark-${card.id}`) }))

export const fakeTakeaways: readonly string[] = [
  'Ask two questions before the first piece of advice.',
  'Put the next date in the calendar before you part.',
]

export const fakeMetoo: Record<string, number> = {
  'two-questions': 5,
  'named-purpose': 3,
  'do-it-myself': 4,
  'dont-know': 6,
}

export const fakeVoteSums: Record<string, number> = { cancels: 7, silence: 5, 'do-it-myself': 4, 'always-fine': 2 }

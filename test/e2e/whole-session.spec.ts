// A group that has never seen Copse holds a whole session: a laptop that facilitates, a laptop, a phone, a screen on the
// wall, and somebody who comes late.
import { test } from './support/fixtures.ts'
import { begin, comeIn, comeLate, goRound, openTheRoom, pairScreen } from './whole-session/arriving.ts'
import { agreeOnNext, closeForGood, reflect, strangersSeeNothing, takeHome } from './whole-session/ending.ts'
import type { Group } from './whole-session/group.ts'
import {
  chooseTogether,
  consultAndHarvest,
  expectApart,
  improveTogether,
  keepDraft,
  moveAndGroup,
  openTogether,
  writeApart,
} from './whole-session/sharing.ts'
import { editAgenda, writeNotes } from './whole-session/theme.ts'

test('a whole session, from the start page to what people take home', async ({ people }) => {
  // A minute of it is the minute in which the close can be taken back.
  test.setTimeout(420_000)
  const { maria, code } = await test.step('open the room', () => openTheRoom(people))
  const { jonas, aylin } = await test.step('two people join', () => comeIn(people, code))
  const wall = await test.step('the screen is allowed', () => pairScreen(people, code, maria))
  await test.step('begin', () => begin({ code, maria, jonas, aylin, wall }))
  const tomek = await test.step('somebody comes late', () => comeLate(people, code))
  const group: Group = { code, maria, jonas, aylin, wall, tomek }
  const act = (name: string, play: (group: Group) => Promise<void>) => test.step(name, () => play(group))

  await act('a round, with a pass', goRound)
  await act('cards are written apart', writeApart)
  await act('nobody else has them', expectApart)
  await act('a reload and a slip keep the draft', keepDraft)
  await act('still nobody else has them', expectApart)
  await act('the cards are opened together', openTogether)
  await act('two improve one card', improveTogether)
  await act('cards are moved and put together', moveAndGroup)
  await act('two dots each', chooseTogether)
  await act('a case, and what we take from it', consultAndHarvest)
  await act('two write in the notes', writeNotes)
  await act('the agenda is changed', editAgenda)
  await act('one step, three taps, a thank-you', reflect)
  await act('the next date', agreeOnNext)
  await act('close, once taken back', closeForGood)
  await act('what people take home', takeHome)
  await test.step('nothing for strangers', () => strangersSeeNothing(people, code))
})

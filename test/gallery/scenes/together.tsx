// Steps in which people sit in small groups, write at once, or choose: on a phone, at the desk, on the wall.
import type { JSX } from 'solid-js'
import { cardId, epochMs } from '../../../shared/ids.ts'
import type { BoardCard } from '../../../shared/session/board.ts'
import type { RoomView } from '../../../shared/session/room-view.ts'
import type { Plan, Step } from '../../../shared/session/session.ts'
import { FAKE_NOW, fakeCards, fakeSeats, who } from '../../fakes/fake-people.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { at, CIRCLE, COMMUNITY, framed, groupsOf, onWall } from '../moments.tsx'

const TWOS = groupsOf(['Lena', 'Yuki'], ['Ben', 'Tomasz', 'Priya'], ['Kofi', 'Amara'], ['Ida', 'Sol', 'Ines'])
const THREES = groupsOf(['Lena', 'Yuki', 'Priya'], ['Ben', 'Tomasz'], ['Kofi', 'Amara', 'Ines'], ['Ida', 'Sol'])
const SIXES = groupsOf(['Lena', 'Yuki', 'Priya', 'Ben', 'Tomasz'], ['Kofi', 'Amara', 'Ines', 'Ida', 'Sol'])

const twos = { size: 2, groups: TWOS } as const
const threes = { size: 3, groups: THREES } as const
const sixes = { size: 6, groups: SIXES } as const

/** The plan with another form for its round. */
function instead(form: Step['form'], options: string[] = []): Plan {
  const steps = CIRCLE.steps.map((step) =>
    step.form === 'round' && step.phase === 'check-in' ? { ...step, form, options } : step,
  )
  return { ...CIRCLE, steps }
}

const OPTIONS = ['A question I cannot let go of', 'Somebody asked me to', 'The people', 'I am not sure yet']
const poll = (state: NonNullable<RoomView['poll']>): Partial<RoomView> =>
  at(instead('poll', OPTIONS), 'checkin', 2.5, { poll: state })
const pulse = (state: NonNullable<RoomView['poll']>): Partial<RoomView> => at(CIRCLE, 'pulse', 0.7, { poll: state })

const LINES = [
  'patience',
  'a bridge that is still being built',
  'more listening than I planned',
  'a plant on a windowsill, turning to the light by itself',
  'hard, and worth it',
  'late trains and good talks',
  'asking once more',
  'relief',
  'slow',
].map((text, index): BoardCard & { id: ReturnType<typeof cardId> } => ({
  ...(fakeCards[0] as (typeof fakeCards)[number]),
  id: cardId(`wave-${index}`),
  lane: 'wave',
  text,
  signedBy: null,
  wantsHelp: false,
}))
const opened: FakeOptions = {
  cards: LINES,
  view: at(COMMUNITY, 'wave', 1.2, { waveCards: LINES.map((line) => line.id) }),
}
const writing: FakeOptions = {
  cards: [],
  draft: { lane: 'wave', text: 'asking once more' },
  view: at(COMMUNITY, 'wave', 1.2, { writing: { opening: 1, lanes: ['wave'] } }),
}
const late = (view: Partial<RoomView>): Partial<RoomView> => ({
  ...at(CIRCLE, 'checkin', 5.2, {
    round: {
      order: ['Lena', 'Kofi', 'Yuki', 'Sol', 'Ben', 'Amara', 'Tomasz', 'Ines'].map(who),
      index: 2,
      voiceEndsAtMs: epochMs(FAKE_NOW + 22_000),
      lines: [{ seat: who('Priya'), text: 'Stuck in a train, back at 20 past. Start without me.' }],
    },
  }),
  ...view,
})

const OWN = [
  {
    localId: cardId('own-1'),
    lane: 'challenge',
    text: 'A mentee has cancelled several times in a few months. I notice I am getting short with them.',
    wantsHelp: true,
    signed: false,
    state: 'released',
    released: cardId('cancels'),
    rejection: null,
  },
] as const
const headlines = at(CIRCLE, 'headlines', 6.5, {
  round: {
    order: ['Lena', 'Kofi', 'Yuki', 'Sol', 'Ben', 'Amara', 'Tomasz', 'Ines', 'Priya', 'Ida'].map(who),
    index: 1,
    voiceEndsAtMs: epochMs(FAKE_NOW + 38_000),
    lines: [],
  },
  writing: { opening: 1, lanes: ['success', 'challenge', 'learning'] },
})

const asked = at(CIRCLE, 'themePractice', -0.7, {
  groupAsk: {
    state: 'open',
    minutes: 2,
    from: CIRCLE.steps.at(-2)?.id as Step['id'],
    endsAtMs: epochMs(FAKE_NOW + 14_000),
  },
})
const agreed = at(CIRCLE, 'themePractice', 1.3, {
  groupAsk: { state: 'decided', minutes: 2, agreed: true, from: CIRCLE.steps.at(-2)?.id as Step['id'] },
})
const borrowed = at(CIRCLE, 'headlines', 2.4, {
  borrowed: { minutes: 3, from: CIRCLE.steps.find((step) => step.phase === 'theme')?.id as Step['id'] },
})
const thinking = at(CIRCLE, 'themePractice', 5, { thinkingUntilMs: epochMs(FAKE_NOW + 21_000) })

/** Yuki and Sol had to go. */
const LEFT = Object.fromEntries(
  Object.entries(fakeSeats).map(([id, seat]) => [
    id,
    ['Yuki', 'Sol'].includes(seat.name) ? { ...seat, state: 'left' as const } : seat,
  ]),
)

const moments: Record<string, FakeOptions> = {
  pairs: { view: at(COMMUNITY, 'checkinPairs', 4.4, { huddle: twos }) },
  'pairs-swapped': { view: at(COMMUNITY, 'checkinPairs', 2.1, { huddle: twos }) },
  'pairs-alone': { view: at(COMMUNITY, 'checkinPairs', 4.4, { huddle: { size: 2, groups: groupsOf(['Kofi']) } }) },
  threes: { view: at(COMMUNITY, 'themeThrees', 11, { huddle: threes }) },
  circles: { view: at(instead('circles'), 'checkin', 4.8, { huddle: sixes }) },
  'wave-writing': writing,
  'wave-open': opened,
  poll: { view: poll({ state: 'open', count: 6, sums: null }), mine: { pollChoice: 0 } },
  'poll-shown': { view: poll({ state: 'shown', count: 9, sums: [4, 1, 3, 1] }) },
  'poll-few': { view: poll({ state: 'shown', count: 3, sums: null }) },
  pulse: { view: pulse({ state: 'open', count: 4, sums: null }), mine: { pollChoice: 2 } },
  'pulse-shown': { view: pulse({ state: 'shown', count: 9, sums: [1, 2, 4, 2, 0] }) },
  'round-line': { view: late({}) },
  headlines: { view: headlines, ownCards: [...OWN] },
  'free-talk': { view: at(COMMUNITY, 'move', 1.4) },
  break: { view: at(COMMUNITY, 'break', 6.2) },
  'group-asked': { view: asked },
  'group-agreed': { view: agreed },
  borrowed: { view: borrowed },
  thinking: { view: thinking },
  'early-leave': { view: at(CIRCLE, 'themePractice', 6), mine: { leavingAtMs: epochMs(FAKE_NOW + 150_000) } },
  'had-to-leave': { place: 'people', view: { seats: LEFT } },
}

/** What only whoever leads sees: a round that does not fit, time that is over, a plan for fewer people. */
const atDesk: Record<string, FakeOptions> = {
  pairs: moments.pairs ?? {},
  threes: moments.threes ?? {},
  'wave-open': opened,
  poll: moments.poll ?? {},
  'pulse-shown': moments['pulse-shown'] ?? {},
  'round-line': moments['round-line'] ?? {},
  'round-too-long': { view: at(CIRCLE, 'welcome', 1.1) },
  'time-over': { view: at(CIRCLE, 'headlines', -2.2) },
  'time-over-no-air': {
    view: (() => {
      const over = at(CIRCLE, 'headlines', -4.2)
      return over.progress?.state === 'live'
        ? { ...over, progress: { ...over.progress, promisedEndAtMs: epochMs(over.progress.promisedEndAtMs - 300_000) } }
        : over
    })(),
  },
  'group-asked': { view: asked },
  'plan-again': { state: 'lobby', view: { plan: COMMUNITY, hands: [] } },
  'plan-again-running': { view: at(COMMUNITY, 'welcome', 2.2) },
}

const onTheWall = [
  'pairs',
  'threes',
  'circles',
  'wave-writing',
  'wave-open',
  'poll',
  'poll-shown',
  'poll-few',
  'pulse',
  'pulse-shown',
  'round-line',
  'headlines',
  'free-talk',
  'break',
  'group-asked',
  'borrowed',
  'thinking',
]

export const scenes: Record<string, () => JSX.Element> = Object.fromEntries([
  ...Object.entries(moments).map(([name, options]) => [`step-${name}`, framed(options)]),
  ...Object.entries(atDesk).map(([name, options]) => [`desk-${name}`, framed({ ...options, role: 'facilitator' })]),
  ...onTheWall.map((name) => [`wall-${name}`, onWall(moments[name] ?? {})]),
])

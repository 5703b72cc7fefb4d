// A large meeting: gardeners who read first, many lines in pages, and a stage with an inner group.
import type { JSX } from 'solid-js'
import { type CardId, cardId } from '../../../shared/ids.ts'
import type { BoardCard } from '../../../shared/session/board.ts'
import type { GardenView } from '../../../shared/session/garden.ts'
import { planNamed } from '../../../shared/session/plans.ts'
import { partKey } from '../../../shared/session/protocols.ts'
import type { MineView, RoomView } from '../../../shared/session/room-view.ts'
import { fakeCards, who } from '../../fakes/fake-people.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { at, CASE, framed, NOBODY, onWall } from '../moments.tsx'

const ASSEMBLY = planNamed('assembly_90')
const WORDS = [
  'patience, and asking once more',
  'a bridge that is still being built',
  'more listening than I planned',
  'a plant on a windowsill, turning to the light by itself',
  'hard, and worth it',
  'late trains and good talks',
  'relief that somebody asks',
  'slow',
  'learning to wait ten seconds',
  'two people who both think the other one is the mentor',
  'a calendar entry I look forward to',
  'less advice, more questions',
]
type Line = BoardCard & { id: CardId }
const line = (index: number): Line => ({
  ...(fakeCards[0] as Line),
  id: cardId(`wave${String(index).padStart(4, '0')}`),
  lane: 'wave',
  text: WORDS[index % WORDS.length] ?? '',
  signedBy: null,
  wantsHelp: false,
  group: index === 5 ? cardId('wave0002') : null,
})
const ALL = Array.from({ length: 140 }, (_, index) => line(index))

const tends = { gardeners: ['Kofi', 'Yuki'].map(who) }
const lines: GardenView['lines'] = [
  { id: 'l1', kind: 'question', text: 'What would a good ending of it look like for you?', sorted: 'passed' },
  { id: 'l2', kind: 'question', text: 'Since when do you meet less often?', sorted: 'collected' },
  { id: 'l3', kind: 'question', text: 'Was that the manager from the third floor?', sorted: 'left' },
]
const bed = (count: number): GardenView['bed'] =>
  ALL.slice(0, count).map(({ id, lane, text, signedBy, group }) => ({ id, lane, text, signedBy, group }))

const wave = (view: Partial<RoomView> = {}): FakeOptions => ({
  cards: [],
  view: at(ASSEMBLY, 'wave', 1.2, { ...tends, writing: { opening: 1, lanes: ['wave'] }, ...view }),
})
const opened: FakeOptions = {
  cards: ALL,
  view: at(ASSEMBLY, 'wave', 0.6, { releases: 1, waveCards: ALL.map((one) => one.id) }),
}
function staged(
  part: 'story' | 'innerQuestions' | 'others' | 'respond',
  mine: Partial<MineView['case']>,
  garden?: GardenView,
) {
  const inner = ['Amara', 'Yuki', 'Sol', 'Tomasz', 'Ines'].map(who)
  const consult = { ...CASE, scribe: null, observer: null, inner }
  return {
    cards: [],
    mine: { case: { ...NOBODY, role: 'adviser' as const, ...mine } },
    view: at(ASSEMBLY, partKey(part), 3, { consult, ...tends, garden: garden ?? null, spotlight: null, vote: null }),
  }
}
const ASKED = [
  { id: 'a1', text: 'What would a good ending of it look like for you?' },
  { id: 'a2', text: 'What did you hope for when you began?' },
]

const moments: Record<string, FakeOptions> = {
  'garden-empty': wave({ garden: { bed: [], lines: [] } }),
  'garden-bed': wave({ garden: { bed: bed(9), lines: [] }, held: 9 }),
  'garden-many': wave({ garden: { bed: bed(140), lines: [] }, held: 140 }),
  'garden-questions': staged('innerQuestions', { role: 'adviser', asked: ASKED }, { bed: [], lines }),
  'wave-held': wave({ held: 138, gardeners: ['Yuki', 'Sol'].map(who) }),
  'wave-pages': opened,
  'stage-question': staged('story', { mayWrite: 'question' }),
  'stage-asked': staged('innerQuestions', {
    mayWrite: 'question',
    written: [{ id: 'w1', kind: 'question', text: 'Who else knows about it?' }],
    asked: ASKED,
  }),
  'stage-offer': staged('others', { mayWrite: 'offer' }),
  'stage-giver': {
    ...staged('respond', { role: 'giver', readsOffers: true }),
    view: {
      ...staged('respond', {}).view,
      consult: { ...CASE, giver: who('Kofi'), scribe: null, observer: null, inner: ['Amara', 'Yuki'].map(who) },
    },
  },
}

export const scenes: Record<string, () => JSX.Element> = {
  ...Object.fromEntries(Object.entries(moments).map(([name, options]) => [`assembly-${name}`, framed(options)])),
  'desk-assembly': framed({ ...staged('story', { role: null }), role: 'facilitator' }),
  'desk-assembly-garden': framed({ ...wave({ garden: { bed: bed(9), lines: [] }, held: 9 }), role: 'facilitator' }),
  'wall-wave-140': onWall(opened),
  'wall-stage-questions': onWall(staged('innerQuestions', {})),
}

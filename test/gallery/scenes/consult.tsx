// Every part of a consultation for those who have a part in it, at the desk and on the wall.
import type { JSX } from 'solid-js'
import { cardId, epochMs } from '../../../shared/ids.ts'
import { formOfPart, type PartName, type ProtocolName } from '../../../shared/session/protocols.ts'
import type { MineView, RoomView } from '../../../shared/session/room-view.ts'
import { policyOf } from '../../../shared/session/step-forms.ts'
import { FAKE_NOW, who } from '../../fakes/fake-people.ts'
import type { FakeOptions } from '../../fakes/fake-room.tsx'
import { at, atPart, CASE, CIRCLE, DESK, framed, groupsOf, IDEAS, NOBODY, onWall } from '../moments.tsx'

/** One protocol for each part. */
const PARTS: [ProtocolName, PartName][] = [
  ['full', 'ready'],
  ['full', 'story'],
  ['full', 'question'],
  ['full', 'facts'],
  ['full', 'resonance'],
  ['full', 'views'],
  ['full', 'react'],
  ['full', 'ideas'],
  ['full', 'choice'],
  ['full', 'learning'],
  ['short', 'thinking'],
  ['short', 'keep'],
  ['quick', 'clarify'],
  ['quick', 'takeaway'],
  ['short', 'pairs'],
  ['trio', 'turn1'],
  ['trio', 'change'],
  ['feeling', 'telling'],
  ['feeling', 'imagine'],
  ['feeling', 'back'],
  ['questions', 'since'],
  ['questions', 'openQuestions'],
  ['questions', 'summary'],
  ['questions', 'resources'],
  ['questions', 'firstStep'],
  ['questions', 'process'],
  ['stage', 'frame'],
  ['stage', 'innerQuestions'],
  ['stage', 'innerThinking'],
  ['stage', 'others'],
  ['stage', 'respond'],
  ['stageShort', 'offers'],
  ['advice', 'tell'],
  ['advice', 'thanks'],
]
const WITHOUT_GIVER: ProtocolName[] = ['trio', 'advice']

type Role = NonNullable<MineView['case']['role']>

function options(protocol: ProtocolName, part: PartName, role: Role, view: Partial<RoomView> = {}): FakeOptions {
  const policy = policyOf({ form: formOfPart(part), consult: { block: 'case1', protocol, part } })
  const isGiver = role === 'giver'
  const writes = !isGiver && policy.lines ? policy.lines.kind : null
  const hasGiver = !WITHOUT_GIVER.includes(protocol)
  const consult = hasGiver
    ? {
        ...CASE,
        giver: isGiver ? who('Kofi') : CASE.giver,
        scribe: role === 'scribe' ? who('Kofi') : CASE.scribe,
        observer: role === 'observer' ? who('Kofi') : CASE.observer,
        inner: protocol.startsWith('stage') ? ['Amara', 'Yuki', 'Sol', 'Tomasz'].map(who) : [],
        ...view.consult,
      }
    : null
  const huddle = policy.huddle
    ? {
        size: part === 'pairs' ? (2 as const) : (3 as const),
        groups:
          part === 'pairs'
            ? groupsOf(['Kofi', 'Sol'], ['Amara', 'Ines'], ['Ben', 'Tomasz', 'Priya'], ['Yuki', 'Ida'])
            : groupsOf(['Kofi', 'Lena', 'Sol'], ['Amara', 'Ines', 'Ida'], ['Ben', 'Tomasz', 'Priya', 'Yuki']),
      }
    : null
  return {
    mine: {
      case: {
        ...NOBODY,
        role: hasGiver ? role : null,
        mayWrite: role === 'scribe' ? 'sheet' : writes,
        written: role === 'scribe' ? [IDEAS[2]] : writes ? [{ ...IDEAS[0], kind: writes }] : [],
        forMe: isGiver && !policy.giverListens && part !== 'ready' && part !== 'story' ? [...IDEAS] : [],
      },
    },
    view: atPart(protocol, part, {
      huddle,
      ...(formOfPart(part) === 'harvest' ? { writing: { opening: 2, lanes: ['takeaway'] } } : {}),
      ...view,
      consult,
    }),
  }
}

const deskOf = (protocol: ProtocolName, part: PartName): FakeOptions => {
  const { view, mine } = options(protocol, part, 'adviser')
  return {
    role: 'facilitator',
    ...(mine ? { mine } : {}),
    view: {
      ...view,
      caseDesk: DESK,
      heard: ['Kofi', 'Amara', 'Sol'].map(who),
      helped: [{ seat: who('Lena'), atMs: epochMs(FAKE_NOW - 90 * 86_400_000) }],
    },
  }
}

const CHOICE = at(CIRCLE, 'choose', 0.9, {
  vote: { state: 'open', dotsEach: 2, drawn: null },
  helped: [
    { seat: who('Lena'), atMs: epochMs(FAKE_NOW - 30 * 86_400_000) },
    { seat: who('Sol'), atMs: epochMs(FAKE_NOW - 120 * 86_400_000) },
  ],
})
const SHOWN: Partial<RoomView> = {
  ...CHOICE,
  vote: { state: 'shown', dotsEach: 2, drawn: null },
  voteSums: { cancels: 6, silence: 4, 'do-it-myself': 3 },
}
const TIED: Partial<RoomView> = { ...SHOWN, voteSums: { cancels: 5, silence: 5, 'do-it-myself': 3 } }

const others: Record<string, FakeOptions> = {
  'case-story-scribe': options('full', 'story', 'scribe'),
  'case-views-scribe': options('full', 'views', 'scribe'),
  'case-views-observer': options('full', 'views', 'observer'),
  'case-process-observer': options('questions', 'process', 'observer'),
  'case-innerThinking-inner': options('stage', 'innerThinking', 'inner'),
  'case-onBehalf': options('full', 'story', 'adviser', { consult: { ...CASE, onBehalf: true } }),
  'case-preparing': options('full', 'views', 'adviser', { consult: { ...CASE, preparing: 2, frame: 'listen' } }),
  'case-stopped-adviser': options('full', 'facts', 'adviser', { consult: { ...CASE, isStopped: true } }),
  'case-stopped-giver': options('full', 'facts', 'giver', {
    consult: { ...CASE, giver: who('Kofi'), isStopped: true },
  }),
  'case-outside': {
    view: atPart('full', 'story', { consult: { ...CASE, preparing: 1 } }),
    mine: { case: { ...NOBODY, role: 'outside' } },
  },
  'case-aside': {
    view: atPart('full', 'views', { consult: { ...CASE, preparing: 1 } }),
    mine: { case: { ...NOBODY, role: 'outside', isAside: true } },
  },
  'case-nobody': { view: atPart('full', 'ready', { consult: null }) },
  'choose-open': { view: CHOICE, dots: ['cancels'] },
  'choose-shown': { view: SHOWN },
  'choose-tied': { view: TIED },
  'asked-person': { view: SHOWN, mine: { case: { ...NOBODY, isAsked: true } } },
  'asked-card': {
    view: { ...SHOWN, consult: { ...CASE, giver: null }, cardQuestion: { card: cardId('cancels'), answer: null } },
  },
}

const desks: Record<string, FakeOptions> = {
  'desk-choose': { role: 'facilitator', view: { ...CHOICE, caseDesk: { ...DESK, people: 10 } } },
  'desk-tied': { role: 'facilitator', view: { ...TIED, caseDesk: { ...DESK, people: 10 } } },
  'desk-case-offers': {
    role: 'facilitator',
    view: { ...SHOWN, caseDesk: { ...DESK, offers: [who('Sol'), who('Lena')] } },
  },
  'desk-case-asked': {
    role: 'facilitator',
    view: { ...SHOWN, consult: { ...CASE, giver: null }, caseDesk: { ...DESK, askedSeat: who('Sol') } },
  },
  'desk-case-waiting': {
    ...deskOf('full', 'facts'),
    view: { ...deskOf('full', 'facts').view, caseDesk: { ...DESK, waiting: [who('Yuki')], people: 8 } },
  },
  'desk-case-stopped': {
    ...deskOf('full', 'facts'),
    view: { ...deskOf('full', 'facts').view, consult: { ...CASE, isStopped: true } },
  },
  'desk-case-many': {
    ...deskOf('short', 'ready'),
    view: { ...deskOf('short', 'ready').view, caseDesk: { ...DESK, people: 10 } },
  },
  'desk-case-few': {
    role: 'facilitator',
    view: { ...SHOWN, caseDesk: { ...DESK, people: 4 } },
  },
}

export const scenes: Record<string, () => JSX.Element> = Object.fromEntries([
  ...PARTS.flatMap(([protocol, part]) => [
    [`case-${part}-adviser`, framed(options(protocol, part, 'adviser'))],
    ...(WITHOUT_GIVER.includes(protocol) ? [] : [[`case-${part}-giver`, framed(options(protocol, part, 'giver'))]]),
    [`desk-case-${part}`, framed(deskOf(protocol, part))],
    [`wall-case-${part}`, onWall(options(protocol, part, 'adviser'))],
  ]),
  ...Object.entries(others).map(([name, one]) => [name, framed(one)]),
  ...Object.entries(desks).map(([name, one]) => [name, framed(one)]),
  ['wall-case-stopped', onWall(others['case-stopped-adviser'] ?? {})],
  ['wall-case-nobody', onWall(others['case-nobody'] ?? {})],
  ['wall-choose-open', onWall(others['choose-open'] ?? {})],
  ['wall-choose-shown', onWall(others['choose-shown'] ?? {})],
  ['wall-choose-tied', onWall(others['choose-tied'] ?? {})],
])

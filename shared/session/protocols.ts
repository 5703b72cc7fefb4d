// Protocols of a consultation as data: parts in order, their minutes, who speaks, who listens, what is written for whom.
import type { StepId } from '../ids.ts'
import { stepId } from '../ids.ts'
import type { Saying, Step, StepForm } from './session.ts'

export type PartName =
  | 'ready'
  | 'story'
  | 'question'
  | 'facts'
  | 'resonance'
  | 'views'
  | 'react'
  | 'ideas'
  | 'choice'
  | 'learning'
  | 'thinking'
  | 'keep'
  | 'clarify'
  | 'takeaway'
  | 'turn1'
  | 'turn2'
  | 'turn3'
  | 'change'
  | 'telling'
  | 'imagine'
  | 'back'
  | 'since'
  | 'openQuestions'
  | 'summary'
  | 'resources'
  | 'firstStep'
  | 'process'
  | 'frame'
  | 'innerQuestions'
  | 'innerThinking'
  | 'others'
  | 'respond'
  | 'offers'
  | 'tell'
  | 'thanks'
  | 'pairs'

export type ProtocolName =
  | 'full'
  | 'short'
  | 'quick'
  | 'trio'
  | 'feeling'
  | 'questions'
  | 'stage'
  | 'stageShort'
  | 'advice'

export type Protocol = {
  /** People it is made for, the case giver among them. */
  people: readonly [least: number, most: number]
  parts: readonly (readonly [PartName, minutes: number])[]
  /** Somebody tells a case. In threes everybody does. */
  hasGiver: boolean
  /** Only with a lead who has done it before. */
  needsPractice: boolean
}

const plain = { hasGiver: true, needsPractice: false } as const

/** Minutes as in the tables of the method; a plan may change each of them. */
export const PROTOCOLS: Record<ProtocolName, Protocol> = {
  full: {
    ...plain,
    people: [5, 9],
    parts: [
      ['ready', 1],
      ['story', 6],
      ['question', 2],
      ['facts', 5],
      ['resonance', 3],
      ['views', 6],
      ['react', 2],
      ['ideas', 5],
      ['choice', 2],
      ['learning', 3],
    ],
  },
  short: {
    ...plain,
    people: [4, 7],
    parts: [
      ['ready', 1],
      ['story', 4],
      ['question', 1],
      ['facts', 4],
      ['thinking', 7],
      ['choice', 2],
      ['learning', 2],
      ['keep', 1],
    ],
  },
  quick: {
    ...plain,
    people: [4, 5],
    parts: [
      ['story', 2],
      ['clarify', 3],
      ['thinking', 8],
      ['takeaway', 2],
    ],
  },
  trio: {
    people: [3, 300],
    hasGiver: false,
    needsPractice: false,
    parts: [
      ['turn1', 8],
      ['change', 1],
      ['turn2', 8],
      ['change', 1],
      ['turn3', 8],
    ],
  },
  feeling: {
    people: [6, 10],
    hasGiver: true,
    needsPractice: true,
    parts: [
      ['telling', 6],
      ['facts', 4],
      ['imagine', 20],
      ['back', 5],
      ['learning', 5],
    ],
  },
  questions: {
    ...plain,
    people: [4, 8],
    parts: [
      ['since', 3],
      ['story', 4],
      ['clarify', 6],
      ['openQuestions', 14],
      ['summary', 2],
      ['resources', 3],
      ['firstStep', 2],
      ['process', 1],
    ],
  },
  stage: {
    ...plain,
    people: [40, 300],
    parts: [
      ['frame', 1],
      ['story', 4],
      ['innerQuestions', 5],
      ['innerThinking', 9],
      ['others', 6],
      ['respond', 3],
    ],
  },
  stageShort: {
    ...plain,
    people: [40, 300],
    parts: [
      ['story', 3],
      ['innerQuestions', 3],
      ['innerThinking', 6],
      ['offers', 2],
      ['respond', 2],
    ],
  },
  advice: {
    people: [3, 300],
    hasGiver: false,
    needsPractice: false,
    parts: [
      ['tell', 4],
      ['thanks', 1],
    ],
  },
}
export const PROTOCOL_NAMES = Object.keys(PROTOCOLS) as ProtocolName[]
export const PART_NAMES = [
  ...new Set<PartName>([
    ...Object.values(PROTOCOLS).flatMap((protocol) => protocol.parts.map(([part]) => part)),
    'pairs',
  ]),
]

/** What somebody with a case may wish for, and the protocols that give it (the first fits best). */
export const HELP_WANTED = ['heard', 'questions', 'views', 'ideas'] as const
export type HelpWanted = (typeof HELP_WANTED)[number]
export const PROTOCOLS_FOR: Record<HelpWanted, readonly ProtocolName[]> = {
  heard: ['feeling', 'quick'],
  questions: ['questions'],
  views: ['full', 'short'],
  ideas: ['full', 'short', 'quick'],
}

export function protocolMinutes(name: ProtocolName): number {
  return PROTOCOLS[name].parts.reduce((sum, [, minutes]) => sum + minutes, 0)
}

/** CON2: whether so many people can use it, the case giver among them. */
export function fitsPeople(name: ProtocolName, people: number): boolean {
  const [least, most] = PROTOCOLS[name].people
  return people >= least && people <= most
}

/** CON2: what so many people can use instead in at most so many minutes, the longest first. Threes need nobody to
 *  volunteer, so they stand last; under three people there is none. */
export function alternativesTo(name: ProtocolName, people: number, minutes: number): ProtocolName[] {
  return PROTOCOL_NAMES.filter(
    (other) =>
      other !== name &&
      other !== 'advice' &&
      !PROTOCOLS[other].needsPractice &&
      fitsPeople(other, people) &&
      protocolMinutes(other) <= minutes,
  ).sort(
    (left, right) =>
      Number(left === 'trio') - Number(right === 'trio') || protocolMinutes(right) - protocolMinutes(left),
  )
}

/** A few on a stage talk, all around them write. */
export function isStage(step: Pick<Step, 'consult'> | undefined): boolean {
  return step?.consult?.protocol === 'stage' || step?.consult?.protocol === 'stageShort'
}

/** The steps of a consultation. @param block names it in the plan; letters and digits.
 *  @param idAt a fresh id for the part at this index. */
export function protocolSteps(name: ProtocolName, block: string, idAt: (index: number) => StepId): Step[] {
  return PROTOCOLS[name].parts.map(([part, minutes], index) => partStep(name, block, part, minutes, idAt(index)))
}

export function partStep(protocol: ProtocolName, block: string, part: PartName, minutes: number, id: StepId): Step {
  return {
    id,
    phase: 'peer-sharing',
    form: formOfPart(part),
    title: ours(partKey(part)),
    prompt: ours(`${partKey(part)}Prompt`),
    minutes,
    secondsEach: 0,
    consult: { block, protocol, part },
  }
}

/** What we learnt is collected like every harvest: one sentence each, unsigned. */
export function formOfPart(part: PartName): StepForm {
  return part === 'learning' ? 'harvest' : 'case'
}

/** Title and prompt of a part: `partStory` and `partStoryPrompt`. */
export function partKey(part: PartName): string {
  return `part${part.charAt(0).toUpperCase()}${part.slice(1)}`
}

function ours(key: string): Saying {
  return { kind: 'ours', key }
}

/** Ids for steps made at once: letters and digits, told apart by the block. */
export function blockStepId(block: string): (index: number) => StepId {
  return (index) => stepId(`${block}p${index + 1}`)
}

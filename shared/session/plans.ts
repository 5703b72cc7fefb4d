// Ready plans. Minutes of the steps and the air add up to the length in the plan's name (PLAN1, held by a test), and its
// rounds fit the people it is made for (ARI1).
import { stepId } from '../ids.ts'
import type { ProtocolName } from './protocols.ts'
import { protocolSteps } from './protocols.ts'
import type { PhaseName, Plan, Saying, Step, StepForm } from './session.ts'

/** Key of the words for title (`key`) and prompt (`keyPrompt`, or the given one), form, minutes, seconds each. */
type Line =
  | [phase: PhaseName, form: StepForm, key: string, minutes: number, more?: { each?: number; prompt?: string }]
  | [consultation: ProtocolName]

const IN = 'check-in'
const SHARE = 'peer-sharing'
const THEME = 'theme'
const OUT = 'check-out'

const PLAN_LINES = {
  circle_60: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 6, { each: 30, prompt: 'checkin2' }],
    [SHARE, 'write', 'write', 1],
    [SHARE, 'headlines', 'headlines', 5, { each: 28 }],
    [SHARE, 'choose', 'choose', 2],
    ['short'],
    [THEME, 'notes', 'themePractice', 12],
    [OUT, 'reflect', 'reflect', 2],
    [OUT, 'round', 'leaveRound', 4, { each: 20 }],
    [OUT, 'leave', 'leave', 2],
  ],
  circle_90: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 7, { each: 40, prompt: 'checkin2' }],
    [IN, 'pulse', 'pulse', 1],
    [SHARE, 'write', 'write', 2],
    [SHARE, 'headlines', 'headlines', 8, { each: 45 }],
    [SHARE, 'choose', 'choose', 2],
    ['full'],
    [THEME, 'notes', 'themeInput', 6],
    [THEME, 'notes', 'themePractice', 14],
    [OUT, 'reflect', 'reflect', 2],
    [OUT, 'round', 'leaveRound', 5, { each: 28 }],
    [OUT, 'leave', 'leave', 2],
  ],
  circle_120: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 9, { each: 55, prompt: 'checkin2' }],
    [IN, 'pulse', 'pulse', 1],
    [SHARE, 'write', 'write', 3],
    [SHARE, 'read', 'read', 1],
    [SHARE, 'headlines', 'headlines', 8, { each: 45 }],
    [SHARE, 'choose', 'choose', 3],
    ['full'],
    ['quick'],
    [SHARE, 'break', 'break', 6],
    [THEME, 'notes', 'themeInput', 6],
    [THEME, 'notes', 'themePractice', 14],
    [THEME, 'notes', 'themeHarvest', 2],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'round', 'leaveRound', 6, { each: 35 }],
    [OUT, 'leave', 'leave', 2],
  ],
  community_60: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'pairs', 'checkinPairs', 3, { prompt: 'checkin4' }],
    [IN, 'wave', 'wave', 2, { prompt: 'waveMonth' }],
    [SHARE, 'write', 'write', 3],
    [SHARE, 'choose', 'choose', 2],
    [SHARE, 'talk', 'move', 1],
    ['quick'],
    [SHARE, 'harvest', 'harvest', 6],
    [THEME, 'notes', 'themePractice', 16],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'wave', 'leaveWave', 3],
    [OUT, 'leave', 'leave', 2],
  ],
  community_90: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'pairs', 'checkinPairs', 6, { prompt: 'checkin2' }],
    [IN, 'wave', 'wave', 3, { prompt: 'waveMonth' }],
    [SHARE, 'write', 'write', 4],
    [SHARE, 'choose', 'choose', 4],
    [SHARE, 'talk', 'move', 2],
    ['short'],
    [SHARE, 'harvest', 'harvest', 7],
    [THEME, 'notes', 'themeInput', 8],
    [THEME, 'notes', 'themePractice', 18],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'wave', 'leaveWave', 4],
    [OUT, 'leave', 'leave', 3],
  ],
  community_120: [
    [IN, 'talk', 'welcome', 3],
    [IN, 'pairs', 'checkinPairs', 7, { prompt: 'checkin2' }],
    [IN, 'wave', 'wave', 3, { prompt: 'waveMonth' }],
    [IN, 'pulse', 'pulse', 1],
    [SHARE, 'write', 'write', 5],
    [SHARE, 'read', 'read', 4],
    [SHARE, 'choose', 'choose', 3],
    [SHARE, 'talk', 'move', 2],
    ['short'],
    [SHARE, 'harvest', 'harvest', 10],
    [SHARE, 'break', 'break', 8],
    [THEME, 'notes', 'themeInput', 10],
    [THEME, 'threes', 'themeThrees', 20],
    [THEME, 'notes', 'themeHarvest', 6],
    [OUT, 'reflect', 'reflect', 4],
    [OUT, 'pairs', 'leavePairs', 3],
    [OUT, 'wave', 'leaveWave', 3],
    [OUT, 'leave', 'leave', 2],
  ],
  assembly_60: [
    [IN, 'talk', 'welcome', 3],
    [IN, 'wave', 'wave', 3, { prompt: 'waveMonth' }],
    [SHARE, 'write', 'write', 2],
    [SHARE, 'read', 'read', 2],
    ['stageShort'],
    [SHARE, 'harvest', 'harvest', 2],
    [THEME, 'notes', 'themeInput', 8],
    [THEME, 'threes', 'themeThrees', 14],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'wave', 'leaveWave', 2],
    [OUT, 'leave', 'leave', 2],
  ],
  assembly_90: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'wave', 'wave', 3, { prompt: 'waveMonth' }],
    [IN, 'poll', 'pollPlaces', 3],
    [SHARE, 'write', 'write', 2],
    [SHARE, 'read', 'read', 2],
    ['stage'],
    [SHARE, 'harvest', 'harvest', 2],
    [THEME, 'notes', 'themeInput', 14],
    [THEME, 'threes', 'themeThrees', 12],
    [THEME, 'notes', 'themeHarvest', 7],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'wave', 'leaveWave', 3],
    [OUT, 'leave', 'leave', 4],
  ],
  assembly_120: [
    [IN, 'talk', 'welcome', 3],
    [IN, 'wave', 'wave', 4, { prompt: 'waveMonth' }],
    [IN, 'poll', 'pollPlaces', 3],
    [SHARE, 'write', 'write', 3],
    [SHARE, 'read', 'read', 3],
    ['stage'],
    [SHARE, 'harvest', 'harvest', 2],
    [SHARE, 'break', 'break', 8],
    [THEME, 'notes', 'themeInput', 15],
    [THEME, 'threes', 'themeThrees', 26],
    [THEME, 'notes', 'themeHarvest', 9],
    [OUT, 'reflect', 'reflect', 4],
    [OUT, 'wave', 'leaveWave', 4],
    [OUT, 'leave', 'leave', 3],
  ],
} as const satisfies Record<string, readonly Line[]>

export type PlanName = keyof typeof PLAN_LINES
export const PLAN_NAMES = Object.keys(PLAN_LINES) as PlanName[]
export const DEFAULT_PLAN: PlanName = 'community_120'

export const SIZES = ['circle', 'community', 'assembly'] as const
export type Size = (typeof SIZES)[number]
/** People a size is made for: from, made for, up to. Under the least of a circle it is a conversation of two. */
export const PEOPLE_OF: Record<Size, { least: number; usual: number; most: number }> = {
  circle: { least: 3, usual: 8, most: 12 },
  community: { least: 8, usual: 24, most: 40 },
  assembly: { least: 40, usual: 140, most: 1200 },
}

/** The size so many people are best served by: under eight even a community sits in one circle. */
export function sizeFor(people: number): Size {
  if (people <= PEOPLE_OF.circle.most) return 'circle'
  return people < 100 ? 'community' : 'assembly'
}

export const READY_MINUTES = [60, 90, 120] as const

export function sizeOf(name: PlanName): Size {
  return SIZES.find((size) => name.startsWith(size)) ?? 'circle'
}

export function planNameOf(size: Size, minutes: (typeof READY_MINUTES)[number]): PlanName {
  return `${size}_${minutes}`
}

/** A fresh copy of a ready plan. The number in its name is its length in minutes. */
export function planNamed(name: PlanName): Plan {
  const lines: readonly Line[] = PLAN_LINES[name]
  let blocks = 0
  const steps = lines.flatMap((line): Step[] => {
    if (line.length > 1) return [stepFrom(line as Exclude<Line, [ProtocolName]>)]
    blocks += 1
    return protocolSteps(line[0] as ProtocolName, `case${blocks}`, () => stepId(''))
  })
  return {
    totalMinutes: Number(name.split('_')[1]),
    steps: steps.map((step, index) => ({ ...step, id: stepId(`s${index + 1}`) })),
  }
}

function stepFrom([phase, form, key, minutes, more]: Exclude<Line, [ProtocolName]>): Step {
  return {
    id: stepId(''),
    phase,
    form,
    title: ours(key),
    prompt: ours(more?.prompt ?? `${key}Prompt`),
    minutes,
    secondsEach: more?.each ?? 0,
    ...(form === 'poll' ? { options: [] } : {}),
  }
}

function ours(key: string): Saying {
  return { kind: 'ours', key }
}

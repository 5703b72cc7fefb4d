// Ready plans. Minutes of the steps and the air add up to the length in the plan's name (PLAN1, held by a test).
import { stepId } from '../ids.ts'
import type { PhaseName, Plan, Saying, Step, StepForm } from './session.ts'

/** Key of the words for title (`key`) and prompt (`keyPrompt`, or the given one), form, minutes, seconds each. */
type Line = [phase: PhaseName, form: StepForm, key: string, minutes: number, more?: { each?: number; prompt?: string }]

const IN = 'check-in'
const SHARE = 'peer-sharing'
const THEME = 'theme'
const OUT = 'check-out'

const PLAN_LINES = {
  circle_60: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 6, { each: 30, prompt: 'checkin2' }],
    [SHARE, 'write', 'write', 2],
    [SHARE, 'read', 'read', 4],
    [SHARE, 'choose', 'choose', 2],
    [SHARE, 'case', 'caseShort', 22],
    [THEME, 'notes', 'themePractice', 12],
    [OUT, 'reflect', 'reflect', 2],
    [OUT, 'round', 'leaveRound', 4, { each: 30 }],
    [OUT, 'leave', 'leave', 2],
  ],
  circle_90: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 8, { each: 45, prompt: 'checkin2' }],
    [SHARE, 'write', 'write', 3],
    [SHARE, 'read', 'read', 7],
    [SHARE, 'choose', 'choose', 2],
    [SHARE, 'case', 'caseFull', 32],
    [SHARE, 'harvest', 'harvest', 3],
    [THEME, 'notes', 'themeInput', 6],
    [THEME, 'notes', 'themePractice', 14],
    [OUT, 'reflect', 'reflect', 2],
    [OUT, 'round', 'leaveRound', 5, { each: 30 }],
    [OUT, 'leave', 'leave', 2],
  ],
  circle_120: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 10, { each: 60, prompt: 'checkin2' }],
    [SHARE, 'write', 'write', 4],
    [SHARE, 'read', 'read', 8],
    [SHARE, 'choose', 'choose', 3],
    [SHARE, 'case', 'caseFull', 35],
    [SHARE, 'case', 'caseQuick', 12],
    [SHARE, 'harvest', 'harvest', 3],
    [SHARE, 'break', 'break', 6],
    [THEME, 'notes', 'themeInput', 8],
    [THEME, 'notes', 'themePractice', 14],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'round', 'leaveRound', 6, { each: 40 }],
    [OUT, 'leave', 'leave', 2],
  ],
  community_60: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 5, { each: 20, prompt: 'checkin4' }],
    [SHARE, 'write', 'write', 3],
    [SHARE, 'choose', 'choose', 2],
    [SHARE, 'talk', 'move', 1],
    [SHARE, 'case', 'caseQuick', 15],
    [SHARE, 'harvest', 'harvest', 6],
    [THEME, 'notes', 'themePractice', 16],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'talk', 'wave', 3],
    [OUT, 'leave', 'leave', 2],
  ],
  community_90: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 9, { each: 30, prompt: 'checkin2' }],
    [SHARE, 'write', 'write', 4],
    [SHARE, 'choose', 'choose', 4],
    [SHARE, 'talk', 'move', 2],
    [SHARE, 'case', 'caseShort', 22],
    [SHARE, 'harvest', 'harvest', 7],
    [THEME, 'notes', 'themeInput', 8],
    [THEME, 'notes', 'themePractice', 18],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'talk', 'wave', 5],
    [OUT, 'leave', 'leave', 2],
  ],
  community_120: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'round', 'checkin', 12, { each: 45, prompt: 'checkin2' }],
    [SHARE, 'write', 'write', 5],
    [SHARE, 'read', 'read', 4],
    [SHARE, 'choose', 'choose', 3],
    [SHARE, 'talk', 'move', 2],
    [SHARE, 'case', 'caseShort', 22],
    [SHARE, 'harvest', 'harvest', 10],
    [SHARE, 'break', 'break', 8],
    [THEME, 'notes', 'themeInput', 10],
    [THEME, 'notes', 'themePractice', 20],
    [THEME, 'notes', 'themeHarvest', 6],
    [OUT, 'reflect', 'reflect', 4],
    [OUT, 'round', 'leaveRound', 6, { each: 20 }],
    [OUT, 'leave', 'leave', 2],
  ],
  assembly_60: [
    [IN, 'talk', 'welcome', 2],
    [IN, 'talk', 'wave', 4, { prompt: 'checkin3' }],
    [SHARE, 'write', 'write', 2],
    [SHARE, 'read', 'read', 2],
    [SHARE, 'case', 'caseStage', 16],
    [SHARE, 'harvest', 'harvest', 2],
    [THEME, 'notes', 'themePractice', 22],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'talk', 'wave', 2],
    [OUT, 'leave', 'leave', 2],
  ],
  assembly_90: [
    [IN, 'talk', 'welcome', 3],
    [IN, 'talk', 'wave', 5, { prompt: 'checkin3' }],
    [SHARE, 'write', 'write', 2],
    [SHARE, 'read', 'read', 2],
    [SHARE, 'case', 'caseStage', 28],
    [SHARE, 'harvest', 'harvest', 2],
    [THEME, 'notes', 'themeInput', 12],
    [THEME, 'notes', 'themePractice', 21],
    [OUT, 'reflect', 'reflect', 3],
    [OUT, 'talk', 'wave', 5],
    [OUT, 'leave', 'leave', 2],
  ],
  assembly_120: [
    [IN, 'talk', 'welcome', 3],
    [IN, 'talk', 'wave', 7, { prompt: 'checkin3' }],
    [SHARE, 'write', 'write', 3],
    [SHARE, 'read', 'read', 3],
    [SHARE, 'case', 'caseStage', 28],
    [SHARE, 'harvest', 'harvest', 2],
    [SHARE, 'break', 'break', 8],
    [THEME, 'notes', 'themeInput', 15],
    [THEME, 'notes', 'themePractice', 27],
    [THEME, 'notes', 'themeHarvest', 8],
    [OUT, 'reflect', 'reflect', 4],
    [OUT, 'talk', 'wave', 5],
    [OUT, 'leave', 'leave', 2],
  ],
} as const satisfies Record<string, readonly Line[]>

export type PlanName = keyof typeof PLAN_LINES
export const PLAN_NAMES = Object.keys(PLAN_LINES) as PlanName[]
export const DEFAULT_PLAN: PlanName = 'community_120'

/** A fresh copy of a ready plan. The number in its name is its length in minutes. */
export function planNamed(name: PlanName): Plan {
  const lines: readonly Line[] = PLAN_LINES[name]
  return {
    totalMinutes: Number(name.split('_')[1]),
    steps: lines.map((line, index) => stepFrom(line, index)),
  }
}

function stepFrom([phase, form, key, minutes, more]: Line, index: number): Step {
  const ours = (name: string): Saying => ({ kind: 'ours', key: name })
  return {
    id: stepId(`s${index + 1}`),
    phase,
    form,
    title: ours(key),
    prompt: ours(more?.prompt ?? `${key}Prompt`),
    minutes,
    secondsEach: more?.each ?? 0,
  }
}

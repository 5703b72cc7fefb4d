// A plan as a file: what people save, pass on and read back. Rule PLAN5.
import * as v from 'valibot'
import type { PlanProblem } from '../session/plan.ts'
import { planProblem } from '../session/plan.ts'
import type { Plan } from '../session/session.ts'
import { LIMITS } from './limits.ts'
import { PlanSchema } from './up.ts'

const FILE_KIND = 'copse-plan'
export const PLAN_FILE_MAX_CHARS = 200_000

const FileSchema = v.object({
  kind: v.literal(FILE_KIND),
  version: v.literal(1),
  name: v.pipe(v.string(), v.maxLength(LIMITS.titleMaxChars)),
  plan: PlanSchema,
})

export type NamedPlan = { name: string; plan: Plan }
/** `no-json`: not even text of that kind. `no-plan`: something else, or an unknown version; `at` names the place. */
export type FileProblem = { kind: 'too-large' | 'no-json' } | { kind: 'no-plan'; at: string } | PlanProblem

/** @returns the file's text, readable by people too. */
export function planToFile({ name, plan }: NamedPlan): string {
  return `${JSON.stringify({ kind: FILE_KIND, version: 1, name, plan }, null, 2)}\n`
}

/** PLAN5. @returns the plan, or the first thing that is wrong with it. Cannot fail. */
export function planFromFile(text: string): { ok: true; read: NamedPlan } | { ok: false; problem: FileProblem } {
  if (text.length > PLAN_FILE_MAX_CHARS) return { ok: false, problem: { kind: 'too-large' } }
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { ok: false, problem: { kind: 'no-json' } }
  }
  const parsed = v.safeParse(FileSchema, raw)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return { ok: false, problem: { kind: 'no-plan', at: v.getDotPath(issue) ?? '' } }
  }
  const plan = asPlan(parsed.output.plan)
  const problem = planProblem(plan)
  return problem ? { ok: false, problem } : { ok: true, read: { name: parsed.output.name, plan } }
}

/** The schema proved the shape; ids of steps are names for the compiler. */
export function asPlan(parsed: v.InferOutput<typeof PlanSchema>): Plan {
  return parsed as unknown as Plan
}

// A session that runs, and commands that move it to and fro between two steps.
import type { PeopleCalls } from '../people/people.ts'
import type { Role } from '../role.ts'

export type Start = { epoch: number; roomId: string; steps: [string, string] }

export function readStart(snapshot: unknown): Start {
  const { view } = snapshot as {
    view: { roleEpoch: number; roomId: string; plan: { steps: { id: string; form: string }[] } }
  }
  // Two steps in which people may react and where nothing else happens by itself.
  const [one, other] = view.plan.steps.filter((step) => step.form === 'notes' || step.form === 'talk')
  const last = view.plan.steps.filter((step) => step.form === 'leave').at(-1)
  if (!one) throw new Error('the plan has no quiet step')
  return { epoch: view.roleEpoch, roomId: view.roomId, steps: [one.id, other?.id ?? last?.id ?? one.id] }
}

let count = 0
export function leadCommand(seat: string, epoch: number, command: object) {
  return { seat, key: `bench-${String(++count).padStart(10, '0')}`, epoch, command }
}

export async function started(probe: Role<PeopleCalls>, crowd: string, seat: string, start: Start): Promise<void> {
  const list = [
    leadCommand(seat, start.epoch, { kind: 'session.start' }),
    leadCommand(seat, start.epoch, { kind: 'step.jump', to: start.steps[1] }),
  ]
  const { answers } = await probe.call.command({ crowd, everyMs: 100, list })
  for (const { answer } of answers) {
    if (!(answer as { ok?: boolean })?.ok) throw new Error(`not started: ${JSON.stringify(answer)}`)
  }
}

/** @returns what makes the next change, each time to the other step. */
export function phaseChanges(seat: string, start: Start): () => unknown {
  let at = 1
  return () => {
    at = 1 - at
    return leadCommand(seat, start.epoch, { kind: 'step.jump', to: start.steps[at] })
  }
}

// The scripted people and how they move through the plan by the clock of the meeting.
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import type { StepId } from '../../shared/ids.ts'
import * as words from './words.ts'

export type Say = (line: string) => void
export type Cast = Awaited<ReturnType<typeof gather>>

/** Long enough for a busy machine; nothing waits this long when all is well. */
const PATIENCE_MS = 30_000

/** Opens the room and seats everybody but the one who comes late. */
export async function gather(origin: string, say: Say) {
  const lead = createParticipant({ origin, name: words.LEAD, place: 'room' })
  const code = await lead.createRoom({ title: words.TITLE, plan: 'circle_120' })
  const people = [lead]
  await lead.connect()

  async function join(name: string): Promise<Participant> {
    const one = createParticipant({ origin, name, code, place: people.length % 3 === 0 ? 'room' : 'remote' })
    await one.join()
    await one.connect()
    people.push(one)
    return one
  }

  const called = (name: string): Participant => {
    const one = people.find((person) => person.name === name)
    if (!one) throw new Error(`${name} is not in the room`)
    return one
  }

  /** @param ms of the meeting's time */
  const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms / lead.link().rate())))

  const nowStep = (): StepId => {
    const { progress } = lead.view()
    if (progress.state !== 'live') throw new Error(`the meeting is ${progress.state}`)
    return progress.stepId
  }

  /** What the present step has left of its minutes; 0 when it ran over. */
  function leftMs(): number {
    const { progress } = lead.view()
    if (progress.state !== 'live') return 0
    const { timer } = progress
    return Math.max(0, timer.state === 'paused' ? timer.leftMs : timer.endsAtMs - lead.link().nowMs())
  }

  function minute(): number {
    const { progress } = lead.view()
    return progress.state === 'live' ? Math.round((lead.link().nowMs() - progress.startedAtMs) / 60_000) : 0
  }

  const all = (isReached: Parameters<Participant['waitFor']>[0]) =>
    Promise.all(people.map((one) => one.waitFor(isReached, PATIENCE_MS)))

  /** @param key of the words of a ready plan's step */
  function stepCalled(key: string): StepId {
    const found = lead.view().plan.steps.find((step) => step.title.kind === 'ours' && step.title.key === key)
    if (!found) throw new Error(`the plan has no step ${key}`)
    return found.id
  }

  /** On to this step; steps on the way to it take their time. Everybody sees it before this resolves. */
  async function enter(key: string): Promise<void> {
    const to = stepCalled(key)
    if (lead.view().progress.state === 'lobby') await lead.send({ kind: 'session.start' })
    while (nowStep() !== to) {
      const from = nowStep()
      await lead.send({ kind: 'step.next', from })
      await lead.waitFor((view) => view.progress.state === 'live' && view.progress.stepId !== from)
      if (nowStep() !== to) await pass(leftMs())
    }
    await all((view) => view.progress.state === 'live' && view.progress.stepId === to)
  }

  return {
    lead,
    people,
    code,
    join,
    called,
    pass,
    nowStep,
    stepCalled,
    leftMs,
    enter,
    all,
    /** The rest of the step's minutes. */
    finishStep: () => pass(leftMs()),
    tell: (line: string) => say(`${String(minute()).padStart(4)} min  ${line}`),
    close() {
      for (const one of people) one.close()
    },
  }
}

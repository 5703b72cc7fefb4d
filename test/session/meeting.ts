// A meeting that tests drive: stamps come from counters, so the same calls give the same meeting.
import type { EpochMs, SeatId } from '../../shared/ids.ts'
import { deviceHash, durationMs, epochMs, hash, roomCode, roomId, seatId } from '../../shared/ids.ts'
import type { Command, LeadCommand, Stamp } from '../../shared/session/command.ts'
import { isLeadCommand } from '../../shared/session/command-kinds.ts'
import { createSession } from '../../shared/session/create.ts'
import type { Outcome } from '../../shared/session/outcome.ts'
import type { PlanName } from '../../shared/session/plans.ts'
import { planNamed } from '../../shared/session/plans.ts'
import type { Place, Session } from '../../shared/session/session.ts'
import { transition } from '../../shared/session/transition.ts'

export const BEGIN = epochMs(1_800_000_000_000)
export const IDA = seatId('ida0')

/** What stands for a seat that is done; here it can be read. */
export const markOf = (seat: SeatId): string => `mark of ${seat}`

export type Meeting = ReturnType<typeof makeMeeting>

export function makeMeeting(plan: PlanName = 'community_120') {
  const made = createSession({
    roomId: roomId('room000000000000'),
    code: roomCode('00000000'),
    inviteSecret: 'secretoftheroomslink',
    seat: IDA,
    device: deviceHash('device-ida'),
    returnHash: hash('return-ida'),
    title: 'Mentors at lunch',
    name: 'Ida',
    plan: planNamed(plan),
    language: 'en',
    atMs: BEGIN,
  })
  if (!made.ok) throw new Error(made.code)
  let session: Session = made.session
  let nowMs: EpochMs = BEGIN
  let count = 0
  let awayMs = 0
  let away = new Set<SeatId>()

  function stamp(by: SeatId | null): Stamp {
    count += 1
    return {
      atMs: nowMs,
      ids: [`id${count}a`, `id${count}b`],
      seed: [count, count * 7, count * 13, 5],
      here: Object.values(session.seats)
        .filter((seat) => seat.state === 'in' && seat.devices.length > 0 && !away.has(seat.id))
        .filter((seat) => awayMs === 0 || seat.id !== session.facilitator)
        .map((seat) => seat.id),
      facilitatorAwayMs: durationMs(awayMs),
      freshCode: roomCode(`0000000${count % 10}`),
      doneMark:
        by !== null && session.progress.state === 'live'
          ? { step: session.progress.position.stepId, mark: markOf(by) }
          : null,
    }
  }

  /** Tries a command; the session moves on only when it is accepted. Facilitator's commands carry the right epoch. */
  function give(by: SeatId | null, command: Command, more: { key?: string; epoch?: number } = {}): Outcome {
    const epoch = more.epoch ?? (isLeadCommand(command) ? session.roleEpoch : null)
    const outcome = transition(session, { by, key: more.key ?? null, epoch, stamp: stamp(by), command })
    if (outcome.ok) session = outcome.session
    return outcome
  }

  /** As `give`, and it has to be accepted. */
  function must(by: SeatId | null, command: Command): Session {
    const outcome = give(by, command)
    if (!outcome.ok) throw new Error(`${command.kind} was refused: ${outcome.rejection.code}`)
    return outcome.session
  }

  function join(name: string, place: Place = 'remote', invite: string | null = null): SeatId {
    const device = deviceHash(`device-${name}`)
    const returnHash = hash(`return-${name}`)
    const after = must(null, { kind: 'seat.join', name, place, device, returnHash, addSeat: false, invite })
    const seat = Object.values(after.seats).find((one) => one.devices.includes(device))
    if (!seat) throw new Error('no seat')
    return seat.id
  }

  return {
    session: () => session,
    now: () => nowMs,
    give,
    must,
    join,
    lead: (command: LeadCommand) => must(session.facilitator, command),
    /** As if it had come to this by itself. */
    become(change: Partial<Session>): void {
      session = { ...session, ...change }
    },
    wait(ms: number): void {
      nowMs = epochMs(nowMs + ms)
    },
    facilitatorAway(ms: number): void {
      awayMs = ms
    },
    setAway(seats: SeatId[]): void {
      away = new Set(seats)
    },
    /** The first step of a form, reached by a jump. */
    goTo(form: string): void {
      const step = session.plan.steps.find((one) => one.form === form)
      if (!step) throw new Error(`no step ${form}`)
      must(session.facilitator, { kind: 'step.jump', to: step.id })
    },
  }
}

export function refusal(outcome: Outcome): string | null {
  return outcome.ok ? null : outcome.rejection.code
}

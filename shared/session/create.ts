import type { DeviceHash, EpochMs, Hash, RoomCode, RoomId, SeatId } from '../ids.ts'
import { NO_LOOP } from './loop.ts'
import { KEEPING_DEFAULT, type Keeping } from './retention.ts'
import type { Plan, RejectionCode, Session } from './session.ts'
import { cleanLine, cleanName, TITLE_MAX_CHARS } from './text.ts'

export type NewRoom = {
  roomId: RoomId
  code: RoomCode
  /** 128 random bits as letters and digits. */
  inviteSecret: string
  seat: SeatId
  device: DeviceHash
  returnHash: Hash
  title: string
  name: string
  plan: Plan
  language: Session['language']
  /** Of the community it belongs to, when there is one. */
  keeping?: Keeping
  guardWords?: readonly string[]
  atMs: EpochMs
}

/** SES1: a room begins in the lobby with its maker as facilitator, and waits. */
export function createSession(wish: NewRoom): { ok: true; session: Session } | { ok: false; code: RejectionCode } {
  const name = cleanName(wish.name)
  if (!name.ok) return name
  const title = cleanLine(wish.title, TITLE_MAX_CHARS)
  if (!title.ok) return title
  const { roomId, code, inviteSecret, seat, device, returnHash, plan, language, atMs } = wish
  return {
    ok: true,
    session: {
      roomId,
      code,
      oldCodes: [],
      inviteSecret,
      title: title.text,
      createdAtMs: atMs,
      language,
      callLink: '',
      plannedStartMs: null,
      plan,
      progress: { state: 'lobby' },
      keeping: wish.keeping ?? KEEPING_DEFAULT,
      guardWords: wish.guardWords ?? [],
      seats: {
        [seat]: { id: seat, name: name.text, place: 'remote', state: 'in', devices: [device], returnHash, order: 0 },
      },
      facilitator: seat,
      deputy: null,
      roleEpoch: 1,
      takenFrom: null,
      leadAskedBackBy: null,
      isLocked: false,
      codeAsks: false,
      agendaLocked: false,
      returnRequests: [],
      knocks: [],
      turnedAway: [],
      screens: [],
      isBlanked: false,
      hands: [],
      done: {},
      round: null,
      writing: null,
      releases: 0,
      cards: {},
      votes: null,
      voteSums: {},
      spotlight: null,
      cardQuestion: null,
      gardeners: [],
      bed: {},
      slip: null,
      slipTurn: 0,
      removedDetails: 0,
      generations: { agenda: 0, theme: 0, board: 0 },
      huddle: null,
      polls: {},
      consult: null,
      caseLines: {},
      helped: [],
      groupAsk: null,
      stepAid: null,
      roundLines: {},
      leavingAtMs: {},
      resources: [],
      evaluations: {},
      tapMeans: { means: null, since: [] },
      loop: NO_LOOP,
      sharedSteps: [],
      thanks: [],
      next: { startsAtMs: null, zone: 'UTC', minutes: plan.totalMinutes, place: '', facilitator: '' },
      summary: null,
      purge: { asked: 0, done: 0 },
      emptySinceMs: null,
      answered: {},
    },
  }
}

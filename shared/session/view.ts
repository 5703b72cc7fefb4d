// What an audience may see. This is the only place that hides anything, and it builds field by field:
// a new field of the session is invisible until somebody writes it here.
import type { SeatId, StepId } from '../ids.ts'
import { documentId, seatId } from '../ids.ts'
import { presentStep } from './clock.ts'
import { gardenView } from './garden.ts'
import { kept } from './kept.ts'
import { loopView } from './loop.ts'
import { KEEPING_DEFAULT } from './retention.ts'
import type { Audience, MineView, ProgressView, RoomView, SeatView } from './room-view.ts'
import type { Seat, Session } from './session.ts'
import { policyOfStep } from './step-forms.ts'
import {
  cardQuestionView,
  caseDesk,
  consultView,
  groupAskView,
  metooView,
  mineInCase,
  notHeard,
  ownAnswer,
  ownTimeAnswer,
  pollView,
  roundView,
  voteView,
  waveCards,
} from './view-steps.ts'

/** A list of who was helped when is for a circle; in a larger group it would tell of people who hardly know each other. */
const CIRCLE_MOST = 12

/** The session as this audience may see it. Plain JSON. Cannot fail. Rules ANON1, ANON7, SCR3. */
export function viewFor(session: Session, audience: Audience): RoomView {
  if (audience === 'waiting') return waitingView(session)
  if (audience === 'screen' && session.slip !== null) return coveredScreenView(session)
  return roomView(session, audience)
}

function roomView(session: Session, audience: Exclude<Audience, 'waiting'>): RoomView {
  const leads = audience === 'facilitation'
  const step = presentStep(session)
  const policy = policyOfStep(step)
  const isShown = session.votes?.state === 'shown'
  // SLP3: words stay with those who have them until the group goes on; whoever comes meanwhile gets none.
  const isCovered = session.slip !== null && !leads
  return {
    audience,
    roomId: session.roomId,
    code: session.code,
    title: session.title,
    language: session.language,
    callLink: audience === 'screen' ? '' : session.callLink,
    plannedStartMs: session.plannedStartMs,
    plan: session.plan,
    progress: progressView(session),
    keeping: session.keeping,
    guardWords: audience === 'screen' ? [] : session.guardWords,
    seats: seatViews(session.seats),
    facilitator: session.facilitator,
    deputy: session.deputy,
    roleEpoch: session.roleEpoch,
    leadAskedBackBy: session.leadAskedBackBy,
    takenFrom: session.takenFrom,
    inviteSecret: audience === 'screen' ? null : session.inviteSecret,
    isLocked: session.isLocked,
    codeAsks: session.codeAsks,
    agendaLocked: session.agendaLocked,
    screens: session.screens.map(({ id, pairing, state }) => ({ id, pairing, state })),
    isBlanked: session.isBlanked,
    hands: session.hands,
    done: doneView(session),
    round: policy.round ? roundView(session) : null,
    writing:
      session.writing && step && policy.writes.length > 0
        ? { opening: session.writing.opening, lanes: session.writing.lanes }
        : null,
    releases: session.releases,
    vote: voteView(session),
    voteSums: isShown ? session.voteSums : {},
    huddle: policy.huddle > 0 && session.huddle ? { size: session.huddle.size, groups: session.huddle.groups } : null,
    poll: pollView(session),
    consult: consultView(session),
    gardeners: session.gardeners,
    held: Object.keys(session.bed).length,
    garden: audience === 'garden' || leads ? gardenFor(session, isCovered) : null,
    groupAsk: groupAskView(session),
    thinkingUntilMs: session.stepAid?.thinkingUntilMs ?? null,
    borrowed: session.stepAid?.borrowed ?? null,
    waveCards: waveCards(session),
    helped: audience !== 'screen' && countIn(session.seats).in <= CIRCLE_MOST ? session.helped : [],
    metoo: metooView(session),
    spotlight: session.spotlight,
    cardQuestion: audience === 'screen' ? null : cardQuestionView(session),
    slip: slipView(session),
    slipTurn: session.slipTurn,
    removedDetails: session.removedDetails,
    documents: documentIds(session),
    resources: isCovered ? [] : session.resources,
    evaluation: { count: Object.keys(session.evaluations).length, means: session.tapMeans.means },
    loop: loopView(session),
    sharedSteps: isCovered ? [] : session.sharedSteps,
    thanks: audience === 'screen' || isCovered ? [] : session.thanks,
    next: session.next,
    summary: session.summary && {
      agendaMarkdown: session.summary.agendaMarkdown,
      notesMarkdown: session.summary.notesMarkdown,
      takeaways: session.summary.takeaways,
      deletesAtMs: session.summary.deletesAtMs,
    },
    returnRequests: leads ? session.returnRequests.map(({ id, seat }) => ({ id, seat })) : [],
    knocks: leads ? session.knocks.map(({ id, name }) => ({ id, name })) : [],
    notHeard: leads && policy.round ? notHeard(session) : [],
    heard: leads ? (session.stepAid?.heard ?? []) : [],
    leavingAtMs: leads ? session.leavingAtMs : {},
    caseDesk: leads ? caseDesk(session) : null,
  }
}

/** SCR1: a screen that nobody has allowed yet sees its pairing code and nothing of the room. */
function waitingView(session: Session): RoomView {
  const waiting = session.screens.filter((screen) => screen.state === 'waiting')
  return {
    audience: 'waiting',
    roomId: session.roomId,
    code: session.code,
    title: '',
    language: session.language,
    callLink: '',
    plannedStartMs: null,
    plan: { totalMinutes: 0, steps: [] },
    progress: { state: 'lobby' },
    keeping: KEEPING_DEFAULT,
    guardWords: [],
    seats: {},
    facilitator: seatId(''),
    deputy: null,
    roleEpoch: 0,
    leadAskedBackBy: null,
    takenFrom: null,
    inviteSecret: null,
    isLocked: false,
    codeAsks: false,
    agendaLocked: false,
    screens: waiting.map(({ id, pairing, state }) => ({ id, pairing, state })),
    isBlanked: false,
    hands: [],
    done: { count: 0, of: 0 },
    round: null,
    writing: null,
    releases: 0,
    vote: null,
    voteSums: {},
    huddle: null,
    poll: null,
    consult: null,
    gardeners: [],
    held: 0,
    garden: null,
    groupAsk: null,
    thinkingUntilMs: null,
    borrowed: null,
    waveCards: [],
    helped: [],
    metoo: {},
    spotlight: null,
    cardQuestion: null,
    slip: null,
    slipTurn: 0,
    removedDetails: 0,
    documents: documentIds(session),
    resources: [],
    evaluation: { count: 0, means: null },
    loop: { count: 0, sums: null },
    sharedSteps: [],
    thanks: [],
    next: { startsAtMs: null, zone: 'UTC', minutes: 0, place: '', facilitator: '' },
    summary: null,
    returnRequests: [],
    knocks: [],
    notHeard: [],
    heard: [],
    leavingAtMs: {},
    caseDesk: null,
  }
}

/** SLP3: a screen has nothing of the room until the group goes on, not even the names of its steps. */
function coveredScreenView(session: Session): RoomView {
  return {
    ...waitingView(session),
    audience: 'screen',
    screens: [],
    slip: slipView(session),
    slipTurn: session.slipTurn,
  }
}

function slipView({ slip }: Session): RoomView['slip'] {
  return slip && { freeAtMs: slip.freeAtMs, removed: slip.removed }
}

/** SLP3: nothing of it while the room is covered; of words to mark who leads has the whole text elsewhere. */
function gardenFor(session: Session, isCovered: boolean): RoomView['garden'] {
  return isCovered ? null : gardenView(session)
}

/** SLP6: the ids tell which life of a document is the present one. */
function documentIds({ roomId, generations }: Session): RoomView['documents'] {
  return {
    agenda: documentId(roomId, 'agenda', generations.agenda),
    theme: documentId(roomId, 'theme', generations.theme),
    board: documentId(roomId, 'board', generations.board),
  }
}

/** What one seat alone may see. Rule ANON7: no card, no ticket, nothing that came from one.
 *  @param markOf what stands for this seat in a step, where the shell knows it (BRD11) */
export function mineFor(session: Session, seat: SeatId, markOf: (step: StepId) => string): MineView {
  const step = presentStep(session)
  return {
    seat,
    isDone: step !== undefined && (session.done[step.id]?.includes(markOf(step.id)) ?? false),
    dealt: session.writing?.dealt[seat] ?? 0,
    evaluation: session.evaluations[seat] ?? null,
    loopChoice: session.loop.answers[seat] ?? null,
    sharedStep: session.sharedSteps.find((one) => one.seat === seat)?.text ?? null,
    pollChoice: step ? ownAnswer(session, step.id, seat) : null,
    timeAnswer: ownTimeAnswer(session, seat),
    leavingAtMs: session.leavingAtMs[seat] ?? null,
    case: mineInCase(session, seat),
  }
}

function progressView(session: Session): ProgressView {
  const { progress } = session
  switch (progress.state) {
    case 'lobby':
      return { state: 'lobby' }
    case 'live':
      return {
        state: 'live',
        startedAtMs: progress.startedAtMs,
        promisedEndAtMs: progress.promisedEndAtMs,
        stepId: progress.position.stepId,
        timer: progress.position.timer,
        canUndo: progress.lastMove?.to === progress.position.stepId,
      }
    case 'closing':
      return {
        state: 'closing',
        closesAtMs: progress.closesAtMs,
        stepId: progress.position.stepId,
        promisedEndAtMs: progress.promisedEndAtMs,
      }
    case 'closed':
      return { state: 'closed', closedAtMs: progress.closedAtMs, reason: progress.reason }
  }
}

/** Made once for each seat and each state of the seats: a view of a thousand people costs nothing while nobody comes or goes,
 *  and what did not change is the same object, which the difference of two views sees at once. */
const seatViewOf = kept(
  (seat: Seat): SeatView => ({
    name: seat.name,
    place: seat.place,
    order: seat.order,
    hasDevice: seat.devices.length > 0,
    state: seat.state === 'left' ? 'left' : 'in',
  }),
)

const seatViews = kept((seats: Session['seats']): Record<string, SeatView> => {
  const views: Record<string, SeatView> = {}
  for (const seat of Object.values(seats)) if (seat.state !== 'removed') views[seat.id] = seatViewOf(seat)
  return views
})

const countIn = kept((seats: Session['seats']) => ({
  in: Object.values(seats).filter((seat) => seat.state === 'in').length,
}))

function doneView(session: Session): RoomView['done'] {
  const step = presentStep(session)
  const { in: of } = countIn(session.seats)
  // A tap of before a restart and another one after it are two marks of one person.
  return { count: Math.min(of, step ? (session.done[step.id]?.length ?? 0) : 0), of }
}

// The view of the fake room: everything in it belongs together, as if a real meeting had come to that step.
import { documentId, durationMs, epochMs, roomId } from '../../shared/ids.ts'
import type { ProgressView, RoomView } from '../../shared/session/room-view.ts'
import { BOARD_LANES, type Language, type Step } from '../../shared/session/session.ts'
import { FAKE_NOW, fakeMetoo, fakeSeats, fakeTakeaways, fakeVoteSums, who } from './fake-people.ts'
import { fakePlan } from './fake-plan.ts'

export type FakeViewWishes = {
  step: Step
  role: 'participant' | 'facilitator' | 'deputy' | 'screen'
  state: ProgressView['state']
  language: Language
  over: Partial<RoomView>
}

const MINUTE_MS = 60_000

export function fakeView({ step, role, state, language, over }: FakeViewWishes): RoomView {
  const room = roomId('fakeroomfakeroomfake')
  const at = fakePlan.steps.indexOf(step)
  const isLive = state === 'live'
  const isAfter = (id: string) => state !== 'lobby' && at >= fakePlan.steps.findIndex((one) => one.id === id)
  const isOver = state === 'closing' || state === 'closed'
  return {
    audience: role === 'screen' ? 'screen' : role === 'participant' ? 'everyone' : 'facilitation',
    roomId: room,
    code: '7kfm2qtx',
    title: 'Mentors at lunch',
    language,
    callLink: 'https://meet.example.org/mentors-at-lunch',
    plannedStartMs: epochMs(FAKE_NOW - 19 * MINUTE_MS),
    plan: structuredClone(fakePlan),
    progress: progress(step, state),
    keeping: { summaryDays: 30, graceMinutes: 1 },
    guardWords: [],
    seats: structuredClone(fakeSeats),
    facilitator: who('Ida'),
    deputy: who('Ben'),
    roleEpoch: 3,
    leadAskedBackBy: null,
    takenFrom: null,
    inviteSecret: 'k3v9x1q7m2w8z4r6t0b5n1c8y2',
    isLocked: false,
    codeAsks: false,
    agendaLocked: false,
    screens:
      role === 'participant'
        ? [{ id: 'wall', pairing: 'fern 42', state: 'allowed' }]
        : [
            { id: 'wall', pairing: 'fern 42', state: 'allowed' },
            { id: 'hall', pairing: 'moss 17', state: 'waiting' },
          ],
    isBlanked: false,
    hands: isLive ? [who('Kofi'), who('Priya')] : [],
    done: { count: isLive ? 5 : 0, of: 9 },
    round:
      isLive && step.form === 'round'
        ? {
            order: ['Amara', 'Tomasz', 'Kofi', 'Lena', 'Ines', 'Ida', 'Priya', 'Ben', 'Sol', 'Yuki'].map(who),
            index: 2,
            voiceEndsAtMs: epochMs(FAKE_NOW + 28_000),
            lines: [],
          }
        : null,
    writing:
      isLive && step.form === 'write'
        ? { opening: 1, lanes: [...BOARD_LANES] }
        : isLive && step.form === 'harvest'
          ? { opening: 2, lanes: ['takeaway'] }
          : null,
    releases: isAfter('read') ? 1 : 0,
    vote:
      isLive && step.form === 'choose'
        ? { state: 'open', dotsEach: 2, drawn: null }
        : isAfter('move')
          ? { state: 'shown', dotsEach: 2, drawn: null }
          : null,
    huddle: null,
    poll: null,
    consult: null,
    gardeners: [],
    held: 0,
    garden: null,
    cardQuestion: null,
    groupAsk: null,
    thinkingUntilMs: null,
    borrowed: null,
    waveCards: [],
    helped: [],
    heard: [],
    leavingAtMs: {},
    caseDesk: null,
    voteSums: isAfter('move') ? { ...fakeVoteSums } : {},
    metoo: isAfter('read') ? { ...fakeMetoo } : {},
    spotlight:
      isAfter('move') && isLive && step.phase === 'peer-sharing'
        ? (Object.keys(fakeVoteSums)[0] as RoomView['spotlight'])
        : null,
    slip: null,
    slipTurn: 0,
    removedDetails: 0,
    documents: {
      agenda: documentId(room, 'agenda', 0),
      theme: documentId(room, 'theme', 0),
      board: documentId(room, 'board', 0),
    },
    resources: [
      {
        id: 'r1',
        title: 'Feedback in three sentences (one page)',
        url: 'https://example.org/feedback-in-three',
        by: 'Lena',
      },
      { id: 'r2', title: 'Questions that open', url: 'https://example.org/questions', by: 'Tomasz' },
    ],
    evaluation:
      isAfter('leave') || isOver
        ? { count: 7, means: { worth: 4.4, heard: 4.6, safe: 4.1 } }
        : { count: 0, means: null },
    loop: { count: 0, sums: null },
    sharedSteps:
      isAfter('reflect') || isOver
        ? [
            { seat: who('Amara'), text: 'Ask my mentee what our meetings are for, before the next one.' },
            { seat: who('Sol'), text: 'Wait ten seconds longer.' },
          ]
        : [],
    thanks:
      isAfter('reflect') || isOver
        ? [
            { id: 't1', from: who('Lena'), to: who('Kofi'), text: 'for asking what I had not dared to ask' },
            { id: 't2', from: who('Priya'), to: who('Ida'), text: 'for the calm' },
          ]
        : [],
    next:
      isAfter('reflect') || isOver
        ? {
            startsAtMs: epochMs(FAKE_NOW + 28 * 24 * 60 * MINUTE_MS - 20 * MINUTE_MS),
            zone: 'Europe/Berlin',
            minutes: 120,
            place: 'Room 2.14, and the call link',
            facilitator: 'Priya',
          }
        : { startsAtMs: null, zone: 'Europe/Berlin', minutes: 120, place: '', facilitator: '' },
    summary:
      state === 'closed'
        ? {
            agendaMarkdown:
              '## Check-in\n\n- Introductions (4 min, Ida)\n- Check-in round (10 min, all)\n\n## Theme\n\n- Feedback that lands (36 min, Lena)\n\n  Three sentences: what I saw, what it did, what I wish.',
            notesMarkdown:
              '### Sentences we could really say\n\n- “When you sent the draft early, I could help. More of that.”\n- “I noticed I was rescuing you. Shall I stop?”',
            takeaways: [...fakeTakeaways],
            deletesAtMs: epochMs(FAKE_NOW + 30 * 24 * 60 * MINUTE_MS),
          }
        : null,
    returnRequests: role === 'facilitator' || role === 'deputy' ? [{ id: 'back1', seat: who('Yuki') }] : [],
    knocks: [],
    notHeard: role === 'facilitator' || role === 'deputy' ? [who('Lena'), who('Sol')] : [],
    ...over,
  }
}

function progress(step: Step, state: ProgressView['state']): ProgressView {
  const startedAtMs = epochMs(FAKE_NOW - 20 * MINUTE_MS)
  const promisedEndAtMs = epochMs(startedAtMs + fakePlan.totalMinutes * MINUTE_MS)
  if (state === 'lobby') return { state }
  if (state === 'closing') return { state, closesAtMs: epochMs(FAKE_NOW + 47_000), stepId: step.id, promisedEndAtMs }
  if (state === 'closed') return { state, closedAtMs: epochMs(FAKE_NOW - 5 * MINUTE_MS), reason: 'facilitator' }
  const leftMs = durationMs(Math.min(step.minutes * MINUTE_MS, 3.2 * MINUTE_MS))
  return {
    state,
    startedAtMs,
    promisedEndAtMs,
    stepId: step.id,
    timer: { state: 'running', endsAtMs: epochMs(FAKE_NOW + leftMs) },
    canUndo: true,
  }
}

// A room without a server, for looking at screens. Its commands are listed in `sent` and have simple effects.
import { createSignal, getOwner, onCleanup } from 'solid-js'
import { createStore, produce, type SetStoreFunction } from 'solid-js/store'
import { EMPTY_CASE } from '../../client/state/device-memory.ts'
import type { OwnCard, PreparedCase, Result, RoomApi, SaveState } from '../../client/state/room-api.ts'
import { type CardId, cardId, durationMs, type EpochMs, epochMs, roomId, type SeatId } from '../../shared/ids.ts'
import type { BoardCommand } from '../../shared/session/board.ts'
import type { LeadCommand, SeatCommand } from '../../shared/session/command.ts'
import type { MineView, RoomView } from '../../shared/session/room-view.ts'
import type { Language, RejectionCode } from '../../shared/session/session.ts'
import type { ReactionKind } from '../../shared/wire/events.ts'
import { FAKE_NOW, fakeCards, who } from './fake-people.ts'
import { fakeStep } from './fake-plan.ts'
import { fakeView } from './fake-view.ts'

export type FakeRole = 'participant' | 'facilitator' | 'deputy' | 'screen'

export type FakeOptions = {
  /** Id of a step of fake-plan.ts; default `read`. */
  step?: string
  /** Default `participant`: Kofi. Facilitator is Ida, deputy Ben. */
  role?: FakeRole
  state?: RoomView['progress']['state']
  language?: Language
  /** Default saved. */
  saveState?: SaveState
  /** Seat ids (lower-case names) that are not connected, with minutes since then. Default Yuki, 20 seconds. */
  away?: Record<string, number>
  /** Default: the twelve cards once the step is after writing. */
  cards?: ReturnType<RoomApi['cards']>
  ownCards?: OwnCard[]
  draft?: Partial<ReturnType<RoomApi['draft']>>
  prepared?: Partial<PreparedCase>
  dots?: string[]
  quoteRemoved?: boolean
  place?: ReturnType<RoomApi['place']>
  /** Seats of this device; default only the one. */
  seats?: string[]
  mine?: Partial<MineView>
  /** Anything of the view, laid over the standard one. */
  view?: Partial<RoomView>
  /** Every command is refused with this. */
  reject?: RejectionCode
  /** Let the clock run; default it stands still, so that pictures stay equal. */
  ticking?: boolean
}

export type FakeRoom = RoomApi & {
  readonly sent: (SeatCommand | LeadCommand | BoardCommand)[]
  setView: SetStoreFunction<RoomView>
  /** Sends sums to everybody who asked with onReactions. */
  react(kind: ReactionKind): void
}

const PERSON: Record<FakeRole, SeatId | null> = {
  participant: who('Kofi'),
  facilitator: who('Ida'),
  deputy: who('Ben'),
  screen: null,
}

export function createFakeRoom(options: FakeOptions = {}): FakeRoom {
  const role = options.role ?? 'participant'
  const step = fakeStep(options.step ?? 'read')
  const [view, setView] = createStore<RoomView>(
    fakeView({
      step,
      role,
      state: options.state ?? 'live',
      language: options.language ?? 'en',
      over: options.view ?? {},
    }),
  )
  const [me, setMe] = createSignal<SeatId | null>(PERSON[role])
  const [now, setNow] = createSignal<EpochMs>(FAKE_NOW)
  const [place, setPlace] = createSignal(options.place ?? 'group')
  const [draft, setDraft] = createSignal({
    lane: 'challenge' as const as ReturnType<RoomApi['draft']>['lane'],
    text: '',
    wantsHelp: false,
    signed: false,
    ...options.draft,
  })
  const [hasDeclined, setDeclined] = createSignal(false)
  const [prepared, setPrepared] = createSignal<PreparedCase>({ ...EMPTY_CASE, ...options.prepared })
  const [ownCards, setOwnCards] = createSignal<readonly OwnCard[]>(options.ownCards ?? [])
  const [dots, setDots] = createSignal<readonly CardId[]>((options.dots ?? []).map(cardId))
  const [mine, setMine] = createSignal<MineView>({
    seat: PERSON[role] ?? who('Kofi'),
    isDone: false,
    dealt: 0,
    evaluation: null,
    loopChoice: null,
    sharedStep: null,
    pollChoice: null,
    timeAnswer: null,
    leavingAtMs: null,
    case: {
      role: null,
      isAsked: false,
      offers: false,
      isAside: false,
      mayWrite: null,
      question: null,
      mayAsk: false,
      asked: [],
      readsOffers: null,
      written: [],
      forMe: [],
    },
    ...options.mine,
  })
  const [quoteRemoved, setQuoteRemoved] = createSignal(options.quoteRemoved ?? false)
  const awayMinutes = options.away ?? { yuki: 1 / 3 }
  const sent: FakeRoom['sent'] = []
  const listeners = new Set<(sums: Partial<Record<ReactionKind, number>>) => void>()

  if (options.ticking && getOwner()) {
    const startedMs = performance.now()
    const timer = setInterval(() => setNow(epochMs(FAKE_NOW + performance.now() - startedMs)), 250)
    onCleanup(() => clearInterval(timer))
  }

  const answer = (): Result => (options.reject ? { ok: false, rejection: { code: options.reject } } : { ok: true })

  const effect = (command: SeatCommand | LeadCommand): void => {
    const seat = me()
    if (command.kind === 'hand.set' && seat)
      setView('hands', (hands) => [...hands.filter((one) => one !== seat), ...(command.raised ? [seat] : [])])
    else if (command.kind === 'done.set') {
      setMine((old) => ({ ...old, isDone: command.done }))
      setView('done', 'count', (count) => count + (command.done ? 1 : -1))
    } else if (command.kind === 'dots.set') setDots(command.cards)
    else if (command.kind === 'evaluation.set') setMine((old) => ({ ...old, evaluation: command.evaluation }))
    else if (command.kind === 'spotlight.set') setView('spotlight', command.card)
    else if (command.kind === 'plan.change') setView('plan', command.plan)
    else if (command.kind === 'room.lock') setView('isLocked', command.locked)
    else if (command.kind === 'room.codeAsks') setView('codeAsks', command.asks)
    else if (command.kind === 'agenda.lock') setView('agendaLocked', command.locked)
    else if (command.kind === 'slip.resume') setView('slip', null)
    else if (command.kind === 'screens.blank') setView('isBlanked', command.blank)
    else if (command.kind === 'step.next' || command.kind === 'step.back' || command.kind === 'step.jump')
      setView(
        produce((draftView) => {
          if (draftView.progress.state !== 'live') return
          const at = draftView.plan.steps.findIndex(
            (one) => one.id === (command.kind === 'step.jump' ? command.to : command.from),
          )
          const shift = command.kind === 'step.next' ? 1 : command.kind === 'step.back' ? -1 : 0
          const next = draftView.plan.steps[at + shift]
          if (!next) return
          draftView.progress.stepId = next.id
          draftView.progress.timer = { state: 'running', endsAtMs: epochMs(now() + next.minutes * 60_000) }
          draftView.progress.canUndo = true
        }),
      )
    else if (command.kind === 'clock.pause' || command.kind === 'clock.resume')
      setView(
        produce((draftView) => {
          if (draftView.progress.state !== 'live') return
          const timer = draftView.progress.timer
          if (timer.state === 'running' && command.kind === 'clock.pause')
            draftView.progress.timer = {
              state: 'paused',
              leftMs: durationMs(timer.endsAtMs - now()),
              pausedAtMs: now(),
            }
          else if (timer.state === 'paused')
            draftView.progress.timer = { state: 'running', endsAtMs: epochMs(now() + timer.leftMs) }
        }),
      )
  }

  const note = (command: SeatCommand | LeadCommand | BoardCommand): void => {
    sent.push(command)
    console.log('sent', JSON.stringify(command))
  }

  const room: FakeRoom = {
    view,
    sent,
    setView,
    me,
    mine: () => (me() ? mine() : null),
    seats: () => options.seats?.map((name) => who(name)) ?? [me()].filter((seat) => seat !== null),
    actAs: setMe,
    now,
    awaySinceMs: (seat) => {
      const away = awayMinutes[seat]
      if (away !== undefined) return epochMs(FAKE_NOW - away * 60_000)
      return view.seats[seat]?.hasDevice ? null : undefined
    },
    saveState: () => options.saveState ?? { state: 'saved' },
    amFacilitator: () => me() !== null && me() === view.facilitator,
    amDeputy: () => me() !== null && me() === view.deputy,
    seesCockpit: () => me() !== null && (me() === view.facilitator || me() === view.deputy),
    send: async (command) => {
      note(command)
      const result = answer()
      if (result.ok) effect(command)
      return result
    },
    sendBoard: async (command) => {
      note(command)
      return answer()
    },
    cards: () => (view.slip === null ? (options.cards ?? (view.releases > 0 ? fakeCards : [])) : []),
    coveredCards: () => options.cards ?? (view.releases > 0 ? fakeCards : []),
    slipNow: async () => {
      setView('slip', { freeAtMs: epochMs(now() + 180_000), removed: 0 })
      return answer()
    },
    cleanSlip: async () => {
      setView('slip', (slip) => slip && { ...slip, removed: slip.removed + 1 })
      return answer()
    },
    readCovered: (onLines) => {
      onLines('agenda', ['Introductions', 'Feedback that lands', 'Who brings the case from Unit 5?'])
      onLines('theme', ['Three sentences: what I saw, what it did, what I wish.'])
      return () => undefined
    },
    quoteRemoved,
    dismissQuoteRemoved: () => setQuoteRemoved(false),
    draft,
    setDraft: (change) => setDraft((old) => ({ ...old, ...change })),
    prepared,
    setPrepared: (change) => setPrepared((old) => ({ ...old, ...change })),
    submitDraft: async () => {
      const result = answer()
      if (!result.ok) return result
      const id = cardId(`own-${ownCards().length}`)
      setOwnCards((cards) => [...cards, { localId: id, ...draft(), state: 'sealed', released: null, rejection: null }])
      setDraft((old) => ({ ...old, text: '', wantsHelp: false, signed: false }))
      return result
    },
    ownCards,
    takeBack: async (localId) => {
      setOwnCards((cards) => cards.filter((card) => card.localId !== localId))
      return answer()
    },
    openHeld: async () => answer(),
    release: async () => {
      const result = answer()
      if (result.ok) setView('releases', (count) => count + 1)
      return result
    },
    editKeyOf: (card) => (card === 'cancels' ? 'fake-edit-key' : null),
    askedAbout: () => {
      const question = view.cardQuestion
      return question?.card === 'cancels' && question.answer === null && !hasDeclined() ? question.card : null
    },
    notToday: () => setDeclined(true),
    dots,
    react: (kind) => {
      for (const listener of listeners) listener({ [kind]: 1 })
    },
    onReactions: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    place,
    goTo: setPlace,
    ownDataAddress: () => '/api/rooms/7kfm2qtx/seats/ada/data',
    eraseMe: async () => ({ ok: true }),
    returnLink: async () => '/r/7kfm2qtx#back=0123456789abcdef0123456789abcdef',
  }
  return room
}

export const fakeRoomId = roomId('fakeroomfakeroomfake')

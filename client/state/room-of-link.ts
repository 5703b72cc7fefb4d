// What screens know of the room, made from the link, the board and this device. Server state enters the Solid
// store in `take` and `board.put` only.
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { type CardId, type DocumentId, type EpochMs, parseDocumentId, type SeatId } from '../../shared/ids.ts'
import type { MineView, RoomView } from '../../shared/session/room-view.ts'
import type { Answer } from '../../shared/wire/events.ts'
import { eraseSeat } from '../net/api.ts'
import { systemTime } from '../net/clock.ts'
import type { LinkState, RoomLink } from '../net/room-link.ts'
import type { BoardFollower } from './board-link.ts'
import { createBoardStore } from './board-store.ts'
import { EMPTY_CASE, makeDeviceMemory } from './device-memory.ts'
import { type DeviceStore, makeDeviceStore } from './device-store.ts'
import { forgetHeldEdits, reviseHeldEdits } from './held-edits.ts'
import { reviseNotebooks } from './notebook.ts'
import type { Result, RoomApi } from './room-api.ts'
import type { RoomStoreOptions } from './room-store.ts'
import { saveStateOf } from './save-state.ts'
import { createServerNow } from './server-clock.ts'

const NO_CARDS: ReturnType<RoomApi['cards']> = []

/** Puts a newer view into the store. */
export type Take = (view: RoomView) => void
type Facts = Omit<Parameters<typeof saveStateOf>[0], 'isClosed' | 'hasUnsentCards'>
export type RoomParts = {
  options: RoomStoreOptions
  first: RoomView
  link: RoomLink
  linkState: Accessor<LinkState>
  mine: Accessor<readonly MineView[]>
  documentsUrl: string
  presence: (seat: SeatId) => EpochMs | null | undefined
  facts: () => Facts
  reactionListeners: Set<Parameters<RoomApi['onReactions']>[0]>
}

/** Must be called under an owner. */
export function createRoomApi(parts: RoomParts): RoomApi & { take: Take } {
  const { options, first, link, linkState, mine } = parts
  const isScreen = options.as === 'screen'
  // The link keeps its own copy of the view: reconcile changes objects in place.
  const [view, setView] = createStore<RoomView>(structuredClone(first))
  const [place, setPlace] = createSignal<ReturnType<RoomApi['place']>>('group')
  const memory = makeDeviceMemory(first.roomId, options.storage)
  const [wanted, setWanted] = createSignal<SeatId | null>(options.seat ?? memory.acting())
  const seats = createMemo(() => mine().map((one) => one.seat))
  const me = createMemo<SeatId | null>(() => {
    if (isScreen) return null
    const wish = wanted()
    return wish !== null && seats().includes(wish) ? wish : (seats()[0] ?? null)
  })
  const board = createBoardStore()
  const [followed, setFollowed] = createSignal<DocumentId | null>(null)
  const [deviceVersion, setDeviceVersion] = createSignal(0)
  const device: DeviceStore = makeDeviceStore({
    memory,
    ask: (seat, command) => link.ask(seat, command),
    writing: () => view.writing,
    generation: () => parseDocumentId(view.documents.board)?.generation ?? 0,
    isOnline: () => link.state().state === 'online',
    boardIsWhole: () => view.releases === 0 || board.isWhole(),
    onChange: () => setDeviceVersion((version) => version + 1),
    after: systemTime.after,
  })

  let latest = first
  function take(next: RoomView): void {
    const before = latest
    latest = next
    batch(() => {
      for (const name of memberNames(next)) if (next[name] !== before[name]) takeMember(next, name)
    })
  }
  function takeMember<Name extends keyof RoomView>(next: RoomView, name: Name): void {
    setView(name, reconcile(structuredClone(next[name]), { key: 'id' }))
  }

  // Effects below reach for the outside world only: the network, the device's storage.
  createEffect(
    on(
      () => [view.documents.board, view.progress.state === 'closed', view.releases > 0, isScreen && view.slip !== null],
      ([, isClosed, isOpened, isBlank]) => {
        if (isClosed || isBlank) forgetBoard()
        else if (isOpened) follow(view.documents.board)
      },
    ),
  )
  createEffect(
    on(
      () => view.slip === null,
      (goesOn) => {
        if (!goesOn) return
        follower?.retry()
        device.resume(seats())
      },
      { defer: true },
    ),
  )
  // Who takes over may read what the one before could.
  createEffect(() => {
    if (me() !== null && me() === view.facilitator && view.slip !== null) follower?.retry()
  })
  createEffect(
    on([linkState, seats, () => view.writing?.opening], ([state, own]) => {
      if (state.state !== 'online' || own.length === 0) return
      device.resume(own)
      device.fetchTickets(own)
    }),
  )
  createEffect(() => {
    if (view.progress.state === 'closed' || isRemoved(linkState())) device.wipeRoom()
  })
  createEffect(() => {
    const seat = me()
    if (seat !== null) memory.setActing(seat)
  })

  let follower: BoardFollower | null = null
  function reviseUnsent(revise: (text: string) => string): void {
    reviseHeldEdits(revise)
    device.checkAgain(revise, reviseNotebooks(view.roomId, seats(), revise))
    setDeviceVersion((version) => version + 1)
  }

  /** The case giver's question as this page heard it last, and in which life of the documents: what a later one lacks was removed. */
  let heard: { text: string; board: DocumentId } | null = null
  createEffect(() => {
    const text = mine().find((one) => one.seat === me())?.case.question ?? null
    const { board: now } = view.documents
    if (text === null) return
    const before = heard
    heard = { text, board: now }
    if (before === null || before.board === now || before.text === text) return
    void import('./board-link.ts').then(({ goneWords, withoutGone }) => {
      const gone = goneWords([before.text], [text])
      reviseUnsent((words) => withoutGone(words, gone))
    })
  })

  /** Texts of the generation before, until the new one is whole: what is missing then is what was removed. */
  let oldTexts: string[] = []
  function follow(document: DocumentId): void {
    if (followed() === document) return
    const isNext = followed() !== null
    if (isNext) oldTexts = board.cards().map((card) => card.text)
    leave()
    setFollowed(document)
    void import('./board-link.ts').then(({ followBoard, goneWords, withoutGone }) => {
      if (followed() !== document || follower !== null) return
      follower = followBoard({
        url: parts.documentsUrl,
        document,
        ...(options.openSocket ? { openSocket: options.openSocket } : {}),
        onCards: (cards) => {
          batch(() => {
            board.put(cards)
            device.match(cards)
          })
        },
        onWhole: (isWhole) => {
          board.setIsWhole(isWhole)
          if (!isWhole) return
          device.match()
          if (!isNext) return
          const gone = goneWords(
            oldTexts,
            board.cards().map((card) => card.text),
          )
          oldTexts = []
          reviseUnsent((text) => withoutGone(text, gone))
        },
      })
    })
  }
  /** Nothing of it stays on this page. */
  function leave(): void {
    follower?.end()
    follower = null
    batch(() => {
      setFollowed(null)
      board.setIsWhole(false)
      board.put(new Map())
    })
  }
  /** Cases are gone with the close, from this page too; and from a screen while a detail slipped. */
  function forgetBoard(): void {
    leave()
    if (view.progress.state === 'closed') forgetHeldEdits()
  }
  onCleanup(() => {
    follower?.end()
    follower = null
    device.close()
  })

  const now = createServerNow(link.nowMs)
  const kept = createMemo(() => {
    deviceVersion()
    const seat = me()
    return seat === null ? null : device.read(seat)
  })
  const ownCards = createMemo(() => {
    deviceVersion()
    const seat = me()
    return seat === null ? [] : device.ownCards(seat)
  })
  const hasUnsentCards = createMemo(() => {
    deviceVersion()
    return device.hasUnsent()
  })
  const dots = createMemo<readonly CardId[]>(() => {
    const all = view.vote === null ? [] : (kept()?.dots ?? [])
    // A card that was taken off the wall takes its dots along.
    return board.isWhole() ? all.filter((id) => board.cards().some((card) => card.id === id)) : all
  })
  const amFacilitator = () => me() !== null && me() === view.facilitator
  const amDeputy = () => me() !== null && me() === view.deputy

  function asMe<T>(run: (seat: SeatId) => Promise<T>): Promise<T | Result> {
    const seat = me()
    return seat === null ? Promise.resolve<Result>({ ok: false, rejection: { code: 'not-seated' } }) : run(seat)
  }

  async function takeOwnOff(seat: SeatId, localId: CardId, released: CardId | null): Promise<Result> {
    if (released === null) return device.takeBack(seat, localId)
    const editKey = device.editKeyOf(seat, released)
    if (editKey === null) return { ok: true }
    const result = resultOf(await link.ask(seat, { kind: 'board.withdraw', card: released, editKey }))
    // Somebody took it off before: that is what was wanted.
    return result.ok || result.rejection.code === 'unknown-card' ? { ok: true } : result
  }

  async function send(command: Parameters<RoomApi['send']>[0]): Promise<Result> {
    return asMe(async (seat) => {
      const before = dots()
      // Dots are shown at once; the device keeps them, because nobody is ever told whose they are.
      if (command.kind === 'dots.set') device.setDots(seat, command.cards)
      const result = resultOf(await link.ask(seat, command, view.roleEpoch))
      if (command.kind === 'dots.set' && !result.ok) device.setDots(seat, [...before])
      if (command.kind === 'seat.leave' && result.ok) device.wipe(seat)
      return result
    })
  }

  return {
    take,
    view,
    me,
    mine: () => mine().find((one) => one.seat === me()) ?? null,
    seats,
    actAs(seat) {
      const before = me()
      if (before === seat) return
      if (before !== null) device.handOver(before)
      setWanted(() => seat)
      setPlace('group')
    },
    now,
    awaySinceMs: parts.presence,
    saveState: () =>
      saveStateOf({ ...parts.facts(), isClosed: view.progress.state === 'closed', hasUnsentCards: hasUnsentCards() }),
    amFacilitator,
    amDeputy,
    seesCockpit: () => amFacilitator() || amDeputy(),
    send,
    sendBoard: (command) => asMe(async (seat) => resultOf(await link.ask(seat, command))),
    // SLP2: while the room is covered no screen has them; and never those of an old generation.
    cards: () => (view.slip === null && followed() === view.documents.board ? board.cards() : NO_CARDS),
    coveredCards: board.cards,
    draft: () => kept()?.draft ?? { lane: 'challenge', text: '', wantsHelp: false, signed: false },
    setDraft(change) {
      const seat = me()
      if (seat !== null) device.setDraft(seat, change)
    },
    prepared: () => kept()?.prepared ?? EMPTY_CASE,
    setPrepared(change) {
      const seat = me()
      if (seat !== null) device.setPrepared(seat, change)
    },
    submitDraft: () => asMe((seat) => device.submit(seat)),
    ownCards,
    takeBack: (localId) => asMe((seat) => device.takeBack(seat, localId)),
    release: (signedOnly = false) =>
      asMe(async (seat) => resultOf(await link.ask(seat, { kind: 'box.release', signedOnly }, view.roleEpoch))),
    openHeld: (cards) =>
      asMe(async (seat) => resultOf(await link.ask(seat, { kind: 'garden.open', cards: [...cards] }))),
    quoteRemoved: () => {
      deviceVersion()
      return device.quoteRemoved()
    },
    dismissQuoteRemoved: () => device.dismissQuoteRemoved(),
    slipNow: () => asMe(async (seat) => resultOf(await link.ask(seat, { kind: 'slip.raise', turn: view.slipTurn }))),
    readCovered(onLines) {
      const { agenda, theme } = view.documents
      let end = (): void => {}
      let isOver = false
      void import('./covered-texts.ts').then(({ readCovered }) => {
        if (isOver) return
        end = readCovered({
          url: parts.documentsUrl,
          documents: [agenda, theme],
          ...(options.openSocket ? { openSocket: options.openSocket } : {}),
          onTexts: (document, lines) => onLines(document === agenda ? 'agenda' : 'theme', lines),
        })
      })
      return () => {
        isOver = true
        end()
      }
    },
    cleanSlip: ({ marks, takeOff, editKey }) =>
      asMe(async (seat) => {
        const turn = view.slipTurn
        return resultOf(await link.ask(seat, { kind: 'slip.clean', turn, marks, takeOff, editKey }, view.roleEpoch))
      }),
    editKeyOf(card) {
      deviceVersion()
      const seat = me()
      return seat === null ? null : device.editKeyOf(seat, card)
    },
    askedAbout() {
      const question = view.cardQuestion
      const seat = me()
      deviceVersion()
      if (seat === null || question === null || question.answer !== null) return null
      const isMine = device.editKeyOf(seat, question.card) !== null
      return isMine && !device.read(seat).notToday.includes(question.card) ? question.card : null
    },
    notToday(card) {
      const seat = me()
      if (seat !== null) device.notToday(seat, card)
    },
    dots,
    react(kind) {
      const seat = me()
      if (seat !== null) link.react(seat, kind)
    },
    onReactions(listener) {
      parts.reactionListeners.add(listener)
      return () => parts.reactionListeners.delete(listener)
    },
    place,
    goTo: setPlace,
    async returnLink() {
      const seat = me()
      if (seat === null) return null
      const answer = await link.ask(seat, { kind: 'return.link' })
      return answer.ok ? (answer.returnLink ?? null) : null
    },
    ownDataAddress: () => {
      const seat = me()
      return seat === null ? null : `/api/rooms/${view.code}/seats/${seat}/data`
    },
    eraseMe: (unsigned) =>
      asMe(async (seat): Promise<Result> => {
        // Only this device knows which unsigned cards are its own: afterwards nobody could take them off.
        for (const card of unsigned ? device.ownCards(seat) : []) {
          const gone = await takeOwnOff(seat, card.localId, card.released)
          if (!gone.ok) return gone
        }
        const erased = await eraseSeat(view.code, seat)
        if (!erased.ok)
          return { ok: false, rejection: { code: erased.code === 'read-only' ? 'read-only' : 'internal' } }
        device.wipe(seat)
        return { ok: true }
      }),
  }
}

function resultOf(answer: Answer): Result {
  return answer.ok ? { ok: true } : answer
}

function isRemoved(state: LinkState): boolean {
  return state.state === 'ended' && state.because === 'removed'
}

function memberNames(view: RoomView): (keyof RoomView)[] {
  // The view is built field by field on the server: its own names are exactly those of the type.
  return Object.keys(view) as (keyof RoomView)[]
}

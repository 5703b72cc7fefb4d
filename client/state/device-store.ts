// The way of a card from this device into the box and, recognised by its mark, onto the board. No Solid in here:
// it tells its owner of a change, and the room's store makes that reactive.
import { type CardId, cardId, type SeatId } from '../../shared/ids.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import type { Lane, Rejection } from '../../shared/session/session.ts'
import type { Answer } from '../../shared/wire/events.ts'
import { sha256hex } from '../net/card-hash.ts'
import type { WireCommand } from '../net/pending-commands.ts'
import { randomHex } from '../net/random.ts'
import { type DeviceMemory, EMPTY_DRAFT, type Kept, type KeptCard } from './device-memory.ts'
import type { Draft, PreparedCase, Result } from './room-api.ts'

export type DeviceStoreOptions = {
  memory: DeviceMemory
  ask(seat: SeatId, command: WireCommand): Promise<Answer>
  /** What may be written now; null when the box is shut. */
  writing(): { opening: number; lanes: readonly Lane[] } | null
  /** Which life of the board is the present one. */
  generation(): number
  isOnline(): boolean
  /** Whether every released card is known here: only then "not on the board" means something. */
  boardIsWhole(): boolean
  onChange(): void
  /** @returns cancel. */
  after(delayMs: number, run: () => void): () => void
}

export type DeviceStore = ReturnType<typeof makeDeviceStore>

const RETRY_MS = 2_000
/** Refusals that say nothing about the card: the same card goes again later. */
const PASSING: ReadonlySet<Rejection['code']> = new Set(['too-soon', 'too-fast', 'read-only', 'slip-open', 'internal'])
/** A thousand people must not ask in one moment; a card that is sent before then asks for itself. */
const TICKET_SPREAD_MS = 3_000
/** Refusals after which the card may go with the ticket of the present opening. */
const STALE: ReadonlySet<Rejection['code']> = new Set(['bad-ticket', 'wrong-step'])

export function makeDeviceStore(options: DeviceStoreOptions) {
  const { memory } = options
  const delivering = new Map<CardId, Promise<Result>>()
  /** Cards of a person who handed the phone on: still delivered, shown to nobody. */
  const orphans = new Set<CardId>()
  const asking = new Map<SeatId, Promise<string | Rejection>>()
  /** Seats of this device that were acted for since the page was opened. */
  const seen = new Set<SeatId>()
  let known: ReadonlyMap<CardId, BoardCard> = new Map()
  /** Hashing is the slow part of a look at the board: each pair is compared once. */
  const compared = new Set<string>()
  let isQuoteRemoved = false
  let cancelRetry: (() => void) | null = null
  let cancelFetch: (() => void) | null = null

  function put(seat: SeatId, next: Partial<Kept>): void {
    seen.add(seat)
    memory.change(seat, next)
    options.onChange()
  }

  function putCard(seat: SeatId, id: CardId, next: Partial<KeptCard>): void {
    put(seat, { cards: memory.read(seat).cards.map((card) => (card.localId === id ? { ...card, ...next } : card)) })
  }

  function dropCard(seat: SeatId, id: CardId): void {
    orphans.delete(id)
    put(seat, { cards: memory.read(seat).cards.filter((card) => card.localId !== id) })
  }

  function find(seat: SeatId, id: CardId): KeptCard | undefined {
    return memory.read(seat).cards.find((card) => card.localId === id)
  }

  /** The draft becomes a card at once, so that nothing can lose it; the answer comes when it lies in the box, or
   *  when there is no connection and it will be sent later. */
  async function submit(seat: SeatId): Promise<Result> {
    const { draft, cards } = memory.read(seat)
    const writing = options.writing()
    if (draft.text.trim() === '') return { ok: false, rejection: { code: 'text-empty' } }
    if (!writing?.lanes.includes(draft.lane)) return { ok: false, rejection: { code: 'wrong-step' } }
    const card: KeptCard = {
      localId: cardId(randomHex(13)),
      ...draft,
      state: 'saving',
      released: null,
      rejection: null,
      editKey: randomHex(32),
      opening: writing.opening,
      ticket: null,
      generation: options.generation(),
    }
    put(seat, { cards: [...cards, card], draft: { ...EMPTY_DRAFT, lane: draft.lane } })
    if (!options.isOnline()) return { ok: true }
    return deliver(seat, card.localId)
  }

  function deliver(seat: SeatId, id: CardId): Promise<Result> {
    const running = delivering.get(id)
    if (running) return running
    const work = attempt(seat, id).finally(() => delivering.delete(id))
    delivering.set(id, work)
    return work
  }

  async function attempt(seat: SeatId, id: CardId): Promise<Result> {
    const card = find(seat, id)
    if (card?.state !== 'saving') return { ok: true }
    // Written before a detail was removed: its author looks at it once more before it goes.
    if (card.generation !== options.generation()) return refused(seat, id, { code: 'old-generation' })
    const ticket = card.ticket ?? (await ticketFor(seat, card.opening))
    if (typeof ticket !== 'string') return refused(seat, id, ticket)
    putCard(seat, id, { ticket })
    const answer = await options.ask(seat, {
      kind: 'card.submit',
      ticket,
      card: id,
      lane: card.lane,
      text: card.text,
      wantsHelp: card.wantsHelp,
      ...(card.toldByLead ? { toldByLead: true } : {}),
      signed: card.signed,
      keyHash: sha256hex(card.editKey),
      generation: card.generation,
    })
    if (!answer.ok) return refused(seat, id, answer.rejection)
    sealed(seat, id)
    return { ok: true }
  }

  function sealed(seat: SeatId, id: CardId): void {
    if (orphans.has(id)) dropCard(seat, id)
    else if (find(seat, id)?.state === 'saving') putCard(seat, id, { state: 'sealed', rejection: null })
    match()
  }

  function refused(seat: SeatId, id: CardId, rejection: Rejection): Result {
    const card = find(seat, id)
    if (card?.state !== 'saving') return { ok: true }
    if (PASSING.has(rejection.code)) {
      retryLater()
      return { ok: true }
    }
    // An id that is taken under another ticket is ours: an earlier attempt arrived and its answer was lost.
    if (rejection.code === 'bad-key') {
      sealed(seat, id)
      return { ok: true }
    }
    if (STALE.has(rejection.code) && mayComeWithNewTicket(card)) {
      if (options.boardIsWhole()) {
        putCard(seat, id, { opening: options.writing()?.opening ?? card.opening, ticket: null })
        retryLater()
      }
      return { ok: true }
    }
    if (STALE.has(rejection.code) && offerAgain(seat, card)) return { ok: false, rejection }
    putCard(seat, id, { state: 'failed', rejection })
    return { ok: false, rejection }
  }

  /** The opening it was written in is over, but its lane is open again. */
  function mayComeWithNewTicket(card: KeptCard): boolean {
    const writing = options.writing()
    return writing !== null && writing.opening !== card.opening && writing.lanes.includes(card.lane)
  }

  /** Unsent words of an opening that is over go back to where they were written, unless something is there already. */
  function offerAgain(seat: SeatId, card: KeptCard): boolean {
    if (orphans.has(card.localId) || memory.read(seat).draft.text.trim() !== '') return false
    dropCard(seat, card.localId)
    put(seat, { draft: draftOf(card) })
    return true
  }

  function ticketFor(seat: SeatId, opening: number): Promise<string | Rejection> {
    const { ticket } = memory.read(seat)
    if (ticket?.opening === opening) return Promise.resolve(ticket.ticket)
    // One question at a time: two would be two tickets.
    const running = asking.get(seat)
    if (running) return running
    const work = options
      .ask(seat, { kind: 'ticket.ask', opening })
      .then((answer): string | Rejection => {
        if (!answer.ok) return answer.rejection
        if (answer.ticket === undefined) return { code: 'internal' }
        put(seat, { ticket: { opening, ticket: answer.ticket } })
        return answer.ticket
      })
      .finally(() => asking.delete(seat))
    asking.set(seat, work)
    return work
  }

  /** Everybody asks for a ticket when the box opens, whether they will write or not, each at a moment of their own:
   *  asked for at the first card, the deal itself would say who writes. */
  function fetchTickets(seats: readonly SeatId[]): void {
    cancelFetch?.()
    cancelFetch = null
    const opening = options.writing()?.opening
    if (opening === undefined || seats.every((seat) => memory.read(seat).ticket?.opening === opening)) return
    const delayMs = (Number.parseInt(randomHex(2), 16) / 65_536) * TICKET_SPREAD_MS
    cancelFetch = options.after(delayMs, () => {
      cancelFetch = null
      if (!options.isOnline()) return
      for (const seat of seats) void ticketFor(seat, opening)
    })
  }

  async function takeBack(seat: SeatId, id: CardId): Promise<Result> {
    const card = find(seat, id)
    if (!card || card.state === 'released') return { ok: false, rejection: { code: 'unknown-card' } }
    if (card.ticket !== null && card.state !== 'failed') {
      const { ticket, editKey } = card
      const answer = await options.ask(seat, { kind: 'card.takeBack', ticket, card: id, editKey })
      if (!answer.ok) return answer
    }
    const { text } = memory.read(seat).draft
    dropCard(seat, id)
    put(seat, { draft: { ...draftOf(card), text: text.trim() === '' ? card.text : `${text}\n${card.text}` } })
    return { ok: true }
  }

  /** Sends again what this device could not send: after a reload, after a reconnect, after an opening began. */
  function resume(seats: readonly SeatId[]): void {
    for (const seat of seats) seen.add(seat)
    match()
    for (const seat of seats) {
      for (const card of memory.read(seat).cards) if (card.state === 'saving') void deliver(seat, card.localId)
    }
  }

  function retryLater(): void {
    cancelRetry ??= options.after(RETRY_MS, () => {
      cancelRetry = null
      if (options.isOnline()) resume([...seen])
    })
  }

  /** The meeting goes on without a detail: what is not sent yet loses what it quotes of it, and is looked at again (SLP6).
   *  @param isElsewhere words that are kept outside of here quoted it too. */
  function checkAgain(revise: (text: string) => string, isElsewhere = false): void {
    if (isElsewhere) isQuoteRemoved = true
    for (const seat of seen) {
      const { draft, cards } = memory.read(seat)
      const revised = { ...draft, text: revise(draft.text) }
      const next = cards.map((card) => ({
        ...card,
        text: card.released === null ? revise(card.text) : textOnBoard(card),
      }))
      const unsent = next.filter((card, index) => card.state !== 'released' && card.text !== cards[index]?.text)
      if (revised.text !== draft.text || unsent.length > 0) isQuoteRemoved = true
      put(seat, { draft: revised, cards: next })
    }
  }

  function textOnBoard(card: KeptCard): string {
    return (card.released !== null ? known.get(card.released)?.text : undefined) ?? card.text
  }

  /** Looks for this device's cards on the board. @param cards all of the board. */
  function match(cards: ReadonlyMap<CardId, BoardCard> = known): void {
    known = cards
    for (const seat of seen) {
      for (const card of memory.read(seat).cards) {
        if (card.released !== null && !known.has(card.released) && options.boardIsWhole()) dropCard(seat, card.localId)
        if (card.released === null) recognise(seat, card)
      }
    }
  }

  function recognise(seat: SeatId, card: KeptCard): void {
    const keyHash = sha256hex(card.editKey)
    for (const [id, released] of known) {
      const pair = `${card.localId} ${id}`
      if (compared.has(pair)) continue
      compared.add(pair)
      if (released.mark !== sha256hex(keyHash + id)) continue
      if (orphans.has(card.localId)) dropCard(seat, card.localId)
      else putCard(seat, card.localId, { state: 'released', released: id, rejection: null })
      return
    }
  }

  return {
    read: (seat: SeatId) => {
      seen.add(seat)
      return memory.read(seat)
    },
    ownCards: (seat: SeatId) => memory.read(seat).cards.filter((card) => !orphans.has(card.localId)),
    setDraft: (seat: SeatId, change: Partial<Draft>) => put(seat, { draft: { ...memory.read(seat).draft, ...change } }),
    setPrepared: (seat: SeatId, change: Partial<PreparedCase>) =>
      put(seat, { prepared: { ...memory.read(seat).prepared, ...change } }),
    notToday: (seat: SeatId, card: CardId): void => {
      const { notToday } = memory.read(seat)
      if (!notToday.includes(card)) put(seat, { notToday: [...notToday, card] })
    },
    setDots: (seat: SeatId, dots: CardId[]) => put(seat, { dots }),
    submit,
    takeBack,
    resume,
    fetchTickets,
    match,
    editKeyOf(seat: SeatId, id: CardId): string | null {
      const own = memory.read(seat).cards.find((card) => card.released === id)
      return own?.editKey ?? null
    },
    checkAgain,
    quoteRemoved: () => isQuoteRemoved,
    dismissQuoteRemoved(): void {
      isQuoteRemoved = false
      options.onChange()
    },
    hasUnsent: () => [...seen].some((seat) => memory.read(seat).cards.some((card) => card.state === 'saving')),
    /** Somebody else has the phone now: of the one before only what is still on its way stays. */
    handOver(seat: SeatId): void {
      const { cards, ticket } = memory.read(seat)
      const onTheWay = cards.filter((card) => card.state === 'saving')
      for (const card of onTheWay) orphans.add(card.localId)
      memory.wipe(seat)
      put(seat, { cards: onTheWay, ticket })
    },
    wipe(seat: SeatId): void {
      memory.wipe(seat)
      options.onChange()
    },
    wipeRoom(): void {
      memory.wipeRoom()
      options.onChange()
    },
    close(): void {
      cancelRetry?.()
      cancelFetch?.()
    },
  }
}

function draftOf(card: KeptCard): Draft {
  const { lane, text, wantsHelp, signed, toldByLead = false } = card
  return { lane, text, wantsHelp, signed, ...(toldByLead ? { toldByLead } : {}) }
}

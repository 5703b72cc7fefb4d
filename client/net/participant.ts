// A person without a screen: what a browser does in a room, as plain calls. For tests, the bench and the demo.
// Loaded only in Node.
import { generateKeyBetween } from 'fractional-indexing'
import * as v from 'valibot'
import * as Y from 'yjs'
import { type CardId, cardId, type DocumentId, type DocumentName, type SeatId, seatId } from '../../shared/ids.ts'
import type { BoardCommand } from '../../shared/session/board.ts'
import type { LeadCommand, SeatCommand } from '../../shared/session/command.ts'
import type { MineView, RoomView } from '../../shared/session/room-view.ts'
import type { Lane, Language, PhaseName, Place, Rejection } from '../../shared/session/session.ts'
import type { Answer, NoticeMessage, PresenceMessage, ReactionKind } from '../../shared/wire/events.ts'
import { readBoard, type ShownCard, wallOrder } from './board-document.ts'
import { markOf, sha256hex } from './card-hash.ts'
import { DocumentLink } from './document-link.ts'
import { type CookieJar, makeNodeHttp } from './node-http.ts'
import type { WireCommand } from './pending-commands.ts'
import { randomHex } from './random.ts'
import { createRoomLink, type LinkState, type RoomLink } from './room-link.ts'

export type ParticipantOptions = {
  /** Of the server, such as `http://127.0.0.1:3000`, without a slash. */
  origin: string
  name: string
  place?: Place
  /** Join code, when the room exists already. */
  code?: string
  /** Default: a device of its own. */
  cookieJar?: CookieJar
}

/** A card of this participant, with what proves it. */
export type WrittenCard = { card: CardId; editKey: string; ticket: string }

export type Participant = ReturnType<typeof createParticipant>

const made = v.object({ code: v.string(), seat: v.union([v.string(), v.object({ id: v.string() })]) })
const seated = v.object({ seat: v.union([v.string(), v.object({ id: v.string() })]) })
const screened = v.object({ screen: v.string(), pairing: v.string() })
const DEFAULT_WAIT_MS = 10_000

export class Refused extends Error {
  readonly status: number
  readonly answer: unknown
  constructor(what: string, status: number, answer: unknown) {
    super(`${what} was refused with ${status}: ${JSON.stringify(answer)}`)
    this.status = status
    this.answer = answer
  }
}

export function createParticipant(options: ParticipantOptions) {
  const { origin, name } = options
  const place = options.place ?? 'remote'
  const jar = options.cookieJar ?? { cookie: null }
  const http = makeNodeHttp(origin, jar)
  const documents = new Map<DocumentName, DocumentLink>()
  const lives = new Map<DocumentName, DocumentId>()
  /** Close codes of refusals that took words along, until somebody was told. */
  const lost = new Map<DocumentName, number>()
  const watchers = new Set<() => void>()
  const tickets = new Map<number, string>()
  const notices: NoticeMessage[] = []
  const sums: Partial<Record<ReactionKind, number>> = {}
  const presence: PresenceMessage['seats'] = {}
  let code = options.code ?? null
  let seat: SeatId | null = null
  let link: RoomLink | null = null
  let seq = 0
  let linkState: LinkState = { state: 'connecting' }

  async function call<T>(what: string, path: string, body: object, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const { status, answer } = await http.call('POST', path, body)
    const parsed = v.safeParse(schema, answer)
    if (status >= 300 || !parsed.success) throw new Refused(what, status, answer)
    return parsed.output
  }

  const tell = () => {
    for (const watcher of [...watchers]) watcher()
  }

  function connection(): RoomLink {
    if (!link) throw new Error(`${name} is not connected: call connect() first`)
    return link
  }

  function view(): RoomView {
    const present = connection().view()
    if (!present) throw new Error(`${name} has not received the room yet`)
    return present
  }

  function ownSeat(): SeatId {
    if (seat === null) throw new Error(`${name} has no seat: call createRoom() or join() first`)
    return seat
  }

  /** Waits until `isReached` holds, looking again at each change of anything this participant sees.
   *  @throws an error that says what was waited for, and what was there instead. */
  function waitUntil(isReached: () => boolean, what: string, timeoutMs = DEFAULT_WAIT_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isReached()) return
        clearTimeout(timer)
        watchers.delete(look)
        resolve()
      }
      const timer = setTimeout(() => {
        watchers.delete(look)
        reject(new Error(`${name} waited ${timeoutMs} ms for: ${what}. ${describe()}`))
      }, timeoutMs)
      watchers.add(look)
      look()
    })
  }

  function describe(): string {
    const present = link?.view()
    if (!present) return `Connection: ${linkState.state}; no state of the room has arrived.`
    const { progress } = present
    const at = 'stepId' in progress ? ` at ${progress.stepId}` : ''
    const people = Object.values(present.seats).map((one) => `${one.name} (${one.state})`)
    return `Connection: ${linkState.state}, version ${seq}, ${progress.state}${at}, seats: ${people.join(', ')}.`
  }

  /** Resolves with the view in which `predicate` held. */
  async function waitFor(predicate: (view: RoomView) => boolean, timeoutMs?: number): Promise<RoomView> {
    await waitUntil(
      () => {
        const present = link?.view()
        return present ? predicate(present) : false
      },
      predicate.toString(),
      timeoutMs,
    )
    return view()
  }

  async function connect(as: 'seat' | 'screen' = 'seat'): Promise<void> {
    if (code === null) throw new Error(`${name} has no room: call createRoom() or join() first`)
    linkState = { state: 'connecting' }
    link = createRoomLink({
      url: origin,
      room: code,
      as,
      headers: http.headers(),
      onState: (state) => {
        linkState = state
        tell()
      },
      onView: (_view, version) => {
        seq = version
        tell()
      },
      onMine: tell,
      onPresence: (message) => {
        if (message.whole) for (const id of Object.keys(presence)) delete presence[id]
        Object.assign(presence, message.seats)
        tell()
      },
      onReactions: (added) => {
        for (const kind of Object.keys(added) as ReactionKind[]) sums[kind] = (sums[kind] ?? 0) + (added[kind] ?? 0)
        tell()
      },
      onNotice: (notice) => {
        notices.push(notice)
        tell()
      },
    })
    const isHere = () => link?.view() !== null && (as === 'screen' || (link?.mine().length ?? 0) > 0)
    await waitUntil(() => isHere() || linkState.state === 'ended', 'the first state of the room')
    const reached = connection().state()
    if (reached.state === 'ended') throw new Error(`${name} was not let in: ${reached.because}`)
  }

  /** @returns the answer as it came. */
  function ask(command: WireCommand, epoch?: number): Promise<Answer> {
    return connection().ask(ownSeat(), command, epoch)
  }

  /** @throws when it is refused; the message names the command and the code. */
  async function send(command: SeatCommand | LeadCommand | BoardCommand): Promise<void> {
    insist(command.kind, await ask(command, view().roleEpoch))
  }

  /** Opens a document and waits until all of it is here. It stays open until `close()`. */
  async function openDocument(document: DocumentName, timeoutMs?: number): Promise<DocumentLink> {
    const present = view().documents[document]
    let opened = documents.get(document)
    // A detail was removed: the document goes on as another one.
    if (opened && lives.get(document) !== present) {
      opened.close()
      opened = undefined
    }
    if (!opened) {
      lives.set(document, present)
      opened = new DocumentLink({
        url: http.documentsUrl,
        document: present,
        openSocket: http.openSocket,
        keep: false,
        onState: tell,
        onRefused: ({ code, hadUnsaved }) => {
          if (hadUnsaved) lost.set(document, code)
        },
      })
      opened.doc.on('update', tell)
      documents.set(document, opened)
    }
    const own = opened
    await waitUntil(() => own.isSynced || own.state.state === 'refused', `the document ${document}`, timeoutMs)
    if (own.state.state === 'refused') throw new Error(`${name} may not open ${document}: ${own.state.code}`)
    return own
  }

  /** @throws when what was written is refused. */
  async function waitUntilSaved(document: DocumentName, timeoutMs?: number): Promise<void> {
    const opened = await openDocument(document, timeoutMs)
    await waitUntil(() => opened.state.state === 'saved' || lost.has(document), `${document} is saved`, timeoutMs)
    const code = lost.get(document)
    lost.delete(document)
    if (code !== undefined) throw new Error(`what ${name} wrote in ${document} was refused: ${code}`)
  }

  async function ticketOf(opening: number): Promise<string> {
    const known = tickets.get(opening)
    if (known !== undefined) return known
    const answer = insist('ticket.ask', await ask({ kind: 'ticket.ask', opening }))
    if (answer.ticket === undefined) throw new Error('ticket.ask was answered without a ticket')
    tickets.set(opening, answer.ticket)
    return answer.ticket
  }

  return {
    name,
    cookieJar: jar,
    code: () => code,
    seat: ownSeat,
    view,
    mine: (): MineView | null =>
      connection()
        .mine()
        .find((one) => one.seat === seat) ?? null,
    /** Version of the view this participant has. */
    seq: () => seq,
    link: connection,
    linkState: () => linkState,
    notices: (): readonly NoticeMessage[] => notices,
    /** Sums of all reactions that arrived. */
    reactions: (): Readonly<typeof sums> => sums,
    /** null: here; a time: away since; undefined: never came. */
    awaySinceMs: (of: SeatId) => presence[of]?.awaySinceMs,

    /** Makes a room and takes the facilitator's seat in it. @returns its code. */
    async createRoom(wish: { title: string; plan?: string; language?: Language; createKey?: string }): Promise<string> {
      const answer = await call('Making a room', '/api/rooms', { ...wish, name, place }, made)
      code = answer.code
      seat = seatOf(answer.seat)
      return code
    },
    /** Takes a seat. @throws Refused, with the answer, for a taken name and all else. */
    async join(wish: { code?: string; addSeat?: boolean } = {}): Promise<SeatId> {
      code = wish.code ?? code
      if (code === null) throw new Error(`${name} needs a code to join`)
      const body = { name, place, principlesAccepted: true, ...(wish.addSeat ? { addSeat: true } : {}) }
      seat = seatOf((await call('Joining', `/api/rooms/${code}/seats`, body, seated)).seat)
      return seat
    },
    /** Goes on with a seat by its return link. */
    async returnBy(path: string): Promise<SeatId> {
      const [room, secret] = path.replace(/^.*\/r\//, '').split('#back=')
      if (room === undefined || secret === undefined) throw new Error(`${path} is not a return link`)
      code = room
      seat = seatOf((await call('Returning', `/api/rooms/${room}/return`, { secret }, seated)).seat)
      return seat
    },
    /** Asks to be a screen of the room; `connect('screen')` then waits for the facilitator like any screen. */
    async becomeScreen(of: string): Promise<{ screen: string; pairing: string }> {
      code = of
      return call('Becoming a screen', `/api/rooms/${of}/screens`, {}, screened)
    },
    connect,
    /** Any path of the HTTP API, with this device's cookie. */
    http: http.call,

    ask,
    send,
    /** Like `send`, but a refusal is the answer. */
    async attempt(command: SeatCommand | LeadCommand | BoardCommand): Promise<Rejection | null> {
      const answer = await ask(command, view().roleEpoch)
      return answer.ok ? null : answer.rejection
    },
    react: (kind: ReactionKind) => connection().react(ownSeat(), kind),

    /** Puts a card into the box; resolves when it is stored there. @throws when it is refused. */
    async submitCard(wish: { lane: Lane; text: string; wantsHelp?: boolean; signed?: boolean }): Promise<WrittenCard> {
      const { writing } = view()
      if (!writing) throw new Error(`${name} cannot write: the box is shut. ${describe()}`)
      const ticket = await ticketOf(writing.opening)
      const written = { card: cardId(randomHex(13)), editKey: randomHex(32), ticket }
      const { lane, text } = wish
      const { wantsHelp = false, signed = false } = wish
      const keyHash = sha256hex(written.editKey)
      insist(
        'card.submit',
        await ask({ kind: 'card.submit', ticket, card: written.card, lane, text, wantsHelp, signed, keyHash }),
      )
      return written
    },
    async takeBack(written: WrittenCard): Promise<void> {
      insist('card.takeBack', await ask({ kind: 'card.takeBack', ...written }))
    },
    async release(signedOnly = false): Promise<void> {
      insist('box.release', await ask({ kind: 'box.release', signedOnly }, view().roleEpoch))
    },
    async returnLink(): Promise<string> {
      const answer = insist('return.link', await ask({ kind: 'return.link' }))
      if (answer.returnLink === undefined) throw new Error('return.link was answered without a link')
      return answer.returnLink
    },

    openDocument,
    waitUntilSaved,
    /** Released cards in the order of the wall. */
    async board(): Promise<ShownCard[]> {
      return cardsOf(await openDocument('board'))
    },
    /** Waits for cards on the board. @returns all of them. */
    async waitForBoard(predicate: (cards: ShownCard[]) => boolean, timeoutMs?: number): Promise<ShownCard[]> {
      const opened = await openDocument('board')
      await waitUntil(() => predicate(cardsOf(opened)), `a board with ${predicate.toString()}`, timeoutMs)
      return cardsOf(opened)
    },
    /** The card on the board that was written by this participant, known by its mark. */
    isOwn: (shown: ShownCard, written: WrittenCard) => shown.mark === markOf(written.editKey, shown.id),

    /** Adds an item at the end of its phase and waits until the server has it. @returns its id. */
    async addAgendaItem(item: { title: string; minutes: number; who: string; phase: PhaseName }): Promise<string> {
      const { doc } = await openDocument('agenda')
      const items = doc.getMap<Y.Map<unknown>>('items')
      const ranks = [...items.values()]
        .filter((one) => one.get('phase') === item.phase)
        .map((one) => String(one.get('rank')))
      const id = randomHex(8)
      doc.transact(() => {
        const entry = new Y.Map<unknown>(
          Object.entries({ ...item, rank: generateKeyBetween(ranks.sort().at(-1) ?? null, null) }),
        )
        items.set(id, entry)
      })
      await waitUntilSaved('agenda')
      return id
    },
    /** Adds a paragraph to the notes of an agenda item, or to the theme's. Does not wait; see `waitUntilSaved`. */
    async write(document: 'agenda' | 'theme', text: string, item?: string): Promise<void> {
      const { doc } = await openDocument(document)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      const notes = doc.getXmlFragment(document === 'theme' ? 'notes' : `note:${item}`)
      notes.insert(notes.length, [paragraph])
    },

    waitFor,
    waitUntil,
    /** Called at each change of anything this participant sees. @returns what ends it. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    close(): void {
      for (const opened of documents.values()) opened.close()
      documents.clear()
      link?.close()
    },
  }
}

function cardsOf(opened: DocumentLink): ShownCard[] {
  return [...readBoard(opened.doc)].map(([id, card]) => ({ id, ...card })).sort(wallOrder)
}

function seatOf(raw: string | { id: string }): SeatId {
  return seatId(typeof raw === 'string' ? raw : raw.id)
}

function insist(what: string, answer: Answer): Extract<Answer, { ok: true }> {
  if (!answer.ok) throw new Error(`${what} was refused: ${answer.rejection.code}`)
  return answer
}

// Plays a script over real sockets, one step after the other, and keeps every byte that anybody gets.

import * as Y from 'yjs'
import { readBoard } from '../../server/documents/board-document.ts'
import { sha256 } from '../../server/rooms/hash.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import { planNamed } from '../../shared/session/plans.ts'
import type { Lane } from '../../shared/session/session.ts'
import type { AnyCommand } from '../../shared/wire/up.ts'
import type { Keep } from './device.ts'
import { Device } from './device.ts'
import type { Act, Script, Words } from './script.ts'
import { otherPresser } from './script.ts'
import type { WatchedServer } from './watched-server.ts'

const PLAN = 'community_120'
const NAMES = ['Ida', 'Ben', 'Kofi', 'Lena', 'Yuki', 'Amara', 'Noor']

/** What interesting states a session went through. */
export type Reached = Record<
  | 'batches'
  | 'lateBatches'
  | 'refusedReleases'
  | 'cards'
  | 'rewrites'
  | 'takenBack'
  | 'improved'
  | 'moved'
  | 'grouped'
  | 'withdrawn'
  | 'moderated'
  | 'asked'
  | 'answered'
  | 'signedLate'
  | 'votesShown'
  | 'reconnects'
  | 'lateJoiners'
  | 'takeovers'
  | 'screens'
  | 'slips'
  | 'cleanings'
  | 'takeaways'
  | 'refusals'
  | 'boardWritesRefused'
  | 'exports',
  number
>

export type Played = {
  /** Listener to everything it got, in order. */
  heard: Map<string, string[]>
  /** What became of the words of each slot: in which batch they came onto the board, or that they never did. */
  fates: string[]
  reached: Reached
}

type Card = [id: string, card: BoardCard]

/** @param order slot to the words that it writes */
export async function play(server: WatchedServer, script: Script, order: readonly number[]): Promise<Played> {
  const session = new Playing(server, script, order)
  try {
    await session.run()
    return { heard: session.everythingHeard(), fates: session.fates, reached: session.reached }
  } finally {
    await session.hangUp()
  }
}

class Playing {
  readonly reached: Reached = {
    batches: 0,
    lateBatches: 0,
    refusedReleases: 0,
    cards: 0,
    rewrites: 0,
    takenBack: 0,
    improved: 0,
    moved: 0,
    grouped: 0,
    withdrawn: 0,
    moderated: 0,
    asked: 0,
    answered: 0,
    signedLate: 0,
    votesShown: 0,
    reconnects: 0,
    lateJoiners: 0,
    takeovers: 0,
    screens: 0,
    slips: 0,
    cleanings: 0,
    takeaways: 0,
    refusals: 0,
    boardWritesRefused: 0,
    exports: 0,
  }
  readonly fates: string[]
  readonly #server: WatchedServer
  readonly #script: Script
  readonly #order: readonly number[]
  readonly #devices: Device[] = []
  readonly #seats: string[] = []
  readonly #tickets: string[] = []
  readonly #taken: string[] = []
  readonly #screen: Device
  #screenId: string | null = null
  #code = ''
  #room = ''
  #step = 0
  #keys = 0
  #epoch = 1
  #leader = 0
  #isClosed = false
  /** Words and presses are in other hands. */
  readonly #isCrossed: boolean

  constructor(server: WatchedServer, script: Script, order: readonly number[]) {
    this.#server = server
    this.#script = script
    this.#order = order
    this.#isCrossed = order.some((words, slot) => words !== slot)
    this.fates = script.slots.map(() => 'never')
    this.#screen = new Device('screen', server.port)
  }

  async run(): Promise<void> {
    const { seed, people, acts } = this.#script
    this.#server.begin(seed)
    this.#server.takeLog()
    await this.#open()
    for (let who = 1; who < people; who++) await this.#join(who)
    await this.#lead({ kind: 'deputy.set', seat: this.#seatOf(1) })
    await this.#lead({ kind: 'session.start' })
    for (const { waitMs, act } of acts) {
      await this.#wait(waitMs)
      await this.#act(act)
      await this.#settle()
    }
  }

  everythingHeard(): Map<string, string[]> {
    const heard = new Map<string, string[]>()
    for (const device of [...this.#devices, this.#screen]) heard.set(device.name, device.heard)
    heard.set('log and metrics', this.#taken)
    return heard
  }

  async hangUp(): Promise<void> {
    for (const device of [...this.#devices, this.#screen]) device.drop()
    await this.#settle()
    // The room is let go a while after the last one has left: it must not be on this server when the next one begins.
    await this.#wait(61_000)
  }

  // --- time

  async #wait(ms: number): Promise<void> {
    await this.#server.wait(ms, () => [...this.#devices, this.#screen].flatMap((device) => device.sockets()))
    this.#note()
  }

  /** Until nothing is on its way in either direction and the store owes no answer. */
  async #settle(): Promise<void> {
    const all = [...this.#devices, this.#screen]
    await this.#server.settled(() => all.flatMap((device) => device.sockets()))
    this.#note()
  }

  /** What comes from here on belongs to the next step. */
  #note(): void {
    this.#step += 1
    for (const device of [...this.#devices, this.#screen]) device.mark(this.#step)
    for (const line of this.#server.takeLog()) this.#taken.push(`${this.#step} ${line}`)
  }

  // --- coming in

  async #http(device: Device, method: string, path: string, body?: object): Promise<string> {
    const headers: Record<string, string> = {
      origin: `http://localhost:${this.#server.port}`,
      host: `localhost:${this.#server.port}`,
      'x-forwarded-for': `10.${this.#script.seed[1] % 250}.${(this.#script.seed[1] >> 8) % 250}.9`,
    }
    if (device.cookie !== null) headers.cookie = device.cookie
    if (body) headers['content-type'] = 'application/json'
    const answer = await fetch(`http://localhost:${this.#server.port}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const cookie = answer.headers.get('set-cookie')
    if (cookie !== null) device.cookie = cookie.split(';')[0] ?? null
    const text = await answer.text()
    device.keepAnswer(`${method} ${path}`, `${answer.status} ${cookie} ${text}`)
    return text
  }

  async #open(): Promise<void> {
    const device = new Device(NAMES[0] ?? '', this.#server.port)
    this.#devices.push(device)
    const wish = { title: 'A meeting', name: device.name, plan: PLAN, language: 'en' }
    const made: { code: string; seat: string } = JSON.parse(await this.#http(device, 'POST', '/api/rooms', wish))
    this.#code = made.code
    this.#seats.push(made.seat)
    await this.#connect(device, 'seat')
  }

  async #join(who: number): Promise<void> {
    const device = new Device(NAMES[who] ?? '', this.#server.port)
    this.#devices[who] = device
    const wish = { name: device.name, place: who % 2 ? 'remote' : 'room', principlesAccepted: true }
    const path = `/api/rooms/${this.#code}/seats`
    const joined: { seat: { id: string } } = JSON.parse(await this.#http(device, 'POST', path, wish))
    this.#seats[who] = joined.seat.id
    await this.#connect(device, 'seat')
  }

  /** Live socket, then the documents it names. */
  async #connect(device: Device, as: 'seat' | 'screen'): Promise<void> {
    const answer = await device.connect(this.#code, as)
    if (answer !== 'connected') return device.keepAnswer('handshake', answer)
    await this.#settle()
    const snapshot = device.heard.findLast((line) => line.startsWith('live 42["snapshot"')) ?? ''
    this.#room = /"roomId":"([a-z0-9]+)"/.exec(snapshot)?.[1] ?? this.#room
    const isAllowed = as === 'seat' || snapshot.includes('"audience":"screen"')
    if (isAllowed && !this.#isClosed) await device.openDocument(this.#board)
    await this.#settle()
  }

  /** As the leader was told: a slip may have given it a new life. */
  get #board(): string {
    return this.#devices[this.#leader]?.boardId || `${this.#room}.board.0`
  }

  #seatOf(who: number): string {
    return this.#seats[who] ?? ''
  }

  // --- asking

  /** A command of a seat. Nothing is asked of a device that is not connected. */
  async #ask(who: number, command: AnyCommand, keep: Keep): Promise<string> {
    const device = this.#devices[who]
    if (!device?.isConnected) return 'away'
    this.#keys += 1
    const key = `key${this.#keys}aaaaaaa`
    const envelope = { seat: this.#seatOf(who), key, epoch: this.#epoch, command }
    let result: string | null = null
    const answered = device.ask(envelope, keep).then((answer) => {
      result = answer.ok ? 'ok' : answer.rejection.code
      if (!answer.ok) this.reached.refusals += 1
      if (answer.ok && answer.ticket !== undefined) this.#tickets[who] = answer.ticket
    })
    await this.#settle()
    // Box commands are answered with the next tick.
    for (let tries = 0; result === null && tries < 4; tries++) await this.#wait(250)
    if (result === null) return 'unanswered'
    await answered
    return result
  }

  #lead(command: AnyCommand): Promise<string> {
    return this.#ask(this.#leader, command, 'whole')
  }

  // --- words

  #wordsOf(slot: number): Words {
    const words = this.#script.words[this.#order[slot] ?? slot]
    if (!words) throw new Error(`no words for slot ${slot}`)
    return words
  }

  /** Cards in the order in which they hang, as the leader's device has them. */
  #cards(): Card[] {
    const doc = this.#devices[this.#leader]?.board ?? new Y.Doc()
    const cards = [...readBoard(Y.encodeStateAsUpdate(doc))]
    return cards.sort(([one, a], [two, b]) => compare(a.lane, b.lane) || compare(a.rank, b.rank) || compare(one, two))
  }

  #cardAt(place: number): Card | undefined {
    const cards = this.#cards()
    return cards[place % Math.max(1, cards.length)]
  }

  /** As a browser finds its own card: by the key. */
  #slotOf([id, card]: Card): number {
    const words = this.#script.words.findIndex((one) => sha256(sha256(one.editKey) + id) === card.mark)
    return this.#order.indexOf(words)
  }

  #submit(slot: number, more: Partial<Record<string, unknown>> = {}) {
    const { who, signed } = this.#script.slots[slot] ?? { who: 0, signed: false }
    const { text, lane, wantsHelp, toldByLead, card, editKey } = this.#wordsOf(slot)
    const ticket = this.#tickets[who] ?? sha256('no ticket')
    const command = {
      kind: 'card.submit',
      ticket,
      card,
      lane,
      text,
      wantsHelp,
      toldByLead,
      signed,
      keyHash: sha256(editKey),
    }
    return this.#ask(who, { ...command, ...more, kind: 'card.submit' }, 'code')
  }

  async #release(signedOnly: boolean): Promise<void> {
    const before = new Set(this.#cards().map(([id]) => id))
    const result = await this.#lead({ kind: 'box.release', signedOnly })
    if (result !== 'ok') {
      this.reached.refusedReleases += 1
      return
    }
    this.reached.batches += 1
    if (this.reached.batches > 1) this.reached.lateBatches += 1
    for (const card of this.#cards()) {
      if (before.has(card[0])) continue
      const slot = this.#slotOf(card)
      if (slot >= 0) this.fates[slot] = `batch ${this.reached.batches}`
      if (card[1].lane === 'takeaway') this.reached.takeaways += 1
    }
    await this.#keepMetrics()
  }

  async #keepMetrics(): Promise<void> {
    this.#taken.push(await this.#server.metrics())
  }

  // --- acts

  async #act(act: Act): Promise<void> {
    const { reached } = this
    switch (act.kind) {
      case 'ask':
        await this.#ask(act.who, { kind: 'ticket.ask', opening: this.#devices[act.who]?.opening ?? 0 }, 'whole')
        return
      case 'submit':
        if ((await this.#submit(act.slot)) === 'ok') reached.cards += 1
        return
      case 'rewrite': {
        // Other words for a while, and back: what lies in the box at a release is what the slot was given.
        const { text } = this.#wordsOf(act.slot)
        if ((await this.#submit(act.slot, { text: `not yet: ${text.slice(0, 100)}` })) === 'ok') reached.rewrites += 1
        await this.#submit(act.slot)
        return
      }
      case 'takeBack': {
        const { card, editKey } = this.#wordsOf(act.slot)
        const who = this.#script.slots[act.slot]?.who ?? 0
        const ticket = this.#tickets[who] ?? sha256('no ticket')
        if ((await this.#ask(who, { kind: 'card.takeBack', ticket, card, editKey }, 'code')) === 'ok')
          reached.takenBack += 1
        return
      }
      case 'tooLong':
        await this.#submit(act.slot, { text: this.#wordsOf(act.slot).text.padEnd(300, 'long ') })
        return
      case 'shutLane':
        await this.#submit(act.slot, { lane: this.#wordsOf(act.slot).lane === 'takeaway' ? 'success' : 'takeaway' })
        return
      case 'strangeTicket':
        await this.#submit(act.slot, { ticket: sha256('invented') })
        return
      case 'paste':
        return this.#paste(act.slot)
      case 'done':
        await this.#ask(act.who, { kind: 'done.set', done: act.on }, 'whole')
        return
      case 'hand':
        await this.#ask(act.who, { kind: 'hand.set', raised: act.on }, 'whole')
        return
      case 'react':
        this.#devices[act.who]?.emit('react', { seat: this.#seatOf(act.who), kind: act.how })
        await this.#settle()
        return
      case 'drop':
        this.#devices[act.who]?.drop()
        await this.#settle()
        return
      case 'back':
        return this.#comeBack(act.who)
      case 'join':
        await this.#join(act.who)
        reached.lateJoiners += 1
        return
      case 'leave':
        await this.#ask(act.who, { kind: 'seat.leave' }, 'whole')
        return this.#wait(1_500)
      case 'evaluate':
        await this.#ask(act.who, { kind: 'evaluation.set', evaluation: { worth: 4, heard: 5, safe: 3 } }, 'whole')
        return
      case 'go':
        await this.#lead({ kind: 'step.jump', to: stepOf(act.form) })
        return
      case 'release':
        return this.#release(act.signedOnly)
      case 'screen':
        return this.#onScreen(act.what)
      case 'vote':
        await this.#lead({ kind: act.shown ? 'vote.show' : 'vote.open' })
        if (act.shown) reached.votesShown += 1
        return
      case 'dots': {
        const cards = new Set(act.places.map((place) => this.#cardAt(place)?.[0]).filter((id) => id !== undefined))
        await this.#ask(act.who, { kind: 'dots.set', cards: [...cards] }, 'whole')
        return
      }
      case 'resync':
        for (const device of this.#devices) device.emit('resync', {})
        return
      case 'takeover':
        return this.#takeOver()
      case 'handBack':
        await this.#lead({ kind: 'lead.give', to: this.#seatOf(0) })
        this.#leader = 0
        this.#epoch += 1
        return
      case 'slip':
        return this.#slip(act)
      case 'close':
        return this.#close()
      default:
        return this.#onTheWall(act)
    }
  }

  async #onTheWall(act: Extract<Act, { place: number }> | { kind: 'signLater'; slot: number }): Promise<void> {
    const { reached } = this
    if (act.kind === 'signLater') {
      const own = this.#cards().find((card) => this.#slotOf(card) === act.slot)
      const who = this.#script.slots[act.slot]?.who ?? 0
      if (!own) return
      const { editKey } = this.#wordsOf(act.slot)
      const command: AnyCommand = { kind: 'board.sign', card: own[0], editKey, signed: true, evenIfFew: true }
      if ((await this.#ask(who, command, 'whole')) === 'ok') reached.signedLate += 1
      return
    }
    const found = this.#cardAt(act.place)
    if (!found) return
    const [card, { text, lane }] = found
    switch (act.kind) {
      case 'improve': {
        const next = act.other % 2 ? `${text} and more` : text.replace(' ', ' very ')
        if ((await this.#ask(act.who, { kind: 'board.edit', card, base: text, next }, 'whole')) === 'ok')
          reached.improved += 1
        return
      }
      case 'move': {
        const to: Lane = act.other % 2 ? 'learning' : 'challenge'
        const command: AnyCommand = {
          kind: 'board.move',
          card,
          lane: lane === 'takeaway' ? lane : to,
          rank: `a${act.other % 10}`,
        }
        if ((await this.#ask(act.who, command, 'whole')) === 'ok') reached.moved += 1
        return
      }
      case 'group': {
        const onto = this.#cardAt(act.other)?.[0] ?? null
        if ((await this.#ask(act.who, { kind: 'board.group', card, onto }, 'whole')) === 'ok') reached.grouped += 1
        return
      }
      case 'metoo':
        await this.#ask(act.who, { kind: 'card.metoo', card, on: act.other % 4 > 0 }, 'whole')
        return
      case 'guessKey':
        await this.#ask(act.who, { kind: 'board.withdraw', card, editKey: sha256('a guess') }, 'whole')
        return
      case 'withdraw': {
        // The one whose device holds the key: another one when the words have changed hands.
        const slot = this.#slotOf(found)
        const who = this.#script.slots[slot]?.who
        const editKey = slot >= 0 ? this.#wordsOf(slot).editKey : ''
        if (who === undefined || !this.#devices.slice(0, this.#script.people).every((one) => one.isConnected)) return
        if ((await this.#ask(who, { kind: 'board.withdraw', card, editKey }, 'none')) === 'ok') reached.withdrawn += 1
        return
      }
      case 'askAuthor':
        return this.#askAuthor(found, act.answer)
      case 'remove':
        if ((await this.#lead({ kind: 'board.remove', card, epoch: this.#epoch })) === 'ok') reached.moderated += 1
        return
      case 'spotlight':
        await this.#lead({ kind: 'spotlight.set', card })
    }
  }

  /** BRD13. The answer comes from whoever holds the key: another one when the words have changed hands. */
  async #askAuthor(found: Card, answer: Extract<Act, { kind: 'askAuthor' }>['answer']): Promise<void> {
    const { slots, people } = this.#script
    const [card] = found
    const slot = this.#slotOf(found)
    const author = slots[slot]
    if (answer !== 'wish' && (await this.#lead({ kind: 'case.ask', seat: null, card })) !== 'ok') return
    this.reached.asked += 1
    if (answer === 'silence') return
    if (answer === 'guess') {
      await this.#ask(1, { kind: 'board.tell', card, editKey: sha256('a guess'), who: 'lead' }, 'whole')
      return
    }
    const isKept = author?.signed === true
    if (!author || !this.#devices.slice(0, people).every((one) => one.isConnected)) return
    const who = answer === 'me' && isKept ? 'me' : 'lead'
    const told = await this.#ask(
      author.who,
      { kind: 'board.tell', card, editKey: this.#wordsOf(slot).editKey, who },
      'none',
    )
    if (told === 'ok') this.reached.answered += 1
  }

  /** A program that is not ours puts its words straight onto the board. */
  async #paste(slot: number): Promise<void> {
    const who = this.#script.slots[slot]?.who ?? 0
    const device = this.#devices[who]
    if (!device?.hasDocument(this.#board)) return
    const { text, lane, card } = this.#wordsOf(slot)
    const doc = new Y.Doc()
    doc.clientID = 1_000 + who
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(device.board))
    const before = Y.encodeStateVector(doc)
    doc
      .getMap('cards')
      .set(card, { lane, text, wantsHelp: false, signedBy: null, mark: sha256(card), rank: 'a0', group: null })
    device.writeTo(this.#board, Y.encodeStateAsUpdate(doc, before))
    await this.#settle()
    await this.#wait(100)
    if (!device.hasDocument(this.#board)) {
      this.reached.boardWritesRefused += 1
      await device.openDocument(this.#board)
    }
  }

  /** Everybody sees the room covered; the marked words are gone; it goes on with a new life of the documents. */
  async #slip({ who, place, clean }: Extract<Act, { kind: 'slip' }>): Promise<void> {
    const { people } = this.#script
    if (!this.#devices.slice(0, people).every((one) => one.isConnected)) return
    const found = this.#cardAt(place)
    const presser = this.#isCrossed ? otherPresser(this.#script, who) : who
    const turn = this.#devices[this.#leader]?.slipTurn ?? 0
    if ((await this.#ask(presser, { kind: 'slip.raise', turn }, 'none')) !== 'ok') return
    this.reached.slips += 1
    const present = this.#devices[this.#leader]?.slipTurn ?? 0
    if (found && clean !== 'nothing') {
      const [card, { text }] = found
      const slot = this.#slotOf(found)
      const holder = this.#script.slots[slot]?.who
      const isByAuthor = clean === 'by author' && holder !== undefined
      const command: AnyCommand = {
        kind: 'slip.clean',
        turn: present,
        marks: clean === 'card' ? [] : [{ find: text.split(' ')[1] ?? '', replace: '…', card }],
        takeOff: clean === 'card' ? [card] : [],
        editKey: isByAuthor ? this.#wordsOf(slot).editKey : null,
      }
      const who = isByAuthor ? holder : this.#leader
      if ((await this.#ask(who, command, isByAuthor ? 'none' : 'whole')) === 'ok') this.reached.cleanings += 1
    }
    await this.#wait(2_500)
    await this.#lead({ kind: 'slip.resume', turn: present })
    await this.#wait(2_500)
    for (const device of [...this.#devices, this.#screen]) {
      const mayRead = device !== this.#screen || this.reached.screens > 0
      if (device.isConnected && mayRead && !device.hasDocument(this.#board)) await device.openDocument(this.#board)
    }
  }

  async #comeBack(who: number): Promise<void> {
    const device = this.#devices[who]
    if (!device || device.isConnected) return
    await this.#connect(device, 'seat')
    this.reached.reconnects += 1
  }

  async #onScreen(what: 'add' | 'allow' | 'blank' | 'show'): Promise<void> {
    if (what === 'blank' || what === 'show') {
      await this.#lead({ kind: 'screens.blank', blank: what === 'blank' })
      return
    }
    if (what === 'add') {
      const path = `/api/rooms/${this.#code}/screens`
      const added: { screen: string } = JSON.parse(await this.#http(this.#screen, 'POST', path, {}))
      this.#screenId = added.screen
      return this.#connect(this.#screen, 'screen')
    }
    if (this.#screenId === null) return
    if ((await this.#lead({ kind: 'screen.allow', screen: this.#screenId })) !== 'ok') return
    this.reached.screens += 1
    await this.#screen.openDocument(this.#board)
  }

  async #takeOver(): Promise<void> {
    this.#devices[0]?.drop()
    await this.#settle()
    await this.#wait(21_000)
    if ((await this.#ask(1, { kind: 'lead.take' }, 'whole')) === 'ok') {
      this.reached.takeovers += 1
      this.#leader = 1
      this.#epoch += 1
    }
    await this.#comeBack(0)
    await this.#ask(0, { kind: 'lead.askBack' }, 'whole')
  }

  async #close(): Promise<void> {
    await this.#lead({ kind: 'session.close' })
    await this.#wait(61_000)
    this.#isClosed = true
    for (const device of this.#devices) {
      for (const file of ['summary', 'summary.md', 'next.ics']) {
        const text = await this.#http(device, 'GET', `/api/rooms/${this.#code}/${file}`)
        if (file === 'summary' && text.includes('agendaMarkdown')) this.reached.exports += 1
      }
    }
    await this.#keepMetrics()
  }
}

function stepOf(form: string): string {
  const step = planNamed(PLAN).steps.find((one) => one.form === form)
  if (!step) throw new Error(`no step ${form}`)
  return step.id
}

const compare = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0)

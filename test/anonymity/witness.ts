// What a participant sees of a session, and what somebody in the same room sees beside it: who stopped typing when, who tapped "done" when.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { sha256 } from '../../server/rooms/hash.ts'
import { planNamed } from '../../shared/session/plans.ts'
import type { Answer } from '../../shared/wire/events.ts'
import type { AnyCommand } from '../../shared/wire/up.ts'
import type { Draw } from './chance.ts'
import { drawWith, seedOf } from './chance.ts'
import { Device } from './device.ts'
import { Party } from './party.ts'
import type { WatchedServer } from './watched-server.ts'

export const AUTHORS = 6
const CARDS_EACH = 2
const OPENINGS = 3
export const CARDS_A_SESSION = AUTHORS * CARDS_EACH * OPENINGS

/** A card as a program of a participant can look at it. */
export type SeenCard = {
  id: string
  fields: Record<string, unknown>
  /** Of the Yjs struct that brought it. */
  client: number
  clock: number
  /** When the frame with it came, and as which one. */
  atMs: number
  frame: number
}
export type Moment = { author: number; atMs: number }
/** One opening of the box, up to its release. `truth` is what the attacker wants to know. */
export type Witnessed = {
  cards: SeenCard[]
  stoppedTyping: Moment[]
  tappedDone: Moment[]
  /** Everything that came over the live socket meanwhile. */
  frames: { atMs: number; text: string }[]
  seats: string[]
  names: string[]
  truth: number[]
  /** Ids under which the cards lay in the box, with their authors. */
  sealed: { id: string; author: number }[]
}

/** People keep their devices from session to session. */
export type People = { cookies: (string | null)[] }
export const newPeople = (): People => ({ cookies: Array.from({ length: AUTHORS + 2 }, () => null) })

/** Holds one session of six authors, one who leads and one who watches. */
export async function witness(
  server: WatchedServer,
  people: People,
  seed: number,
  index: number,
  onOpening: (witnessed: Witnessed) => void = () => undefined,
): Promise<Witnessed[]> {
  const session = new Session(server, people, drawWith(seedOf(seed, index)), index, onOpening)
  server.begin(seedOf(seed, index))
  try {
    return await session.run()
  } finally {
    await session.hangUp()
  }
}

const PLAN = 'circle_90'
const LEADER = AUTHORS
const WATCHER = AUTHORS + 1
const STEP = planNamed(PLAN).steps.find((step) => step.form === 'write')?.id ?? ''

class Session {
  readonly #party: Party
  readonly #people: People
  readonly #draw: Draw
  readonly #index: number
  readonly #onOpening: (witnessed: Witnessed) => void

  constructor(
    server: WatchedServer,
    people: People,
    draw: Draw,
    index: number,
    onOpening: (witnessed: Witnessed) => void,
  ) {
    this.#party = new Party(server, `10.1.${(index >> 5) % 250}.9`)
    this.#onOpening = onOpening
    this.#people = people
    this.#draw = draw
    this.#index = index
  }

  async run(): Promise<Witnessed[]> {
    await this.#enter(LEADER)
    for (const who of this.#draw.shuffled([...Array(AUTHORS).keys(), WATCHER])) await this.#enter(who)
    await this.#ask(LEADER, { kind: 'session.start' })
    await this.#ask(LEADER, { kind: 'step.jump', to: STEP })
    const board = this.#party.devices[LEADER]?.boardId ?? ''
    await this.#party.devices[WATCHER]?.openDocument(board)
    const seen = new Set<string>()
    const witnessed: Witnessed[] = []
    for (let opening = 0; opening < OPENINGS; opening++) {
      const one = await this.#opening(seen)
      this.#onOpening(one)
      witnessed.push(one)
    }
    return witnessed
  }

  async hangUp(): Promise<void> {
    for (const [who, device] of this.#party.devices.entries()) this.#people.cookies[who] = device?.cookie ?? null
    await this.#party.hangUp()
  }

  async #opening(seen: Set<string>): Promise<Witnessed> {
    const watcher = this.#party.devices[WATCHER]
    if (!watcher) throw new Error('nobody watches')
    const authors = [...Array(AUTHORS).keys()]
    const tickets: string[] = []
    for (const who of this.#draw.shuffled(authors)) {
      await this.#party.wait(this.#draw.below(400))
      tickets[who] = await this.#ask(who, { kind: 'ticket.ask', opening: this.#party.devices[who]?.opening ?? 0 })
    }
    const before = watcher.timed.length
    const stoppedTyping: Moment[] = []
    const tappedDone: Moment[] = []
    const authorOf = new Map<string, number>()
    const sealed: { id: string; author: number }[] = []
    const left = authors.map(() => CARDS_EACH)
    // A program that numbers its cards, as programs do: the server must not count on the ids being drawn.
    const isNumbered = this.#index % 2 === 0
    for (let n = 0; n < AUTHORS * CARDS_EACH; n++) {
      await this.#party.wait(this.#draw.of([60, 250, 700, 1_800]))
      const who = this.#draw.of(authors.filter((one) => (left[one] ?? 0) > 0))
      left[who] = (left[who] ?? 0) - 1
      const text = `${this.#draw.below(1_000_000)} ${'so it went '.repeat(this.#draw.below(20))}`.trim()
      const random = sha256(`${this.#index} ${seen.size} ${n} ${text}`)
      const card = isNumbered ? `${String(n).padStart(4, '0')}${random}`.slice(0, 26) : random.slice(0, 26)
      const command = {
        kind: 'card.submit' as const,
        ticket: tickets[who] ?? '',
        card,
        lane: 'challenge' as const,
        text,
        wantsHelp: false,
      }
      this.#tell(who, { ...command, signed: false, keyHash: sha256(random) })
      stoppedTyping.push({ author: who, atMs: this.#nowMs })
      authorOf.set(text, who)
      sealed.push({ id: card, author: who })
      await this.#party.settle()
      if (left[who] === 0) {
        await this.#party.wait(this.#draw.of([0, 300]))
        await this.#ask(who, { kind: 'done.set', done: true })
        tappedDone.push({ author: who, atMs: this.#nowMs })
      }
    }
    await this.#party.wait(1_000)
    await this.#ask(LEADER, { kind: 'box.release', signedOnly: false })
    await this.#party.wait(500)
    const timed = watcher.timed.slice(before)
    const cards = cardsIn(timed).filter((card) => !seen.has(card.id))
    for (const card of cards) seen.add(card.id)
    for (const who of authors) await this.#ask(who, { kind: 'done.set', done: false })
    return {
      cards,
      stoppedTyping,
      tappedDone,
      frames: timed.filter((one) => one.text !== null).map(({ atMs, text }) => ({ atMs, text: text ?? '' })),
      seats: this.#party.seats.slice(0, AUTHORS),
      names: this.#party.devices.slice(0, AUTHORS).map((device) => device.name),
      truth: cards.map((card) => authorOf.get(String(card.fields.text)) ?? -1),
      sealed,
    }
  }

  get #nowMs(): number {
    return this.#party.server.clock.nowMs()
  }

  async #enter(who: number): Promise<void> {
    const device = new Device(`P${who}`, this.#party.server.port, () => this.#nowMs)
    device.cookie = this.#people.cookies[who] ?? null
    if (who === LEADER) await this.#party.open(who, device, PLAN)
    else await this.#party.join(who, device, 'remote')
    await device.connect(this.#party.code, 'seat')
    await this.#party.settle()
  }

  /** Whoever leads does so from beginning to end. */
  #tell(who: number, command: AnyCommand): Promise<Answer> {
    return this.#party.tell(who, command, 'whole', 1)
  }

  /** @returns the ticket, when one was dealt. */
  async #ask(who: number, command: AnyCommand): Promise<string> {
    const answered = this.#tell(who, command)
    await this.#party.settle()
    const answer = await answered
    return answer.ok ? (answer.ticket ?? '') : ''
  }
}

/** Every card that the frames of the board bring, with the struct it came in. */
function cardsIn(timed: Device['timed']): SeenCard[] {
  const cards = new Map<string, SeenCard>()
  for (const [frame, { atMs, bytes }] of timed.entries()) {
    if (bytes === null) continue
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) continue
    for (const struct of Y.decodeUpdate(decoding.readVarUint8Array(decoder)).structs) {
      if (!(struct instanceof Y.Item) || struct.parentSub === null || !(struct.content instanceof Y.ContentAny))
        continue
      const [fields]: unknown[] = struct.content.arr
      if (typeof fields !== 'object' || fields === null) continue
      const { client, clock } = struct.id
      cards.set(struct.parentSub, { id: struct.parentSub, fields: { ...fields }, client, clock, atMs, frame })
    }
  }
  return [...cards.values()]
}

// One session that is being played: who is there, who leads, whose words are whose, and all that anybody heard.
import * as Y from 'yjs'
import { readBoard } from '../../server/documents/board-document.ts'
import { sha256 } from '../../server/rooms/hash.ts'
import type { BoardCard } from '../../shared/session/board.ts'
import type { AnyCommand } from '../../shared/wire/up.ts'
import { Device, type Keep } from './device.ts'
import { Party } from './party.ts'
import { nothingReached, type Reached } from './reached.ts'
import type { Script, Words } from './script.ts'
import type { WatchedServer } from './watched-server.ts'

export const PLAN = 'community_120'
const NAMES = ['Ida', 'Ben', 'Kofi', 'Lena', 'Yuki', 'Amara', 'Noor']

export type Card = [id: string, card: BoardCard]

export class Playing {
  readonly party: Party
  readonly script: Script
  readonly reached: Reached = nothingReached()
  /** What became of the words of each slot: in which batch they came onto the board, or that they never did. */
  readonly fates: string[]
  readonly tickets: string[] = []
  readonly screen: Device
  screenId: string | null = null
  epoch = 1
  leader = 0
  isClosed = false
  /** Words and presses are in other hands. */
  readonly isCrossed: boolean
  readonly #order: readonly number[]
  /** Log and metrics. */
  readonly #taken: string[] = []
  #room = ''
  #step = 0

  /** @param order slot to the words that it writes */
  constructor(server: WatchedServer, script: Script, order: readonly number[]) {
    const address = `10.${script.seed[1] % 250}.${(script.seed[1] >> 8) % 250}.9`
    this.party = new Party(server, address, () => this.#note())
    this.script = script
    this.#order = order
    this.isCrossed = order.some((words, slot) => words !== slot)
    this.fates = script.slots.map(() => 'never')
    this.screen = new Device('screen', server.port)
    this.party.screens.push(this.screen)
  }

  /** Listener to everything it got, in order. */
  everythingHeard(): Map<string, string[]> {
    const heard = new Map(this.party.all().map((device) => [device.name, device.heard]))
    return heard.set('log and metrics', this.#taken)
  }

  /** What comes from here on belongs to the next step. */
  #note(): void {
    this.#step += 1
    for (const device of this.party.all()) device.mark(this.#step)
    for (const line of this.party.server.takeLog()) this.#taken.push(`${this.#step} ${line}`)
  }

  async keepMetrics(): Promise<void> {
    this.#taken.push(await this.party.server.metrics())
  }

  // --- coming in

  async open(): Promise<void> {
    const device = new Device(NAMES[0] ?? '', this.party.server.port)
    await this.party.open(0, device, PLAN)
    await this.connect(device, 'seat')
  }

  async join(who: number): Promise<void> {
    const device = new Device(NAMES[who] ?? '', this.party.server.port)
    await this.party.join(who, device, who % 2 ? 'remote' : 'room')
    await this.connect(device, 'seat')
  }

  /** Live socket, then the documents it names. */
  async connect(device: Device, as: 'seat' | 'screen'): Promise<void> {
    const answer = await device.connect(this.party.code, as)
    if (answer !== 'connected') return device.keepAnswer('handshake', answer)
    await this.party.settle()
    const snapshot = device.heard.findLast((line) => line.startsWith('live 42["snapshot"')) ?? ''
    this.#room = /"roomId":"([a-z0-9]+)"/.exec(snapshot)?.[1] ?? this.#room
    const isAllowed = as === 'seat' || snapshot.includes('"audience":"screen"')
    if (isAllowed && !this.isClosed) await device.openDocument(this.board)
    await this.party.settle()
  }

  async comeBack(who: number): Promise<void> {
    const device = this.party.devices[who]
    if (!device || device.isConnected) return
    await this.connect(device, 'seat')
    this.reached.reconnects += 1
  }

  /** As the leader was told: a slip may have given it a new life. */
  get board(): string {
    return this.party.devices[this.leader]?.boardId || `${this.#room}.board.0`
  }

  seatOf(who: number): string {
    return this.party.seats[who] ?? ''
  }

  /** Everybody who came at the beginning. */
  get areAllHere(): boolean {
    return this.party.devices.slice(0, this.script.people).every((one) => one.isConnected)
  }

  // --- asking

  /** A command of a seat. Nothing is asked of a device that is not connected. */
  async ask(who: number, command: AnyCommand, keep: Keep): Promise<string> {
    if (!this.party.devices[who]?.isConnected) return 'away'
    let result: string | null = null
    const answered = this.party.tell(who, command, keep, this.epoch).then((answer) => {
      result = answer.ok ? 'ok' : answer.rejection.code
      if (!answer.ok) this.reached.refusals += 1
      if (answer.ok && answer.ticket !== undefined) this.tickets[who] = answer.ticket
    })
    await this.party.settle()
    // Box commands are answered with the next tick.
    for (let tries = 0; result === null && tries < 4; tries++) await this.party.wait(250)
    if (result === null) return 'unanswered'
    await answered
    return result
  }

  /** @param counts what is reached when it is done. */
  async askFor(counts: keyof Reached, who: number, command: AnyCommand, keep: Keep = 'whole'): Promise<void> {
    if ((await this.ask(who, command, keep)) === 'ok') this.reached[counts] += 1
  }

  lead(command: AnyCommand): Promise<string> {
    return this.ask(this.leader, command, 'whole')
  }

  // --- words

  whoOf(slot: number): number {
    return this.script.slots[slot]?.who ?? 0
  }

  wordsOf(slot: number): Words {
    const words = this.script.words[this.#order[slot] ?? slot]
    if (!words) throw new Error(`no words for slot ${slot}`)
    return words
  }

  /** Cards in the order in which they hang, as the leader's device has them. */
  cards(): Card[] {
    const doc = this.party.devices[this.leader]?.board ?? new Y.Doc()
    const cards = [...readBoard(Y.encodeStateAsUpdate(doc))]
    return cards.sort(([one, a], [two, b]) => compare(a.lane, b.lane) || compare(a.rank, b.rank) || compare(one, two))
  }

  cardAt(place: number): Card | undefined {
    const cards = this.cards()
    return cards[place % Math.max(1, cards.length)]
  }

  /** As a browser finds its own card: by the key. -1 for a card of nobody here. */
  slotOf([id, card]: Card): number {
    const words = this.script.words.findIndex((one) => sha256(sha256(one.editKey) + id) === card.mark)
    return this.#order.indexOf(words)
  }
}

const compare = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0)

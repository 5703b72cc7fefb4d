// One browser as the server sees it, and everything it gets: live socket, document sockets, answers over HTTP.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Answer } from '../../shared/wire/events.ts'
import { PROTOCOL_VERSION } from '../../shared/wire/version.ts'
import type { LightSocket } from '../bench/light-socket.ts'
import { openLightSocket } from '../bench/light-socket.ts'

/** `whole`: the answer is one of the bytes to compare; `code`: only whether and why not; `none`: who asked depends on who holds a card. */
export type Keep = 'whole' | 'code' | 'none'
type Asked = { keep: Keep; answer: (answer: Answer) => void }

const EMPTY_STEP_1 = Uint8Array.of(0, 0, 1, 0)

export class Device {
  readonly name: string
  readonly port: number
  cookie: string | null = null
  /** What it got, in order; `mark` divides it into the steps of the script. */
  heard: string[] = []
  /** Messages of any kind, pongs left out. */
  received = 0
  /** What it was told last: the number of the opening, of the slip, the id of the board. */
  opening = 0
  slipTurn = 0
  boardId = ''
  /** The board as this device sees it. */
  board = new Y.Doc()
  /** What came over the live socket (text) and the board's (bytes), with its time. */
  timed: { atMs: number; text: string | null; bytes: Uint8Array | null }[] = []
  readonly #nowMs: (() => number) | null
  readonly #asked = new Map<number, Asked>()
  #live: LightSocket | null = null
  #documents = new Map<string, LightSocket>()
  #acks = 0

  /** @param nowMs with it everything that comes is kept a second time, with the moment it came. */
  constructor(name: string, port: number, nowMs: (() => number) | null = null) {
    this.name = name
    this.port = port
    this.#nowMs = nowMs
  }

  /** Opens the live socket. Resolves when the server has answered the handshake. */
  connect(room: string, as: 'seat' | 'screen'): Promise<string> {
    return new Promise((resolve) => {
      const socket = openLightSocket(this.port, '/socket.io/?EIO=4&transport=websocket', this.cookie, {
        opened: () => undefined,
        text: (payload) => {
          const text = payload.toString()
          if (text.startsWith('0')) socket.sendText(`40${JSON.stringify({ protocol: PROTOCOL_VERSION, room, as })}`)
          else if (text === '2') socket.sendText('3')
          // The names of sockets are part of the handshake.
          else if (text.startsWith('40')) resolve('connected')
          else if (text.startsWith('44')) resolve(text)
          else this.#take(text)
        },
        closed: (why) => {
          if (this.#live !== socket) return
          this.#hear(`live closed ${why}`)
          this.#live = null
        },
      })
      this.#live = socket
    })
  }

  /** Opens a document socket and asks for all there is. Resolves when it is open, or refused. */
  openDocument(document: string): Promise<void> {
    return new Promise((resolve) => {
      const name = document.split('.').at(-2) ?? document
      const isBoard = document.includes('board')
      if (isBoard) this.board = new Y.Doc()
      const socket = openLightSocket(this.port, `/yjs/${document}?acks=1`, this.cookie, {
        opened: () => {
          socket.sendBytes(EMPTY_STEP_1)
          resolve()
        },
        bytes: (payload) => {
          this.#hear(`${isBoard ? 'board' : name} ${payload.toString('base64')}`)
          if (isBoard) applyFrame(this.board, payload)
          if (isBoard && this.#nowMs)
            this.timed.push({ atMs: this.#nowMs(), text: null, bytes: Uint8Array.from(payload) })
        },
        closed: (why) => {
          if (this.#documents.get(document) !== socket) return
          this.#documents.delete(document)
          this.#hear(`document closed ${why}`)
          resolve()
        },
      })
      this.#documents.set(document, socket)
    })
  }

  /** Hangs up, as a lost network does. */
  drop(): void {
    const live = this.#live
    this.#live = null
    live?.close()
    const documents = [...this.#documents.values()]
    this.#documents.clear()
    for (const socket of documents) socket.close()
  }

  get isConnected(): boolean {
    return this.#live?.isOpen() ?? false
  }

  hasDocument(document: string): boolean {
    return this.#documents.has(document)
  }

  /** Asks something of the room; the answer may take until the clock goes on. */
  ask(envelope: object, keep: Keep): Promise<Answer> {
    return new Promise((answer) => {
      this.#acks += 1
      this.#asked.set(this.#acks, { keep, answer })
      this.#live?.sendText(`42${this.#acks}${JSON.stringify(['command', envelope])}`)
    })
  }

  emit(name: string, payload: object): void {
    this.#live?.sendText(`42${JSON.stringify([name, payload])}`)
  }

  /** Sends an update for a document as if it may write there. */
  writeTo(document: string, update: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint8Array(encoder, update)
    this.#documents.get(document)?.sendBytes(encoding.toUint8Array(encoder))
  }

  /** Its open connections. */
  sockets(): LightSocket[] {
    return [...(this.#live ? [this.#live] : []), ...this.#documents.values()]
  }

  /** An answer over HTTP, headers of time and length left out. */
  keepAnswer(label: string, text: string): void {
    this.#hear(`http ${label} ${text}`)
  }

  mark(step: number): void {
    if (this.heard.at(-1)?.startsWith('-- ')) this.heard.pop()
    this.heard.push(`-- ${step}`)
  }

  #take(text: string): void {
    const ack = /^43(\d+)(\[.*\])$/s.exec(text)
    if (!ack) {
      this.opening = toldLast(text, 'opening') ?? this.opening
      this.slipTurn = toldLast(text, 'slipTurn') ?? this.slipTurn
      this.boardId = /[a-z0-9]{16,32}\.board\.\d+/.exec(text)?.[0] ?? this.boardId
      if (this.#nowMs) this.timed.push({ atMs: this.#nowMs(), text, bytes: null })
      this.#hear(`live ${text}`)
      return
    }
    const number = Number(ack[1])
    const asked = this.#asked.get(number)
    this.#asked.delete(number)
    const [answer]: Answer[] = JSON.parse(ack[2] ?? '[]')
    if (!asked || !answer) throw new Error(`an answer to nothing: ${text}`)
    if (asked.keep === 'whole') this.#hear(`answer ${ack[2]}`)
    if (asked.keep === 'code') this.#hear(`answer ${answer.ok ? 'ok' : answer.rejection.code}`)
    if (asked.keep === 'none') this.received += 1
    asked.answer(answer)
  }

  #hear(line: string): void {
    this.received += 1
    this.heard.push(line)
  }
}

/** The number of this member in a snapshot or a patch. */
function toldLast(text: string, member: string): number | null {
  const at = text.lastIndexOf(`"${member}"`)
  if (at < 0) return null
  const found = /^"(?::|\],)(\d+)/.exec(text.slice(at + member.length + 1))
  return found ? Number(found[1]) : null
}

/** Puts a frame of the board on: a state or an update. */
function applyFrame(doc: Y.Doc, frame: Uint8Array): void {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== 0) return
  const step = decoding.readVarUint(decoder)
  if (step === 0) return
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
}

// Somebody in a simulated world: the real links of a browser to the room and to its documents, a will of their own, and a record of all
// that was asked, told and seen.
import * as Y from 'yjs'
import { readBoard } from '../../client/net/board-document.ts'
import { sha256hex } from '../../client/net/card-hash.ts'
import { DocumentLink } from '../../client/net/document-link.ts'
import type { WireCommand } from '../../client/net/pending-commands.ts'
import { randomHex } from '../../client/net/random.ts'
import { createRoomLink, type LinkState, type RoomLink } from '../../client/net/room-link.ts'
import { cardId, type DocumentId, type DocumentName, type SeatId } from '../../shared/ids.ts'
import type { RoomView } from '../../shared/session/room-view.ts'
import type { Answer } from '../../shared/wire/events.ts'
import type { Fact } from '../faults/history.ts'
import { SimWebSocket } from './documents-wire.ts'
import { type Door, SimClientSocket } from './rooms-wire.ts'
import type { Wire } from './wires.ts'
import { BEGIN_MS, type World } from './world.ts'

export type PersonParts = {
  world: World
  name: string
  device: string
  code: string
  seat: SeatId
  door: Door
  documentDoor(document: DocumentId, person: { heard(bytes: Buffer): void; closed(code: number): void }): Wire | null
  note(by: string, fact: Fact): void
  /** Tells the world which command a key stands for. */
  onSaid(key: string, kind: string, epoch: number | null, person: string): void
}

const MARK = /~[a-z0-9]+~/g
export type Person = ReturnType<typeof makePerson>

export function makePerson(parts: PersonParts) {
  const { world, name, note } = parts
  const documents = new Map<DocumentName, { id: DocumentId; link: DocumentLink; sockets: SimWebSocket[] }>()
  let socket: SimClientSocket | null = null
  let connection = 0
  let state: LinkState = { state: 'connecting' }
  let view: RoomView | null = null
  let marks: string[] = []
  let count = 0
  let asked = 0
  const saved = new Set<string>()
  const fresh: string[] = []
  const cards = new Map<string, { id: string; ticket: string; editKey: string; state: 'in' | 'maybe' | 'back' }>()
  const tickets = new Map<number, string>()
  let cutUntilMs = 0
  let isReadOnly = false
  /** Of one audience on one connection: each change of audience begins with a snapshot and other numbers. */
  let stretch = 0

  const seen = (text: string) => {
    const found = text.includes('~') ? text.match(MARK) : null
    if (found) marks.push(...found)
  }

  const link: RoomLink = createRoomLink({
    room: parts.code,
    as: 'seat',
    time: {
      monotonicMs: () => world.nowMs,
      wallMs: () => BEGIN_MS + world.nowMs,
      after: (delayMs, run) => world.after(delayMs, run),
    },
    openSocket: (handshake) => {
      socket = new SimClientSocket(world, parts.door, parts.device, handshake, {
        onFrame: (text) => {
          if (text.startsWith('["snapshot"')) stretch += 1
          seen(text)
        },
        onSaid: (said, payload) => {
          if (said === 'resync') note(name, { kind: 'view', ...base(), audience: `gap ${connection}`, seq: 0 } as Fact)
          if (said === 'resync') world.troubles.push(`${name} missed a change on an unbroken connection`)
          if (said !== 'command') return
          const { key, command, epoch } = payload as { key: string; epoch?: number; command: { kind: string } }
          parts.onSaid(key, command.kind, epoch ?? null, name)
        },
      })
      return socket.asSocket()
    },
    onState: (next) => {
      if (next.state === 'online') {
        connection += 1
        isReadOnly = false
      }
      state = next
    },
    onNotice: (notice) => {
      if (notice.kind === 'read-only') isReadOnly = notice.on
    },
    onView: (next, seq) => {
      const wasHeld = view?.slip !== null && view !== null
      view = next
      note(name, { kind: 'view', ...base(), audience: `${next.audience} ${stretch}`, seq } as Fact)
      marks = []
      if (wasHeld && next.slip === null) for (const { link: one } of documents.values()) one.retry()
      follow()
    },
  })

  const next = (): number => {
    count += 1
    return count
  }

  function base() {
    const progress = view?.progress ?? { state: 'lobby' as const }
    return {
      room: view?.roomId ?? '',
      connection,
      roleEpoch: view?.roleEpoch ?? 0,
      facilitator: view?.facilitator ?? '',
      state: progress.state,
      step: 'stepId' in progress ? progress.stepId : null,
      marks,
    }
  }

  /** Documents are opened when the room is there, and opened anew in each generation. */
  function follow(): void {
    if (!view || view.progress.state === 'closed') return
    for (const document of ['theme', 'board'] as const) {
      const id = view.documents[document]
      const known = documents.get(document)
      if (known?.id === id) continue
      known?.link.close()
      const sockets: SimWebSocket[] = []
      const opened = new DocumentLink({
        url: '',
        document: id,
        keep: false,
        openSocket: () => {
          const one = new SimWebSocket(world, (person) => parts.documentDoor(id, person))
          sockets.push(one)
          if (sockets.length > 4) sockets.shift()
          return one as unknown as WebSocket
        },
        onState: look,
        onRefused: ({ code }) => {
          fresh.length = 0
          if (code !== 4404 && code !== 4403) world.troubles.push(`${name}: ${document} was refused with ${code}`)
        },
      })
      if (document === 'board') opened.doc.on('update', () => seen(JSON.stringify(opened.doc.getMap('cards').toJSON())))
      fresh.length = 0
      documents.set(document, { id, link: opened, sockets })
    }
  }

  function look(): void {
    const theme = documents.get('theme')
    if (theme?.link.state.state !== 'saved' || theme.link.state.readOnly) return
    for (const line of fresh.splice(0)) saved.add(line)
  }

  async function ask(command: WireCommand, epoch?: number): Promise<Answer> {
    asked += 1
    try {
      return await link.ask(parts.seat, command, epoch)
    } finally {
      asked -= 1
    }
  }

  return {
    name,
    seat: parts.seat,
    link,
    saved,
    cards,
    view: () => view,
    ask,
    isQuiet: () => asked === 0,
    /** And no network of theirs is broken without their knowing. */
    isOnline: () => state.state === 'online' && link.view() !== null && !isReadOnly && world.nowMs >= cutUntilMs,
    state: () => state,

    /** A command of which the number shows in the room. */
    async thank(to: SeatId): Promise<void> {
      const id = `${name}-${next()}`
      note(name, { kind: 'asked', id })
      const answer = await ask({ kind: 'thanks.give', to, text: id })
      note(name, { kind: 'answered', id, ok: answer.ok, ...(answer.ok ? {} : { code: answer.rejection.code }) })
    },

    /** A paragraph in the theme's notes. */
    type(): void {
      const theme = documents.get('theme')
      if (!theme?.link.isSynced || theme.link.state.state === 'refused' || view?.slip !== null) return
      const line = `${name}.${next()};`
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(line)])
      const notes = theme.link.doc.getXmlFragment('notes')
      fresh.push(line)
      notes.insert(world.below(notes.length + 1), [paragraph])
    },

    async putCard(): Promise<void> {
      const writing = view?.writing
      const [lane] = writing?.lanes ?? []
      if (!view || !writing || lane === undefined) return
      let ticket = tickets.get(writing.opening)
      if (ticket === undefined) {
        const answer = await ask({ kind: 'ticket.ask', opening: writing.opening })
        if (!answer.ok || answer.ticket === undefined) return
        ticket = answer.ticket
        tickets.set(writing.opening, ticket)
      }
      const text = `~${name.toLowerCase()}${next()}c~`
      const card = { id: randomHex(13), ticket, editKey: randomHex(32), state: 'maybe' as 'in' | 'maybe' | 'back' }
      cards.set(text, card)
      note(name, { kind: 'planted', room: view.roomId, mark: text, sealed: true })
      const keyHash = sha256hex(card.editKey)
      const answer = await ask({
        kind: 'card.submit',
        ticket,
        card: cardId(card.id),
        lane,
        text,
        wantsHelp: false,
        signed: false,
        keyHash,
      })
      if (answer.ok && card.state === 'maybe') card.state = 'in'
      else if (!answer.ok && !isUncertain(answer.rejection.code)) cards.delete(text)
    },

    async takeBack(): Promise<void> {
      const [own] = [...cards].filter(([, card]) => card.state === 'in')
      if (!own) return
      const [, card] = own
      card.state = 'back'
      await ask({ kind: 'card.takeBack', ticket: card.ticket, card: cardId(card.id), editKey: card.editKey })
    },

    /** What Yjs waits for, when something is missing that it leans on. */
    missing: (): string => {
      const store = documents.get('theme')?.link.doc.store
      return store?.pendingStructs ? `waits for ${JSON.stringify([...store.pendingStructs.missing])}` : ''
    },
    themeText: (): string => documents.get('theme')?.link.doc.getXmlFragment('notes').toString() ?? '',
    boardCards: (): Map<string, { text: string }> => {
      const board = documents.get('board')
      return board ? readBoard(board.link.doc) : new Map()
    },
    documentStates: () => [...documents].map(([document, { link: one }]) => ({ document, state: one.state.state })),
    /** The network of this person breaks; each side notices when it notices. */
    breakNow(after: { up: number; down: number }, what: 'room' | 'documents' | 'both'): void {
      cutUntilMs = Math.max(cutUntilMs, world.nowMs + after.down)
      if (what !== 'documents') socket?.breakNow(after)
      if (what === 'room') return
      for (const { sockets } of documents.values()) for (const one of sockets) one.breakNow(after)
    },
    close(): void {
      for (const { link: one } of documents.values()) one.close()
      link.close()
    },
  }
}

export const isUncertain = (code: string): boolean => ['read-only', 'too-soon', 'internal'].includes(code)

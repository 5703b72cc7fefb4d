// Role: many document sockets in one process. They do not apply what they get; writers keep a document with their own words only.
import { setTimeout as pause } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { leaseMessage, SYNC, syncMessage } from '../../../client/net/document-messages.ts'
import { type LightSocket, openLightSocket } from '../light-socket.ts'
import { answerParent } from '../role.ts'
import { nowMs } from '../usage.ts'

type Place = { port: number; path: string; cookies: string[]; hasLeases: boolean }
type Typist = { socket: LightSocket; doc: Y.Doc; text: Y.XmlText | null; awaited: Mark[]; acknowledged: number }
/** A letter that occurs once in a run, so that a reader finds it in whatever frame it comes in. */
type Mark = { bytes: Buffer; atMs: number; from: Typist }
type Crowd = { typists: Typist[]; frames: number; bytes: number; closed: string[]; seenMs: number[] }

const crowds = new Map<string, Crowd>()
let letters = 0

const calls = {
  /** @returns for each how long from the first packet until it had the state. */
  async connect({ crowd, place, atOnce }: { crowd: string; place: Place; atOnce: boolean }) {
    const made = crowds.get(crowd) ?? { typists: [], frames: 0, bytes: 0, closed: [], seenMs: [] }
    crowds.set(crowd, made)
    const all: number[] = []
    const open = async (cookie: string) => void all.push(await openOne(made, place, cookie))
    if (atOnce) await Promise.all(place.cookies.map(open))
    else for (const cookie of place.cookies) await open(cookie)
    return all
  },

  begin({ crowd }: { crowd: string }) {
    Object.assign(crowdOf(crowd), { frames: 0, bytes: 0, seenMs: [] })
  },
  result({ crowd }: { crowd: string }) {
    const { frames, bytes, closed, seenMs, typists } = crowdOf(crowd)
    return { frames, bytes, closed, seenMs, missed: typists.reduce((sum, one) => sum + one.awaited.length, 0) }
  },

  /** The first `writers` of the crowd write. With `isMarked` everybody else in it measures when a letter comes.
   *  @returns the number of keystrokes. */
  async write({ crowd, writers, perSecond, seconds, isMarked }: WriteWish) {
    const { typists } = crowdOf(crowd)
    const runs = typists.slice(0, writers).map(async (typist) => {
      await pause(Math.random() * (1000 / perSecond))
      const startMs = nowMs()
      for (let key = 0; key < perSecond * seconds; key++) {
        const waitMs = startMs + (key * 1000) / perSecond - nowMs()
        if (waitMs > 0) await pause(waitMs)
        const letter = isMarked ? String.fromCharCode(0x4e00 + (letters++ % 20_000)) : 'a'
        if (isMarked) {
          const mark = { bytes: Buffer.from(letter), atMs: nowMs(), from: typist }
          for (const reader of typists) if (reader !== typist) reader.awaited.push(mark)
        }
        type(typist, letter)
      }
      return perSecond * seconds
    })
    return (await Promise.all(runs)).reduce((sum, count) => sum + count, 0)
  },

  /** The first of the crowd puts a long history into the document and waits until it is taken. @returns bytes of it. */
  async fill({ crowd, edits }: { crowd: string; edits: number }) {
    const [typist] = crowdOf(crowd).typists
    if (!typist) throw new Error('nobody to write')
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    typist.doc.transact(() => {
      paragraph.insert(0, [text])
      typist.doc.getXmlFragment('note:bench').insert(0, [paragraph])
    })
    let seed = 1
    const chance = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (let edit = 0; edit < edits; edit++) text.insert(chance(text.length + 1), 'lorem ipsum'.slice(0, 9 + chance(3)))
    const state = Y.encodeStateAsUpdate(typist.doc)
    const before = typist.acknowledged
    typist.socket.sendBytes(syncMessage(SYNC.step2, state))
    for (let waits = 0; waits < 200 && typist.acknowledged === before; waits++) await pause(10)
    return state.length
  },

  disconnect({ crowd }: { crowd: string }) {
    for (const { socket } of crowds.get(crowd)?.typists ?? []) socket.close()
    crowds.delete(crowd)
  },
}

type WriteWish = { crowd: string; writers: number; perSecond: number; seconds: number; isMarked: boolean }

function openOne(crowd: Crowd, { port, path, hasLeases }: Place, cookie: string): Promise<number> {
  const startedMs = nowMs()
  return new Promise((resolve, reject) => {
    const doc = new Y.Doc()
    let stateMs: number | null = null
    let isGranted = !hasLeases
    const settle = () => stateMs !== null && isGranted && resolve(stateMs)
    const socket = openLightSocket(port, path, cookie, {
      opened() {
        if (hasLeases) socket.sendBytes(leaseMessage(doc.clientID))
        socket.sendBytes(syncMessage(SYNC.step1, Y.encodeStateVector(doc)))
      },
      bytes(payload) {
        const atMs = nowMs()
        if (payload[0] === 0 && payload[1] === 2) {
          crowd.frames++
          crowd.bytes += payload.length
          if (typist.awaited.length > 0) look(crowd, typist, payload, atMs)
        } else if (payload[0] === 0 && payload[1] === 1) {
          stateMs ??= atMs - startedMs
          settle()
        } else if (payload[0] === 100) typist.acknowledged = numberIn(payload)
        else if (payload[0] === 101) {
          // 0 to a reader: it may not write, and needs no id.
          doc.clientID = numberIn(payload) || doc.clientID
          isGranted = true
          settle()
        }
      },
      closed(why) {
        crowd.closed.push(why)
        reject(new Error(`closed with ${why}`))
      },
    })
    const typist: Typist = { socket, doc, text: null, awaited: [], acknowledged: 0 }
    doc.on('update', (update: Uint8Array) => {
      if (typist.text) socket.sendBytes(syncMessage(SYNC.update, update))
    })
    crowd.typists.push(typist)
  })
}

function look(crowd: Crowd, typist: Typist, payload: Buffer, atMs: number): void {
  typist.awaited = typist.awaited.filter((mark) => {
    if (payload.indexOf(mark.bytes) === -1) return true
    crowd.seenMs.push(atMs - mark.atMs)
    return false
  })
}

/** One keystroke at the end of the typist's own paragraph. */
function type(typist: Typist, letter: string): void {
  if (typist.text) {
    typist.text.insert(typist.text.length, letter)
    return
  }
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  typist.text = text
  typist.doc.transact(() => {
    typist.doc.getXmlFragment('note:bench').insert(0, [paragraph])
    text.insert(0, letter)
  })
}

function numberIn(payload: Buffer): number {
  const decoder = decoding.createDecoder(payload)
  decoding.readVarUint(decoder)
  return decoding.readVarUint(decoder)
}

function crowdOf(name: string): Crowd {
  const crowd = crowds.get(name)
  if (!crowd) throw new Error(`no crowd ${name}`)
  return crowd
}

export type TypistCalls = typeof calls
answerParent(calls)

// The server killed with -9 in the middle of typing, commands and sealed cards. ROUNDS=50 for the long form.
import { cpSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { readBox } from '../../server/rooms/box-keeper.ts'
import { sessionFrom } from '../../server/rooms/codec.ts'
import { type DocumentId, documentId, roomId } from '../../shared/ids.ts'
import { openDataDirectory } from '../support/sealed.ts'
import { type ServerProcess, spawnServer, temporaryFolder } from '../support/server.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const EQUAL_WITHIN_MS = 5_000
/** The agenda's first line, there from the beginning. */
const ITEM = 'seed0'

let server: ServerProcess
beforeAll(async () => {
  // As people run it: it starts in a fraction of a second, and so nobody waits long before coming back.
  server = await spawnServer({ bundle: true })
})
afterAll(() => server.remove())

type Book = { written: string[]; saved: Set<string> }

/** Writes line after line until told to stop, also while the server is away; looks at every third whether all is saved. */
async function type(one: Participant, document: 'theme' | 'agenda', round: number, book: Book, isOver: () => boolean) {
  const own: string[] = []
  const link = await one.openDocument(document)
  for (let count = 1; !isOver(); count++) {
    const line = `${one.name} ${document} ${round}.${count};`
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    const notes = link.doc.getXmlFragment(document === 'theme' ? 'notes' : `note:${ITEM}`)
    notes.insert(notes.length, [paragraph])
    book.written.push(line)
    own.push(line)
    // A quick typist.
    await new Promise((resolve) => setTimeout(resolve, 30))
    if (count % 3 > 0) continue
    const soFar = [...own]
    await one.waitUntilSaved(document, 20_000)
    for (const text of soFar) book.saved.add(text)
  }
}

/** What lies on the disk at this moment, read from a copy: the clients cannot bring back what is missing there. */
async function onDisk(room: string) {
  const folder = temporaryFolder()
  cpSync(server.dataDirectory, folder.path, { recursive: true })
  const store = await openDataDirectory(folder.path)
  const id = roomId(room)
  const stored = await store.loadRoom(id)
  if (!stored) throw new Error('the room is not on the disk')
  const { box } = await readBox(store, id)
  const texts: string[] = []
  for (const name of ['theme', 'agenda'] as const) texts.push(textOf(await docOf(documentId(id, name, 0)), name))
  await store.close()
  folder.remove()
  return { session: sessionFrom(stored.records), box, text: texts.join('') }

  async function docOf(document: DocumentId): Promise<Y.Doc> {
    const doc = new Y.Doc()
    const { snapshot, updates } = await store.readDocument(document, null)
    if (snapshot) Y.applyUpdate(doc, snapshot)
    for (const { update } of updates) Y.applyUpdate(doc, update)
    return doc
  }
}

function textOf(doc: Y.Doc, document: 'theme' | 'agenda'): string {
  return doc.getXmlFragment(document === 'theme' ? 'notes' : `note:${ITEM}`).toString()
}

async function textsOf(one: Participant): Promise<string> {
  const [theme, agenda] = [await one.openDocument('theme'), await one.openDocument('agenda')]
  return textOf(theme.doc, 'theme') + textOf(agenda.doc, 'agenda')
}

test(
  `${ROUNDS} times: everything acknowledged is on the disk, comes back once, and all are equal within 5 s`,
  async () => {
    const ida = createParticipant({ origin: server.origin, name: 'Ida' })
    const code = await ida.createRoom({ title: 'Kept' })
    await ida.connect()
    const [ben, lena] = ['Ben', 'Lena'].map((name) => createParticipant({ origin: server.origin, name, code }))
    if (!ben || !lena) throw new Error('nobody came')
    for (const one of [ben, lena]) {
      await one.join()
      await one.connect()
    }
    const all = [ida, ben, lena]
    for (const one of all) for (const name of ['theme', 'agenda', 'board'] as const) await one.openDocument(name)
    await ida.send({ kind: 'session.start' })
    const write = ida.view().plan.steps.find((step) => step.form === 'write')
    if (!write) throw new Error('the plan has no step to write in')
    await ida.send({ kind: 'step.jump', to: write.id })

    const book: Book = { written: [], saved: new Set() }
    const thanked: string[] = []
    const cards: string[] = []
    const slowest = { ms: 0 }
    for (let round = 1; round <= ROUNDS; round++) {
      let isOver = false
      const typing = [ida, ben].flatMap((one) =>
        (['theme', 'agenda'] as const).map((document) => type(one, document, round, book, () => isOver)),
      )
      await Promise.all(all.map((one) => one.waitFor((view) => view.writing !== null)))
      for (const one of all) {
        const text = `${one.name} ${round}`
        await one.submitCard({ lane: 'learning', text })
        cards.push(text)
      }
      // Some have their answer when the process dies, some are on the way, some are asked of nobody.
      const acknowledged = new Set<string>()
      const thanks = async (from: Participant, count: number) => {
        const text = `${from.name} ${round}.${count}`
        thanked.push(text)
        await from.send({ kind: 'thanks.give', to: lena.seat(), text })
        acknowledged.add(text)
      }
      await Promise.all([thanks(ida, 1), thanks(ben, 1)])
      const asked = [thanks(ida, 2), thanks(ben, 2), ben.send({ kind: 'hand.set', raised: round % 2 === 1 })]
      if (round % 2 === 0) await ben.waitFor((view) => view.thanks.some((one) => one.text === `Ida ${round}.2`))

      const promised = { words: [...book.saved], thanks: [...acknowledged], cards: cards.slice(-all.length) }
      await server.kill9()
      asked.push(thanks(ida, 3), thanks(ben, 3))
      const disk = await onDisk(ida.view().roomId)
      expect(promised.words.filter((line) => !disk.text.includes(line))).toEqual([])
      expect(promised.thanks.filter((text) => !disk.session.thanks.some((one) => one.text === text))).toEqual([])
      expect(promised.cards.filter((text) => !disk.box.some((card) => card.text === text))).toEqual([])
      expect(promised.words.length).toBeGreaterThan(round)

      isOver = true
      await server.start()
      const startedMs = performance.now()
      await Promise.all([...typing, ...asked])
      await ida.waitUntil(() => ida.linkState().state === 'online', 'the connection')
      await ida.release()
      await Promise.all(
        all.map((one) => one.waitForBoard((shown) => cards.every((text) => shown.some((card) => card.text === text)))),
      )
      await Promise.all(
        all.map((one) =>
          one.waitFor((view) => view.thanks.length === thanked.length && view.hands.length === round % 2),
        ),
      )
      const wanted = [...book.written]
      for (const one of all) {
        for (const document of ['theme', 'agenda'] as const) {
          const opened = await one.openDocument(document)
          const own = wanted.filter((line) => line.includes(` ${document} `))
          const hasAll = () => {
            const text = textOf(opened.doc, document)
            return own.every((line) => text.includes(line))
          }
          await one.waitUntil(hasAll, `everybody's words in ${document}`)
        }
      }
      slowest.ms = Math.max(slowest.ms, performance.now() - startedMs)

      const texts = await Promise.all(all.map(textsOf))
      expect(new Set(texts).size).toBe(1)
      for (const line of wanted) expect(texts[0]?.split(line)).toHaveLength(2)
      expect(
        ben
          .view()
          .thanks.map((one) => one.text)
          .sort(),
      ).toEqual([...thanked].sort())
      const boards = await Promise.all(all.map((one) => one.board()))
      expect(boards[0]?.map((card) => card.text).sort()).toEqual([...cards].sort())
      expect(boards[1]).toEqual(boards[0])
      expect(boards[2]).toEqual(boards[0])
      expect(lena.view()).toEqual(ben.view())
    }
    console.info(
      `${ROUNDS} kills: ${book.saved.size} lines, ${thanked.length} commands, slowest ${slowest.ms.toFixed(0)} ms`,
    )
    expect(slowest.ms).toBeLessThan(EQUAL_WITHIN_MS)
    for (const one of all) one.close()
  },
  60_000 + ROUNDS * 20_000,
)

// A process that only writes, to be killed in the middle of it: every acknowledged word is told on a line of standard output.
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { roomId } from '../../shared/ids.ts'
import { bytes, documentOf, text } from './names.ts'

const WRITERS = 8
const [directory, rawRoom, round] = process.argv.slice(2)
if (directory === undefined || rawRoom === undefined || round === undefined) throw new Error('directory room round')
const room = roomId(rawRoom)
const store = await openEmbeddedStore(directory)
if ((await store.loadRoom(room)) === null) await store.commit(room, { expect: {}, put: {} })
process.stdout.write('ready\n')

async function appendWords(writer: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const word = `${round}-${writer}-${count}`
    const position = await store.appendUpdate(documentOf(room), bytes(word))
    process.stdout.write(`append ${word}\n`)
    if (count % 50 === 49) {
      const { snapshot, updates } = await store.readDocument(documentOf(room), null)
      const upTo = updates.findIndex((one) => one.position === position)
      const words = [text(snapshot) ?? '', ...updates.slice(0, upTo + 1).map((one) => text(one.update))]
      // Compacting only from one writer, as in a server; others append meanwhile.
      if (writer === 0 && upTo >= 0) await store.compactDocument(documentOf(room), bytes(words.join(' ')), position)
    }
  }
}

async function commitCounts(): Promise<void> {
  for (;;) {
    const session = (await store.loadCounters(room))?.session ?? 0
    await store.commit(room, { expect: { session }, put: { count: bytes(String(session + 1)) } })
    process.stdout.write(`commit ${session + 1}\n`)
  }
}

await Promise.all([commitCounts(), ...Array.from({ length: WRITERS }, (_, writer) => appendWords(writer))])

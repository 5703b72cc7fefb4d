// A node that stood still while another one erased, cleaned or closed still has the old room in memory, and people who wait for it. What
// they send when it goes on must not bring anything back: not into Redis, not onto any page. Content is in clear here, to be searched for.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeNodeHttp } from '../../client/net/node-http.ts'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'

let redis: TestRedis
let look: Redis
let nodes: [ServerProcess, ServerProcess]
const here: Participant[] = []

beforeAll(async () => {
  redis = await startRedis()
  look = new Redis(redis.url)
  // Else the file is written compressed, and a search in it would prove nothing.
  await look.config('SET', 'aof-use-rdb-preamble', 'no')
  const env = { ENCRYPTION: 'off', ...redis.env }
  nodes = await Promise.all([spawnServer({ env }), spawnServer({ env })])
})
afterAll(async () => {
  for (const node of nodes ?? []) await node.remove()
  look?.disconnect()
  await redis?.stop()
})
afterEach(() => {
  nodes[1].thaw()
  for (const one of here.splice(0)) one.close()
})

/** Ida and Kofi on the first node; Ben, Lena and Noor on the second. Ben has a signed card in the box and one without a name; a word slipped. */
async function room(name: string, word: string) {
  const ida = createParticipant({ origin: nodes[0].origin, name: 'Ida' })
  const code = await ida.createRoom({ title: 'Two nodes' })
  await ida.connect()
  here.push(ida)
  const sit = async (who: string, node: 0 | 1) => {
    const one = createParticipant({ origin: nodes[node].origin, name: who, code })
    await one.join()
    await one.connect()
    here.push(one)
    return one
  }
  const kofi = await sit('Kofi', 0)
  const [ben, lena, noor] = [await sit(name, 1), await sit('Lena', 1), await sit('Noor', 1)]
  await ida.send({ kind: 'session.start' })
  const step = ida.view().plan.steps.find((one) => one.form === 'write')
  if (!step) throw new Error('nothing is written in this plan')
  await ida.send({ kind: 'step.jump', to: step.id })
  await Promise.all(here.map((one) => one.waitFor((view) => view.writing !== null)))
  await ben.submitCard({ lane: 'success', text: `Signed ${word}`, signed: true })
  await kofi.submitCard({ lane: 'challenge', text: `Without a name ${word}` })
  await lena.write('theme', `In the notes ${word}`)
  await lena.waitUntilSaved('theme')
  await ben.send({ kind: 'step.share', text: `Shown ${word}` })
  return { ida, kofi, ben, lena, noor, code }
}

/** Files and keys of Redis that hold the words. */
async function holding(words: string): Promise<string[]> {
  const files = readdirSync(redis.directory, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const found = files
    .filter((one) => one.isFile() && readFileSync(join(one.parentPath, one.name)).includes(words))
    .map((one) => one.name)
  for (const key of await look.keys('*')) if ((await look.dumpBuffer(key))?.includes(words)) found.push(key)
  return found
}
const gone = (words: string) =>
  expect.poll(() => holding(words), { timeout: 20_000, interval: 100, message: 'Redis holds it' }).toEqual([])

/** Everything its people send the moment it goes on again, on top of what it still believes. */
async function goOn(people: readonly Participant[], words: string, name: string) {
  const [ben, lena, noor] = people
  if (!ben || !lena || !noor) throw new Error('nobody is there')
  const asked = [
    ben.attempt({ kind: 'seat.rename', name: `${name} again` }),
    ben.attempt({ kind: 'step.share', text: `Once more ${words}` }),
    ben.attempt({ kind: 'hand.set', raised: true }),
    lena.attempt({ kind: 'step.share', text: 'Of Lena' }),
    noor.attempt({ kind: 'hand.set', raised: true }),
  ]
  nodes[1].thaw()
  return Promise.all(asked.map((one) => one.catch(() => ({ code: 'no answer' }))))
}

describe('[RGT2, SLP6, END1] a second node that stood still', () => {
  test('does not bring back who was erased, nor their cards', async () => {
    const [name, word] = ['Zqbenedikta', 'Zqerased']
    const { ida, ben, lena, noor, code } = await room(name, word)
    expect(await holding(name)).not.toEqual([])
    nodes[1].freeze()
    const http = makeNodeHttp(nodes[0].origin, ben.cookieJar)
    const erased = await http.call('POST', `/api/rooms/${code}/seats/${ben.seat()}/erase`, {})
    expect(erased.status).toBe(200)
    await gone(name)
    await gone(`Signed ${word}`)
    const [rename, share] = await goOn([ben, lena, noor], word, name)
    expect([rename?.code, share?.code]).toEqual(['not-seated', 'not-seated'])
    for (const one of [ida, lena, noor]) {
      await one.waitFor((view) => view.hands.includes(noor.seat()) && view.sharedSteps.length > 0)
      expect(JSON.stringify(one.view())).not.toContain(name)
      expect(one.view().sharedSteps.map((step) => step.text)).toEqual(['Of Lena'])
    }
    expect(await holding(name)).toEqual([])
    expect(await holding(`Signed ${word}`)).toEqual([])
    // What others wrote in the same box is there.
    expect(await holding(`Without a name ${word}`)).not.toEqual([])
  }, 60_000)

  test('does not bring back a detail that was removed', async () => {
    const word = 'Zqslipped'
    const { ida, kofi, ben, lena, noor } = await room('Ben', word)
    const documents = ida.view().documents
    nodes[1].freeze()
    expect(await kofi.ask({ kind: 'slip.raise', turn: kofi.view().slipTurn })).toMatchObject({ ok: true })
    await ida.waitFor((view) => view.slip !== null)
    const marks = [{ find: word, replace: '[removed]', card: null }]
    const turn = ida.view().slipTurn
    const clean = { kind: 'slip.clean' as const, turn, marks, takeOff: [], editKey: null }
    expect(await ida.ask(clean, ida.view().roleEpoch)).toMatchObject({ ok: true })
    await gone(word)
    // Its people go on typing into what they still have before them.
    void lena.write('theme', 'More').catch(() => undefined)
    const answers = await goOn([ben, lena, noor], 'nothing', 'Ben')
    expect(answers[1]?.code).toBe('slip-open')
    await lena.waitFor((view) => view.slip !== null && view.documents.theme !== documents.theme)
    expect(await ida.ask({ kind: 'slip.resume', turn: ida.view().slipTurn })).toMatchObject({ ok: true })
    await Promise.all([ben, lena, noor].map((one) => one.waitFor((view) => view.slip === null)))
    const theme = await noor.openDocument('theme')
    await noor.waitUntil(() => theme.doc.getXmlFragment('notes').toString().includes('[removed]'), 'the notes anew')
    expect(theme.doc.getXmlFragment('notes').toString()).not.toContain(word)
    expect(await holding(word)).toEqual([])
  }, 60_000)

  test('does not bring back a room that was closed', async () => {
    const word = 'Zqclosed'
    const { ida, ben, lena, noor } = await room('Ben', word)
    nodes[1].freeze()
    await ida.send({ kind: 'session.close' })
    await ida.send({ kind: 'session.closeNow' })
    await ida.waitFor((view) => view.progress.state === 'closed')
    // The notes live on in the summary, nothing else does.
    for (const words of [`Signed ${word}`, `Without a name ${word}`, `Shown ${word}`]) await gone(words)
    const card = lena.submitCard({ lane: 'challenge', text: `Late ${word}` }).then(
      () => 'taken',
      () => 'refused',
    )
    const answers = await goOn([ben, lena, noor], word, 'Ben')
    expect(answers.map((one) => one?.code ?? 'done')).not.toContain('done')
    expect(await card).toBe('refused')
    await Promise.all([ben, lena, noor].map((one) => one.waitFor((view) => view.progress.state === 'closed')))
    for (const words of [
      `Signed ${word}`,
      `Without a name ${word}`,
      `Shown ${word}`,
      `Late ${word}`,
      `Once more ${word}`,
    ])
      expect(await holding(words)).toEqual([])
  }, 60_000)
})

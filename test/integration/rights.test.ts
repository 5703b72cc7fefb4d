// "What do you have of me" and "erase me", over HTTP, in the room and after it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createParticipant } from '../../client/net/participant.ts'
import { filesHolding } from '../contract/bytes-on-disk.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('[RGT1] [RGT2] own data is for the own device only; erasing takes the signed card and the name away, unsigned cards stay', async () => {
  const ida = createParticipant({ origin: server.origin, name: 'Ida' })
  const code = await ida.createRoom({ title: 'Mentors at lunch' })
  await ida.connect()
  const people = await Promise.all(
    ['Ben', 'Kofi', 'Lena'].map(async (name) => {
      const one = createParticipant({ origin: server.origin, name, code })
      await one.join()
      await one.connect()
      return one
    }),
  )
  const [ben, kofi] = people
  if (!ben || !kofi) throw new Error('nobody came')
  await ida.send({ kind: 'session.start' })
  const step = ida.view().plan.steps.find(({ form }) => form === 'write')
  if (!step) throw new Error('no writing')
  await ida.send({ kind: 'step.jump', to: step.id })
  await Promise.all(people.map((one) => one.waitFor(({ writing }) => writing !== null)))
  await ben.submitCard({ lane: 'success', text: 'Signed by me', signed: true })
  for (const one of people) await one.submitCard({ lane: 'challenge', text: `Unsigned of ${one.name}` })
  await ida.release()
  await ida.waitForBoard((cards) => cards.length === 4)
  const path = `/api/rooms/${code}/seats/${ben.seat()}`

  const data = await ben.http('GET', `${path}/data`)
  expect(data.status).toBe(200)
  expect(data.answer).toMatchObject({ seat: { name: 'Ben' }, signedCards: ['Signed by me'] })
  expect(JSON.stringify(data.answer)).not.toContain('Unsigned')
  expect((await kofi.http('GET', `${path}/data`)).status).toBe(404)
  expect((await kofi.http('POST', `${path}/erase`, {})).status).toBe(404)

  expect(await ben.http('POST', `${path}/erase`, {})).toMatchObject({ status: 200, answer: { erased: true } })
  const left = await ida.waitForBoard((cards) => cards.length === 3)
  expect(left.map(({ text }) => text).sort()).toEqual(['Unsigned of Ben', 'Unsigned of Kofi', 'Unsigned of Lena'])
  await ida.waitFor(({ seats }) => !JSON.stringify(seats).includes('Ben'))
  expect((await ben.http('GET', `${path}/data`)).status).toBe(404)
  expect((await ben.http('POST', `${path}/erase`, {})).status).toBe(404)
  for (const one of [ida, ...people]) one.close()
})

test('[RGT2] after the close too: the name is on no page and in no byte any more; others keep the summary', async () => {
  const plain = await startServer({ env: { ENCRYPTION: 'off' } })
  const sit = async (name: string, code?: string) => {
    const one = createParticipant({ origin: plain.origin, name, ...(code ? { code } : {}) })
    if (code) await one.join()
    return one
  }
  const ida = await sit('Ida')
  const code = await ida.createRoom({ title: 'Closed already' })
  await ida.connect()
  const ben = await sit('Zqbenedikta', code)
  await ben.connect()
  try {
    await ida.send({ kind: 'session.start' })
    await ida.send({ kind: 'session.close' })
    await ida.send({ kind: 'session.closeNow' })
    await ida.waitFor(({ progress, summary }) => progress.state === 'closed' && summary !== null)
    const path = `/api/rooms/${code}/seats/${ben.seat()}`
    expect(await ben.http('GET', `${path}/data`)).toMatchObject({
      status: 200,
      answer: { seat: { name: 'Zqbenedikta' } },
    })
    expect(await filesHolding(plain.dataDirectory, 'Zqbenedikta')).not.toEqual([])
    expect((await ida.http('POST', `${path}/erase`, {})).status).toBe(404)
    expect(await ben.http('POST', `${path}/erase`, {})).toMatchObject({ status: 200 })
    await ida.waitFor((view) => !JSON.stringify(view).includes('Zqbenedikta'))
    await expect.poll(() => filesHolding(plain.dataDirectory, 'Zqbenedikta'), { timeout: 20_000 }).toEqual([])
    expect((await ben.http('GET', `/api/rooms/${code}/summary`)).status).toBe(404)
    expect((await ben.http('POST', `${path}/erase`, {})).status).toBe(404)
    expect((await ida.http('GET', `/api/rooms/${code}/summary`)).status).toBe(200)
  } finally {
    for (const one of [ida, ben]) one.close()
    await plain.stop()
  }
})

// Backup and restore as docs/OPERATING.md describes them, with both stores: what was copied is there again, what came later is not.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createParticipant, type Participant } from '../../client/net/participant.ts'
import { startRedis } from '../support/redis.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'

const after: (() => unknown)[] = []
afterEach(async () => {
  for (const run of after.splice(0).reverse()) await run()
})

async function meet(server: ServerProcess): Promise<Participant> {
  const ida = createParticipant({ origin: server.origin, name: 'Ida' })
  await ida.createRoom({ title: 'Worth keeping' })
  await ida.connect()
  await ida.send({ kind: 'session.start' })
  await write(ida, 'before the copy')
  return ida
}

async function write(one: Participant, words: string): Promise<void> {
  await one.write('theme', words)
  await one.waitUntilSaved('theme')
  await one.send({ kind: 'step.share', text: words })
}

/** What a person finds who comes back with the same browser. */
async function found(server: ServerProcess, ida: Participant): Promise<string> {
  const again = createParticipant({
    origin: server.origin,
    name: 'Ida',
    code: ida.code() ?? '',
    cookieJar: ida.cookieJar,
  })
  await again.connect()
  const { doc } = await again.openDocument('theme')
  const text = `${doc.getXmlFragment('notes').toString()} ${JSON.stringify(again.view().sharedSteps)}`
  again.close()
  return text
}

const copies = () => {
  const folder = mkdtempSync(join(tmpdir(), 'copse-backup-'))
  after.push(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'copy')
}

function expectRestored(text: string): void {
  expect(text.split('before the copy')).toHaveLength(3)
  expect(text).not.toContain('after the copy')
}

test('the embedded store: stop, copy DATA_DIR/store, start; to restore put it back', async () => {
  const server = await spawnServer()
  after.push(() => server.remove())
  const store = join(server.dataDirectory, 'store')
  const ida = await meet(server)
  const copy = copies()
  await server.stop()
  cpSync(store, copy, { recursive: true })
  await server.start()
  await ida.waitUntil(() => ida.linkState().state === 'online', 'being back', 30_000)
  await write(ida, 'after the copy')
  ida.close()
  await server.stop()
  rmSync(store, { recursive: true })
  cpSync(copy, store, { recursive: true })
  await server.start()
  expectRestored(await found(server, ida))
}, 90_000)

test('Redis: stop the nodes, then Redis, copy its folder whole; to restore put it back', async () => {
  const redis = await startRedis()
  after.push(() => redis.stop())
  const server = await spawnServer({ env: redis.env })
  after.push(() => server.remove())
  const ida = await meet(server)
  const copy = copies()
  await server.stop()
  await redis.halt()
  cpSync(redis.directory, copy, { recursive: true })
  await redis.start()
  await server.start()
  await ida.waitUntil(() => ida.linkState().state === 'online', 'being back', 30_000)
  await write(ida, 'after the copy')
  ida.close()
  await server.stop()
  await redis.halt()
  rmSync(redis.directory, { recursive: true })
  cpSync(copy, redis.directory, { recursive: true })
  await redis.start()
  await server.start()
  expectRestored(await found(server, ida))
}, 90_000)

// Starting and stopping: one clear line for whatever is wrong, and a stop that loses nobody.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createParticipant } from '../../client/net/participant.ts'
import { openEmbeddedStore } from '../../server/adapters/embedded/store.ts'
import { epochMs, roomId } from '../../shared/ids.ts'
import { startRedis } from '../support/redis.ts'
import { spawnServer, temporaryFolder } from '../support/server.ts'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

/** Runs the built server with these settings to its end. @returns the exit code and all it wrote. */
async function startToEnd(env: NodeJS.ProcessEnv): Promise<{ code: number | null; lines: string[] }> {
  const folder = temporaryFolder()
  endings.push(folder.remove)
  const child = spawn(process.execPath, ['dist/server/main.mjs'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder.path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const limit = setTimeout(() => child.kill('SIGKILL'), 30_000)
  const [code] = await once(child, 'exit')
  clearTimeout(limit)
  return { code, lines: output.trim().split('\n') }
}

describe('a start that cannot be', () => {
  test.each([
    ['PORT', '70000', 'PORT must be a number from 0 to 65535'],
    ['PORT', 'http', 'PORT must be a number from 0 to 65535'],
    ['HOST', '', 'HOST must not be empty'],
    ['DATA_DIR', '', 'DATA_DIR must not be empty'],
    [
      'REDIS_URL',
      'localhost:6379',
      'REDIS_URL must look like redis://host:6379, redis+sentinel://host:26379,host:26379/name or redis+cluster://host:6379,host:6379',
    ],
    ['PUBLIC_URL', 'copse.example.org', 'PUBLIC_URL must be an origin such as https://copse.example.org'],
    ['PUBLIC_URL', 'https://example.org/copse', 'PUBLIC_URL must be an origin such as https://copse.example.org'],
    ['TRUST_PROXY', 'yes please', 'TRUST_PROXY must be addresses of proxies, divided by commas'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'],
    ['CREATE', '', 'CREATE must be "open" or a key'],
    ['KEY_DIR', '', 'KEY_DIR must not be empty'],
    ['ENCRYPTION', 'yes', 'ENCRYPTION must be on or off'],
    ['HOST', '192.0.2.1', 'HOST is not an address of this machine.'],
    ['REDIS_URL', 'redis://127.0.0.1:1', 'no Redis answers at 127.0.0.1:1; start it or correct REDIS_URL'],
  ])('%s=%s says so in one line and ends with 1', async (name, value, line) => {
    const { code, lines } = await startToEnd({ [name]: value, LOG_LEVEL: name === 'LOG_LEVEL' ? value : 'silent' })
    expect(lines).toEqual([line])
    expect(code).toBe(1)
  })

  test('a second server on the same data directory is refused and harms nobody', async () => {
    const first = await spawnServer()
    endings.push(first.remove)
    const { code, lines } = await startToEnd({ DATA_DIR: first.dataDirectory, LOG_LEVEL: 'silent' })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^another Copse works in \S+; stop it or set DATA_DIR$/)
    const ida = createParticipant({ origin: first.origin, name: 'Ida' })
    expect(await ida.createRoom({ title: 'Still here' })).toMatch(/^[0-9a-z]{8}$/)
  })

  test('a store without the folder of its keys is refused, and opens again with it', async () => {
    const server = await spawnServer()
    endings.push(server.remove)
    const ida = createParticipant({ origin: server.origin, name: 'Ida' })
    const code = await ida.createRoom({ title: 'Still here' })
    await server.stop()
    const other = mkdtempSync(join(tmpdir(), 'copse-other-keys-'))
    endings.push(() => rmSync(other, { recursive: true }))
    const refused = await startToEnd({ DATA_DIR: server.dataDirectory, KEY_DIR: other, LOG_LEVEL: 'silent' })
    expect(refused.lines).toEqual([
      `${other} does not hold the keys of this store: set KEY_DIR to the folder that does, the same one for all nodes of a Redis`,
    ])
    const off = await startToEnd({ DATA_DIR: server.dataDirectory, ENCRYPTION: 'off', LOG_LEVEL: 'silent' })
    expect(off.lines).toEqual(['the store was begun with ENCRYPTION=on: begin with an empty one'])
    await server.start()
    expect((await ida.http('GET', `/api/rooms/${code}`)).status).toBe(200)
  })

  test('two nodes of one Redis with different folders of keys: the second is refused', async () => {
    const redis = await startRedis()
    endings.push(redis.stop)
    const first = await spawnServer({ env: { REDIS_URL: redis.url } })
    endings.push(first.remove)
    const second = await startToEnd({ REDIS_URL: redis.url, LOG_LEVEL: 'silent' })
    expect(second.code).toBe(1)
    expect(second.lines).toHaveLength(1)
    expect(second.lines[0]).toContain('set KEY_DIR to the folder that does, the same one for all nodes of a Redis')
  })

  test('a store of before there was encryption is refused', async () => {
    const folder = temporaryFolder()
    endings.push(folder.remove)
    const old = await openEmbeddedStore(folder.path)
    await old.commit(roomId('0123456789abcdefghijklmnop'), { expect: {}, put: {}, wakeAtMs: epochMs(1) })
    await old.close()
    const { lines } = await startToEnd({ DATA_DIR: folder.path, LOG_LEVEL: 'silent' })
    expect(lines).toEqual([
      'the store has rooms of a version that did not encrypt: begin with an empty DATA_DIR or Redis',
    ])
  })

  test('a port that is taken is named', async () => {
    const holder = createServer()
    holder.listen(0, '127.0.0.1')
    await once(holder, 'listening')
    endings.push(() => holder.close())
    const address = holder.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const { code, lines } = await startToEnd({ PORT: port, LOG_LEVEL: 'silent' })
    expect([code, lines]).toEqual([
      1,
      [`Port ${port} is taken. Stop what uses it, or choose another: PORT=3100 npm start`],
    ])
  })

  test.each([
    ['without an append-only file', ['--appendonly', 'no'], 'set "appendonly yes" and "appendfsync always"'],
    [
      'that throws keys away',
      ['--appendonly', 'yes', '--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'],
      'set "maxmemory-policy noeviction"',
    ],
  ])('a Redis %s is refused with what to do', async (_what, settings, advice) => {
    const redis = await startRedis(settings)
    endings.push(redis.stop)
    const { code, lines } = await startToEnd({ REDIS_URL: redis.url, LOG_LEVEL: 'silent' })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(advice)
  })
})

describe('a stop', () => {
  test('says goodbye, saves what was typed, ends with 0 within 10 s; everybody comes back to the next process', async () => {
    const server = await spawnServer()
    endings.push(server.remove)
    const ida = createParticipant({ origin: server.origin, name: 'Ida' })
    const code = await ida.createRoom({ title: 'Goodbye' })
    await ida.connect()
    const ben = createParticipant({ origin: server.origin, name: 'Ben', code })
    await ben.join()
    await ben.connect()
    endings.push(ida.close, ben.close)
    await ida.send({ kind: 'session.start' })
    await ben.openDocument('theme')
    await ida.openDocument('theme')
    const stoppingMs = performance.now()
    const asked = ben.send({ kind: 'hand.set', raised: true })
    await ben.write('theme', 'written in the last moment')
    const stopped = server.stop()
    await ben.waitUntil(() => ben.notices().some((notice) => notice.kind === 'going-away'), 'the goodbye')
    expect(await stopped).toBe(0)
    expect(performance.now() - stoppingMs).toBeLessThan(10_000)
    expect(server.output()).toContain('server.stopped')
    expect(ben.notices()).toContainEqual({ kind: 'going-away', retryAfterMs: expect.any(Number) })

    await server.start()
    await asked
    await ida.waitFor((view) => view.hands.includes(ben.seat()), 30_000)
    await ben.waitUntilSaved('theme', 20_000)
    const { doc } = await ida.openDocument('theme')
    const text = () => doc.getXmlFragment('notes').toString()
    await ida.waitUntil(() => text().includes('written in the last moment'), 'the words', 20_000)
    expect(text().split('written in the last moment')).toHaveLength(2)
  })
})

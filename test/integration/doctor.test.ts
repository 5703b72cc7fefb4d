// What a start refuses, and what `npm run doctor` says of it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createParticipant } from '../../client/net/participant.ts'
import { folderFindings } from '../../server/doctor/folders.ts'
import { copiesIn, installedCopies, MINIMUM, versionFindings } from '../../server/doctor/versions.ts'
import { startRedis } from '../support/redis.ts'
import { spawnServer, temporaryFolder } from '../support/server.ts'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

function emptyFolder(): string {
  const folder = temporaryFolder()
  endings.push(folder.remove)
  return folder.path
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, ['dist/server/main.mjs', ...args], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', VOLATILE_DATA: 'no', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  const limit = setTimeout(() => child.kill('SIGKILL'), 30_000)
  const [code] = await once(child, 'exit')
  clearTimeout(limit)
  return { code, text }
}
const doctor = (env: NodeJS.ProcessEnv) => run(['--doctor'], env)

describe('the doctor', () => {
  test('finds a sound new installation sound, and leaves nothing behind', async () => {
    const { code, text } = await doctor({ DATA_DIR: join(emptyFolder(), 'data'), VOLATILE_DATA: 'yes' })
    expect([code, text]).toEqual([0, expect.stringContaining('new: it begins with the first start')])
    expect(text).toMatch(/ok +versions +.*ws \d+\.\d+\.\d+/)
    expect(text).not.toContain('WRONG')
  })

  test('a data folder in memory is refused, by the start as well, unless that is meant', async () => {
    const folder = mkdtempSync('/dev/shm/copse-')
    endings.push(() => rmSync(folder, { recursive: true, force: true }))
    const line = `${folder} lies in memory (tmpfs) and is gone with the next start`
    const examined = await doctor({ DATA_DIR: folder })
    expect([examined.code, examined.text]).toEqual([
      1,
      expect.stringMatching(/WRONG +data .*tmpfs.*\n +set DATA_DIR to a folder on a disk/),
    ])
    const started = await run([], { DATA_DIR: folder })
    expect([started.code, started.text]).toEqual([1, expect.stringContaining(line)])
    const meant = await doctor({ DATA_DIR: folder, VOLATILE_DATA: 'yes' })
    expect([meant.code, meant.text]).toEqual([0, expect.stringContaining('warning data')])
  })

  test('a missing folder of keys is found before anybody takes the rooms for erased', async () => {
    const server = await spawnServer()
    endings.push(server.remove)
    const ida = createParticipant({ origin: server.origin, name: 'Ida' })
    await ida.createRoom({ title: 'Kept' })
    const running = await doctor({ DATA_DIR: server.dataDirectory, VOLATILE_DATA: 'yes' })
    expect([running.code, running.text]).toEqual([0, expect.stringContaining('in use by a running Copse')])
    await server.stop()
    const sound = await doctor({ DATA_DIR: server.dataDirectory, VOLATILE_DATA: 'yes' })
    expect([sound.code, sound.text]).toEqual([0, expect.stringContaining('belong to this store')])
    rmSync(join(server.dataDirectory, 'keys'), { recursive: true })
    const env = { DATA_DIR: server.dataDirectory, VOLATILE_DATA: 'yes' }
    const lost = await doctor(env)
    expect([lost.code, lost.text]).toEqual([
      1,
      expect.stringMatching(/WRONG +keys .*is missing.*\n +mount it, or set KEY_DIR/),
    ])
    const started = await run([], env)
    expect([started.code, started.text]).toEqual([1, expect.stringContaining('set KEY_DIR')])
  })

  test.each([
    ['no append-only file', ['--appendonly', 'no', '--maxmemory-policy', 'noeviction'], 'set "appendonly yes"'],
    ['eviction', ['--appendonly', 'yes', '--maxmemory-policy', 'allkeys-lru'], 'set "maxmemory-policy noeviction"'],
  ])('a Redis with %s is refused', async (_what, settings, mend) => {
    const redis = await startRedis(settings)
    endings.push(redis.stop)
    const env = { DATA_DIR: emptyFolder(), REDIS_URL: redis.url, VOLATILE_DATA: 'yes' }
    for (const { code, text } of [await doctor(env), await run([], env)]) {
      expect([code, text]).toEqual([1, expect.stringContaining(mend)])
    }
  })

  test('a sound Redis is found so; none at all is said in one line', async () => {
    const redis = await startRedis()
    endings.push(redis.stop)
    const env = { DATA_DIR: emptyFolder(), VOLATILE_DATA: 'yes' }
    const sound = await doctor({ ...env, REDIS_URL: redis.url })
    expect([sound.code, sound.text]).toEqual([0, expect.stringContaining('append-only file, no eviction')])
    const none = await doctor({ ...env, REDIS_URL: 'redis://127.0.0.1:1' })
    expect([none.code, none.text]).toEqual([1, expect.stringContaining('start it or correct REDIS_URL')])
  })

  test('settings that are probably a mistake are warnings', async () => {
    const env = { DATA_DIR: emptyFolder(), VOLATILE_DATA: 'yes' }
    const open = await doctor({ ...env, HOST: '0.0.0.0' })
    expect([open.code, open.text]).toEqual([0, expect.stringContaining('reachable from outside without PUBLIC_URL')])
    const plain = await doctor({ ...env, PUBLIC_URL: 'http://copse.example.org' })
    expect(plain.text).toContain('PUBLIC_URL is not https')
    expect(plain.text).toContain('PUBLIC_URL without TRUST_PROXY')
  })
})

describe('what it looks at', () => {
  test('an outdated ws or engine.io is fatal, inside another package too', () => {
    const found = versionFindings([
      { name: 'ws', version: '8.23.0' },
      { name: 'engine.io > ws', version: '8.20.9' },
      { name: 'engine.io', version: '6.6.8' },
    ])
    expect(found.map(({ level, found: line }) => [level, line])).toEqual([
      ['fatal', 'engine.io > ws 8.20.9 has published holes'],
      ['fatal', 'engine.io 6.6.8 has published holes'],
    ])
    expect(found[0]?.mend).toContain('8.21.0')
  })

  test('every copy in a folder of packages is found', () => {
    const folder = emptyFolder()
    const put = (path: string, version: string) => {
      mkdirSync(join(folder, path), { recursive: true })
      writeFileSync(join(folder, path, 'package.json'), JSON.stringify({ version }))
    }
    put('ws', '8.23.0')
    put('@hono/node-server', '2.1.8')
    put('other/node_modules/ws', '6.2.7')
    expect(copiesIn(folder)).toEqual([
      { name: '@hono/node-server', version: '2.1.8' },
      { name: 'other > ws', version: '6.2.7' },
      { name: 'ws', version: '8.23.0' },
    ])
    expect(new Set(installedCopies().map(({ name }) => name.split(' > ').at(-1)))).toEqual(
      new Set(Object.keys(MINIMUM)),
    )
  })

  test('a folder that may not be written, and a disk that is nearly full', async () => {
    const place = { bytesFree: 1e10, isMemory: false, isWritable: true }
    const look = (found: Partial<typeof place>) =>
      folderFindings('data', 'DATA_DIR', '/data', false, async () => ({ ...place, ...found }))
    expect((await look({ isWritable: false }))[0]?.level).toBe('fatal')
    expect((await look({ bytesFree: 1e6 }))[0]?.level).toBe('warning')
    expect((await look({}))[0]?.level).toBe('ok')
  })
})

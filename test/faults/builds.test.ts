// F15 and F20: two builds side by side during a deploy, and a page that is older than what the server still speaks.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rawSocket } from '../support/raw-socket.ts'
import { spawnServer } from '../support/server.ts'
import { gather } from './crowd.ts'
import { figure, pause } from './figures.ts'
import { type Stage, setStage } from './stage.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
let stage: Stage
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copse-builds-'))
  stage = await setStage(2)
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The present sources with other numbers in them, built as `npm run build` does. @returns its main file. */
async function buildOf(name: string, version: number, oldest: number): Promise<string> {
  const to = join(folder, name)
  cpSync(dist, to, { recursive: true })
  const outfile = join(to, 'server', 'main.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minifySyntax: true,
    logLevel: 'warning',
    external: ['classic-level'],
    banner: { js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)" },
    define: { 'process.env.COPSE_BUILD': '"production"', 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'other-version',
        setup: ({ onLoad }) =>
          onLoad({ filter: /shared\/wire\/version\.ts$/ }, ({ path }) => {
            const contents = readFileSync(path, 'utf8')
              .replace(/PROTOCOL_VERSION = \d+/, `PROTOCOL_VERSION = ${version}`)
              .replace(/OLDEST_PROTOCOL: number = \d+/, `OLDEST_PROTOCOL: number = ${oldest}`)
            return { contents, loader: 'ts' }
          }),
      },
    ],
  })
  return outfile
}

async function replace(node: number, main: string): Promise<void> {
  await stage.nodes[node]?.stop()
  await stage.nodes[node]?.remove()
  const env = { ...stage.redis.env, REDIS_URL: `redis://127.0.0.1:${stage.ways[node]?.port}` }
  stage.nodes[node] = await spawnServer({ main, env })
}

/** What a page of this version is told by this node. */
async function greeting(node: number, cookie: string, room: string, protocol: number): Promise<string> {
  const { socket, refused } = await rawSocket(stage.nodes[node]?.origin ?? '', cookie, { protocol, room, as: 'seat' })
  socket?.close()
  return refused ?? 'welcome'
}

test('F15: build N and N+1 side by side, then only N+1: nothing lost, both versions are served', async () => {
  const crowd = await gather(stage, [0, 0, 1, 1])
  const next = await buildOf('next', 2, 1)
  const end = crowd.work()
  await pause(1_000)
  await replace(0, next)
  await pause(2_000)
  const { cookie } = crowd.lead.cookieJar
  const code = crowd.lead.code() ?? ''
  const told = {
    'a page of N at N+1': await greeting(0, cookie ?? '', code, 1),
    'a page of N+1 at N+1': await greeting(0, cookie ?? '', code, 2),
    'a page of N at N': await greeting(1, cookie ?? '', code, 1),
    // Not final: it tries again and meets a newer node.
    'a page of N+1 at N': await greeting(1, cookie ?? '', code, 2),
  }
  expect(told).toEqual({
    'a page of N at N+1': 'welcome',
    'a page of N+1 at N+1': 'welcome',
    'a page of N at N': 'welcome',
    'a page of N+1 at N': 'newer-version',
  })
  await replace(1, next)
  await pause(1_000)
  const outcome = await end()
  const most = Math.max(0, ...crowd.reconnects.values())
  const counts = `${outcome.lost} lost, ${outcome.doubled} doubled of ${outcome.saved} lines and ${outcome.acknowledged} commands`
  figure('F15', 'two builds side by side during a deploy', counts, '0 lost, 0 doubled')
  figure('F15', 'reconnects of one person in the deploy', `${most} at most, two nodes stopped`, '1 for each node')
  expect(outcome).toMatchObject({ lost: 0, doubled: 0, findings: [] })
  expect(outcome.acknowledged).toBeGreaterThan(5)
  expect(most).toBeLessThanOrEqual(2)
  crowd.close()
}, 120_000)

test('F20: a page that is too old is told to load again, and its unsent words are saved all the same', async () => {
  const crowd = await gather(stage, [0])
  const [page] = crowd.people
  if (!page) throw new Error('nobody')
  const link = await page.openDocument('theme')
  stage.doors[0]?.cut()
  await page.waitUntil(() => link.state.state === 'offline', 'the cut')
  const { doc } = link
  const words = 'written before the page was too old'
  const before = doc.getXmlFragment('notes').length
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment('notes').insert(before, [paragraph])
  const far = await buildOf('far', 3, 2)
  await replace(0, far)
  await replace(1, far)
  stage.doors[0]?.mend()
  await page.waitUntil(() => page.linkState().state === 'ended', 'being told', 30_000)
  expect(page.linkState()).toEqual({ state: 'ended', because: 'old-version' })
  const untilMs = performance.now() + 20_000
  while (link.state.state !== 'saved' && performance.now() < untilMs) await pause(50)
  expect(link.state.state).toBe('saved')
  figure('F20', 'a page that is too old', 'told to load again; its unsent words are saved', 'never drops them')
  crowd.close()
}, 120_000)

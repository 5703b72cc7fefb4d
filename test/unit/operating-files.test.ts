// Files for operators name things of the product; when those move, the files have to follow.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeMetrics } from '../../server/api/metrics.ts'
import { readConfig } from '../../server/config.ts'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const none = () => 0

test.each(['docs/grafana/copse.json', 'docs/grafana/alerts.yaml', 'docs/OPERATING.md'])(
  'every metric that %s names is one that a node gives',
  async (path) => {
    const given = await makeMetrics({
      rooms: none,
      sockets: none,
      documents: none,
      documentSockets: none,
      documentCloses: () => ({}),
    }).text()
    const named = new Set(read(path).match(/\b(copse|nodejs|process)_[a-z0-9_]*[a-z0-9]\b/g) ?? [])
    expect(named.size).toBeGreaterThan(3)
    for (const name of named) expect(given, name).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `)
  },
)

test('every setting that compose.yaml and the cluster give to nodes is one that they read', () => {
  const known = read('server/config.ts')
  for (const path of ['compose.yaml', 'scripts/cluster.mjs']) {
    const names =
      read(path)
        .match(/^ {4}([A-Z][A-Z_]+):/gm)
        ?.map((line) => line.trim().slice(0, -1)) ?? []
    const ours = names.filter((name) => name !== 'NODE_ENV' && !name.startsWith('COPSE_'))
    expect(ours.length).toBeGreaterThan(3)
    for (const name of ours) expect(known, `${name} of ${path}`).toContain(`  ${name}: v.`)
  }
})

test.each([
  ['redis://localhost:6379', true],
  ['rediss://user:secret@redis.example.org/2', true],
  ['redis+sentinel://one:26379,two:26379/copse', true],
  ['redis+cluster://one:7000,two:7001', true],
  ['http://localhost', false],
  ['localhost:6379', false],
])('REDIS_URL %s is taken: %s', (url, isTaken) => {
  const parse = () => readConfig({ REDIS_URL: url }).redisUrl
  if (isTaken) expect(parse()).toBe(url)
  else expect(parse).toThrow('REDIS_URL must look like')
})

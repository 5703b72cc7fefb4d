import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the steps of the Dockerfile, run one by one in a clean folder, give a server that starts, is healthy and stops', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/docker-steps.mjs'], {
    cwd: root,
    timeout: 240_000,
    maxBuffer: 10_000_000,
  })
  // The server's own lines stand between them.
  const lines = stdout.trim().split('\n')
  expect(lines).toEqual(expect.arrayContaining(['--- healthy', '--- stopped']))
  expect(lines.at(-1)).toBe('All steps of the Dockerfile work.')
}, 250_000)

// What a phone has to load before it is in the room. The goals are the ones of docs/BENCHMARKS.md.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pageWeight } from '../support/page-weight.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the join page needs less than 40 kB of JavaScript, the room with its words less than 90', () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: root })
  const { filesOf, kilobytes } = pageWeight(join(root, 'dist/client'))
  expect(kilobytes(filesOf('index.html'))).toBeLessThan(40)
  expect(kilobytes(filesOf('index.html', 'room', 'english-room'))).toBeLessThan(90)
  expect(kilobytes(filesOf('index.html', 'room', 'german-room'))).toBeLessThan(90)
}, 180_000)

// The demo to its end, faster still; and that its search for words that must be gone would find them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { found } from '../demo/checks.ts'
import { runDemo } from '../demo/run.ts'
import { CARDS } from '../demo/words.ts'
import { temporaryFolder } from '../support/server.ts'

test('eight people hold 120 minutes; what must stay is there, what must go is gone', async () => {
  const lines: string[] = []
  const checks = await runDemo({ factor: 600, port: 0, say: (line) => lines.push(line) })
  expect(checks.filter((check) => check.problem !== null)).toEqual([])
  expect(checks.length).toBeGreaterThan(12)
  expect(lines.join('\n')).toMatch(/Take part or watch: http:\/\/localhost:\d+\/r\/[0-9a-z]{8} /)
}, 90_000)

test('a card that stays in a file is found', async () => {
  const folder = temporaryFolder()
  const texts = CARDS.map((card) => card.text)
  expect((await found('cards', texts, folder.path)).problem).toBeNull()
  writeFileSync(join(folder.path, '000007.log'), `\u0001\u0000{"text":${JSON.stringify(texts.at(-1))}}`)
  expect((await found('cards', texts, folder.path)).problem).toContain('000007.log')
  folder.remove()
})

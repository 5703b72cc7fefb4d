import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

type Counts = { passed: number; failed: number; skipped: number }
type Count = (reportPath: string, code: number) => Counts

// The scripts are plain JavaScript without declarations; the address as a value keeps the compiler from asking for them.
const address = new URL('../../scripts/results.mjs', import.meta.url).href
const { countVitest, countPlaywright }: { countVitest: Count; countPlaywright: Count } = await import(address)

const folder = mkdtempSync(join(tmpdir(), 'copse-results-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const vitestReport = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }

test('what the unit runner reports is counted, todo as skipped', () => {
  expect(countVitest(report(vitestReport), 0)).toEqual({ passed: 3, failed: 0, skipped: 2 })
})

test('a file that could not be loaded is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(countVitest(report({ ...vitestReport, testResults }), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('a runner that ends badly without a failed test has one failure', () => {
  expect(countVitest(report(vitestReport), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 })
  expect(countPlaywright(report({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 } }), 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
  })
})

test('a runner that ran nothing, or left no report or half of one, has one failure', () => {
  const failed = { passed: 0, failed: 1, skipped: 0 }
  const nothing = { ...vitestReport, numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  expect(countVitest(report(nothing), 0)).toEqual(failed)
  for (const count of [countVitest, countPlaywright]) {
    expect(count(join(folder, 'missing.json'), 0)).toEqual(failed)
    expect(count(report('{"numPassed'), 0)).toEqual(failed)
  }
})

test('a browser test that passes only at the second try is a failed one', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
  expect(countPlaywright(report({ stats }), 1)).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

// Counting: each part of the tests gives {passed, failed, skipped}. Whatever cannot be read counts as a failure.
import { existsSync, readFileSync } from 'node:fs'

export const none = { passed: 0, failed: 0, skipped: 0 }
export const onePassed = { passed: 1, failed: 0, skipped: 0 }
export const oneFailed = { passed: 0, failed: 1, skipped: 0 }

export function sum(counts) {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    none,
  )
}

export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** A runner that ends badly without naming a failed test (it crashed, a file could not be loaded) has one failure;
 *  so has one that ran nothing. */
function honest(counts, code) {
  const ranNothing = counts.passed + counts.failed + counts.skipped === 0
  if (counts.failed === 0 && (code !== 0 || ranNothing)) return { ...counts, failed: 1 }
  return counts
}

function readReport(path) {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** @param code exit code of the runner */
export function countVitest(reportPath, code) {
  const report = readReport(reportPath)
  if (report === null) return oneFailed
  // A file that does not load is a failed suite without tests.
  const unloaded = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  return honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    code,
  )
}

/** A flaky test, failed and then passed, is a failed one: a race that shows sometimes is still a race. */
export function countPlaywright(reportPath, code) {
  const stats = readReport(reportPath)?.stats
  if (!stats) return oneFailed
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code)
}

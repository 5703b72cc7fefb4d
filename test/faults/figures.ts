// Every fault prints what was measured beside what is wanted; the lines are kept for a table of all promises.
import { appendFileSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../.cache/', import.meta.url))

/** @param fault such as `F5`. @param measured and @param goal in words with units. @param isMet whether the goal is reached; without it the
 *  test's own verdict counts. A goal that a busy machine may miss is no reason to fail, but it is said. */
export function figure(fault: string, what: string, measured: string, goal: string, isMet?: boolean): void {
  const verdict = isMet === false ? ', MISSED' : ''
  console.info(`${fault.padEnd(4)} ${what}: ${measured} (goal ${goal}${verdict})`)
  keepFigure(fault, what, measured, goal, isMet)
}

/** For the table of promises only. */
export function keepFigure(fault: string, what: string, measured: string, goal: string, isMet?: boolean): void {
  mkdirSync(folder, { recursive: true })
  const atMs = Date.now()
  appendFileSync(
    `${folder}faults.jsonl`,
    `${JSON.stringify({ atMs, fault, what, measured, goal, ...(isMet === undefined ? {} : { isMet }) })}\n`,
  )
}

/** The long form: `npm run test:faults -- --long`. */
export const isLong = process.env.FAULTS_LONG === '1'

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

// Every fault prints what was measured beside what is wanted; the lines are kept for a table of all promises.
import { appendFileSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../.cache/', import.meta.url))

/** @param fault such as `F5`. @param measured and @param goal in words with units. */
export function figure(fault: string, what: string, measured: string, goal: string): void {
  console.info(`${fault.padEnd(4)} ${what}: ${measured} (goal ${goal})`)
  mkdirSync(folder, { recursive: true })
  appendFileSync(`${folder}faults.jsonl`, `${JSON.stringify({ fault, what, measured, goal })}\n`)
}

/** What could not be tried on this machine, said so that nobody takes it for passed. */
export function notRun(fault: string, why: string): void {
  console.warn(`\n!!!  ${fault} NOT RUN: ${why}\n`)
  mkdirSync(folder, { recursive: true })
  appendFileSync(`${folder}faults.jsonl`, `${JSON.stringify({ fault, notRun: why })}\n`)
}

/** How much of the long form: `npm run test:faults -- --rounds 50 --minutes 10`. */
export const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 0)
export const MINUTES = Number(process.env.FAULT_MINUTES ?? 0)
export const isLong = process.env.FAULTS_LONG === '1'

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

// What a process uses, from /proc: all its threads, to the nanosecond.
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** CPU time of all threads that still live, in milliseconds. */
export function cpuMs(pid: number): number {
  let sum = 0
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
  }
  return sum / 1e6
}

/** Memory in RAM, in kB. */
export function memoryKb(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0)
}

/** One clock for all processes of this machine, in milliseconds. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Waits until the process has nothing to do any more: under 3 % of a core in two looks one after the other. */
export async function untilQuiet(pid: number, atMostMs = 30_000): Promise<void> {
  const untilMs = nowMs() + atMostMs
  let quiet = 0
  while (quiet < 2 && nowMs() < untilMs) {
    const before = cpuMs(pid)
    await pause(600)
    quiet = cpuMs(pid) - before < 18 ? quiet + 1 : 0
  }
}

/** @returns the value below which `share` of the list lie; NaN of nothing. */
export function percentile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN
}

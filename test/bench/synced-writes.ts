// What the disk alone takes for a small write that survives a power cut. Nothing that saves before it sends can be faster.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './product.ts'
import { nowMs } from './usage.ts'

/** @returns how long each took, in milliseconds. */
export function syncedWrites(count: number): number[] {
  const folder = mkdtempSync(join(launch.dataIn, 'copse-bench-'))
  const file = openSync(join(folder, 'log'), 'w')
  try {
    return Array.from({ length: count }, () => {
      const startedMs = nowMs()
      writeSync(file, Buffer.alloc(1_000))
      fdatasyncSync(file)
      return nowMs() - startedMs
    })
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true, force: true })
  }
}

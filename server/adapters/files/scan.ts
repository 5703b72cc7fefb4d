// The operator's own scanner looks at every file before anybody gets it. It reads the bytes from its standard input, so that they lie
// nowhere in the clear, and answers by its exit code as clamdscan does: 0 nothing found, 1 something found, anything else it could not look.
import { spawn } from 'node:child_process'
import { LIMITS } from '../../../shared/wire/limits.ts'
import type { Scan, ScanAnswer } from '../../communities/files-port.ts'

/** @param command program and its arguments, never read by a shell; null: nobody looks, every file is `clean`
 *  @param searchPath where the system looks for it; the one thing of our environment that it gets */
export function scanBy(
  command: readonly string[] | null,
  searchPath: string,
  deadlineMs: number = LIMITS.scanDeadlineMs,
): Scan {
  const [program, ...args] = command ?? []
  if (program === undefined) return async () => 'clean'
  return (content) =>
    new Promise<ScanAnswer>((resolve) => {
      const scanner = spawn(program, args, {
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: deadlineMs,
        killSignal: 'SIGKILL',
        env: { PATH: searchPath },
      })
      scanner.once('error', () => resolve('failed'))
      scanner.once('close', (code) => resolve(code === 0 ? 'clean' : code === 1 ? 'found' : 'failed'))
      // Who has seen enough stops reading: its exit code says what it thinks.
      scanner.stdin.on('error', () => undefined)
      scanner.stdin.end(content)
    })
}

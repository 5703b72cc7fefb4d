// A program of ours as a process of its own: started, waited for, listened to, ended.
import { type ChildProcess, spawn } from 'node:child_process'

export type Ended = { code: number | null; signal: NodeJS.Signals | null }

export type TestProcess = {
  readonly child: ChildProcess
  /** What it said when it was ready. */
  readonly ready: RegExpExecArray
  /** Everything it wrote so far: its log and what went wrong. */
  output(): string
  readonly ended: Promise<Ended>
  /** Resolves when it has ended; again is no harm. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended>
}

/** Runs Node. Resolves when what it wrote matches `ready`.
 *  @throws with what it said when it ends before. */
export async function startProcess(
  args: readonly string[],
  options: {
    env: NodeJS.ProcessEnv
    ready: RegExp
    hasChannel?: boolean
    /** A command that runs it, such as one that enters a network of its own. */
    inside?: readonly string[]
  },
): Promise<TestProcess> {
  const [program = process.execPath, ...all] = [...(options.inside ?? []), process.execPath, ...args]
  const child: ChildProcess = spawn(program, all, {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe', ...(options.hasChannel ? (['ipc'] as const) : [])],
  })
  let output = ''
  const ended = new Promise<Ended>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += String(chunk)
      const found = options.ready.exec(output)
      if (found) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then(({ code }) => reject(new Error(`it ended with ${code} before it was ready: ${output.trim()}`)))
  })
  return {
    child,
    ready,
    output: () => output,
    ended,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}

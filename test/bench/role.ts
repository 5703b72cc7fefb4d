// A process of its own for every part, on a core of its own: what one part costs must not be another's latency.
import { type ChildProcess, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Names of the cores: the server alone on the first, everything that loads it on the second. */
export const CORES = { server: 0, load: availableParallelism() > 1 ? 1 : 0 } as const

type Calls = Record<string, (argument: never) => unknown>
export type Remote<C extends Calls> = {
  [Name in keyof C]: (argument: Parameters<C[Name]>[0]) => Promise<Awaited<ReturnType<C[Name]>>>
}
export type Role<C extends Calls> = { call: Remote<C>; pid: number; stop(): Promise<void> }

type Asked = { id: number; name: string; argument: unknown }
type Answered = { id: number; value: unknown } | { id: number; problem: string }

/** Starts a file of this folder as a process of its own. */
export async function startRole<C extends Calls>(file: string, core: number): Promise<Role<C>> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawnPinned(core, ['--import', 'tsx', path], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>()
  let count = 0
  child.on('message', (message: Answered) => {
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if ('problem' in message) one?.reject(new Error(`${file}: ${message.problem}`))
    else one?.resolve(message.value)
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`))
  })
  const say = (name: string, argument: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(++count, { resolve, reject })
      child.send({ id: count, name, argument } satisfies Asked)
    })
  const call = new Proxy({} as Remote<C>, { get: (_, name) => (argument: unknown) => say(String(name), argument) })
  await say('ready', null)
  return { call, pid: pidOf(child), stop: () => end(child) }
}

/** The other side: answers what the parent asks until the parent goes. */
export function answerParent<C extends Calls>(calls: C): void {
  process.on('message', (asked: Asked) => {
    const known = asked.name === 'ready' ? () => true : calls[asked.name]
    Promise.resolve()
      .then(() => known?.(asked.argument as never))
      .then(
        (value) => process.send?.({ id: asked.id, value }),
        (cause: unknown) => process.send?.({ id: asked.id, problem: String(cause) }),
      )
  })
  process.on('disconnect', () => process.exit(0))
}

export function spawnPinned(core: number, args: string[], options: Parameters<typeof spawn>[2]): ChildProcess {
  const child = spawn('taskset', ['-c', String(core), process.execPath, ...args], options)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process did not start: is taskset (util-linux) installed?')
  return child.pid
}

export function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

// The check and its lists come when somebody begins to write, not with the page, and work beside it. Where a browser gives no worker
// they work in the page.
import type { Guard } from '../../../shared/guard/check.ts'
import type { Finding, GuardInput, SpokenLanguage } from '../../../shared/guard/mark.ts'
import workerUrl from './guard-worker.ts?worker&url'

/** What goes to the worker, and what comes back. It stays in this browser. */
export type GuardAsk = { kind: 'wake'; language: SpokenLanguage } | { kind: 'look'; id: number; input: GuardInput }
export type GuardAnswer = { id: number; finding: Finding }

type Asked = { input: GuardInput; resolve(finding: Finding): void; reject(cause: unknown): void }

let worker: Worker | null = null
let inPage: Promise<Guard> | null = null
let asks = 0
const waiting = new Map<number, Asked>()

/** Begins to fetch and to compile. Said more than once it is done once. */
export function wakeGuard(language: SpokenLanguage): void {
  if (worker !== null || inPage !== null) return
  try {
    worker = new Worker(workerUrl, { type: 'module' })
  } catch {
    worker = null
    return
  }
  worker.addEventListener('message', ({ data }: MessageEvent<GuardAnswer>) => {
    waiting.get(data.id)?.resolve(data.finding)
    waiting.delete(data.id)
  })
  worker.addEventListener('error', () => {
    worker = null
    const left = [...waiting.values()]
    waiting.clear()
    for (const { input, resolve, reject } of left) lookInPage(input).then(resolve, reject)
  })
  send({ kind: 'wake', language })
}

/** Rejects when the check cannot be fetched; the next call tries again. */
export function askGuard(input: GuardInput): Promise<Finding> {
  wakeGuard(input.language)
  if (worker === null) return lookInPage(input)
  return new Promise((resolve, reject) => {
    asks += 1
    waiting.set(asks, { input, resolve, reject })
    send({ kind: 'look', id: asks, input })
  })
}

function send(ask: GuardAsk): void {
  worker?.postMessage(ask)
}

async function lookInPage(input: GuardInput): Promise<Finding> {
  inPage ??= import('../../../shared/guard/check.ts').then(({ makeGuard }) => makeGuard())
  try {
    return (await inPage)(input)
  } catch (cause) {
    inPage = null
    throw cause
  }
}

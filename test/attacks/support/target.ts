// The attacked server: the built one, as a process of its own, with a probe that tells how it bears what is done to it.
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import { expect } from 'vitest'
import { createParticipant, type Participant } from '../../../client/net/participant.ts'
import { startProcess } from '../../support/process.ts'
import { READY, temporaryFolder } from '../../support/server.ts'

/** What is asked of every attack (p99 of the event loop's delay, memory that stays after it). */
export const BEARABLE = { loopP99Ms: 100, memoryGrowthBytes: 20 * 1024 * 1024 } as const

const Reading = v.object({
  p99Ms: v.number(),
  maxMs: v.number(),
  /** The same percentile of an idle thread: what a busy machine adds to everything. */
  machineMs: v.number(),
  usedBytes: v.number(),
  rssBytes: v.number(),
})
export type Reading = v.InferOutput<typeof Reading>

export type Target = Awaited<ReturnType<typeof startTarget>>

/** @param env settings beside port, folder and log level (`trace`: what must not be in the log is then not at any level). */
export async function startTarget(env: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder()
  const probe = new URL('./probe.mjs', import.meta.url).href
  const running = await startProcess(['--expose-gc', '--import', probe, 'dist/server/main.mjs'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'trace', VOLATILE_DATA: 'yes', ...env },
    ready: READY,
    hasChannel: true,
  })
  const { child } = running
  const port = Number(running.ready[1])
  const origin = `http://localhost:${port}`

  async function ask(what: 'begin' | 'delay' | 'memory'): Promise<Reading> {
    const answer = once(child, 'message')
    child.send(what)
    const [raw] = await answer
    return v.parse(Reading, raw)
  }

  return {
    origin,
    port,
    pid: child.pid ?? 0,
    dataDirectory: folder.path,
    output: running.output,
    /** Carries out an attack and holds the server to what it has to bear.
     *  @param attack everything it opens it has to close */
    async bears(name: string, attack: () => Promise<void>): Promise<Reading> {
      await pause(50)
      const before = await ask('memory')
      await ask('begin')
      const beganMs = performance.now()
      await attack()
      // A percentile of a handful of looks would be their worst: two hundred at least.
      await pause(Math.max(0, 2_000 - (performance.now() - beganMs)))
      const during = await ask('delay')
      expect(child.exitCode, `${name}: the process lives`).toBeNull()
      expect((await fetch(`${origin}/healthz`)).status, `${name}: it answers`).toBe(200)
      // Closed sockets are let go of a moment later: what stays is what was not given back after that.
      let after = await ask('memory')
      for (let look = 0; look < 40 && grown(before, after) > BEARABLE.memoryGrowthBytes; look++) {
        await pause(100)
        after = await ask('memory')
      }
      const figures = `p99 ${during.p99Ms.toFixed(0)} ms (idle thread ${during.machineMs.toFixed(0)}), max ${during.maxMs.toFixed(0)} ms, memory ${(grown(before, after) / 1048576).toFixed(1)} MB`
      process.stdout.write(`      ${name}: ${figures}\n`)
      // An idle thread is 10 ms late by the width of the look; beyond that the machine is busy with others.
      const byOthersMs = Math.max(0, during.machineMs - 12)
      expect(during.p99Ms - byOthersMs, `${name}: ${figures}`).toBeLessThan(BEARABLE.loopP99Ms)
      expect(grown(before, after), `${name}: ${figures}`).toBeLessThan(BEARABLE.memoryGrowthBytes)
      return during
    },
    ask,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    async stop(): Promise<number | null> {
      return (await running.end('SIGTERM')).code
    },
    async remove(): Promise<void> {
      await running.end('SIGKILL')
      folder.remove()
    },
  }
}

function grown(before: Reading, after: Reading): number {
  return after.usedBytes - before.usedBytes
}

/** A room with its facilitator, connected. */
export async function openRoom(target: Target, title = 'Attacked'): Promise<Participant & { room: string }> {
  const ida = createParticipant({ origin: target.origin, name: 'Ida' })
  const room = await ida.createRoom({ title })
  await ida.connect()
  return Object.assign(ida, { room })
}

export async function takeSeat(target: Target, room: string, name: string): Promise<Participant> {
  const person = createParticipant({ origin: target.origin, name, code: room })
  await person.join()
  await person.connect()
  return person
}

export type ByHand = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
  /** Any of 127.0.0.0/8: each is another visitor to the server. */
  from?: string
}
export type Answered = { status: number; head: string; body: string }

/** One request written by hand: a library would tidy the path, add headers, or refuse to send such a thing.
 *  @returns status 0 when the connection ended without an answer. */
export function byHand(port: number, { method = 'GET', path, headers = {}, body, from }: ByHand): Promise<Answered> {
  return new Promise((resolve) => {
    const socket = connectTcp({ port, host: '127.0.0.1', ...(from === undefined ? {} : { localAddress: from }) })
    const all = { host: `localhost:${port}`, connection: 'close', ...headers }
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body ?? ''}`)
    let answer = ''
    const done = () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
      const cut = answer.indexOf('\r\n\r\n')
      resolve({ status, head: answer.slice(0, cut), body: cut < 0 ? '' : answer.slice(cut + 4) })
      socket.destroy()
    }
    socket.setTimeout(20_000, done)
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      if (answer.startsWith('HTTP/1.1 101')) done()
    })
    socket.on('error', done)
    socket.on('close', done)
  })
}

/** The headers of a WebSocket upgrade. */
export const UPGRADE: Readonly<Record<string, string>> = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

export const SOCKETS_PATH = '/socket.io/?EIO=4&transport=websocket'

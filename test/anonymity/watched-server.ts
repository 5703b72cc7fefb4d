// A whole server in this process with its own clock, its own chance and an eye on its store: it does nothing unless it is told to, so that
// two of them can hold the same meeting step by step.
import { channel } from 'node:diagnostics_channel'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import type { Clock, ContentKeys, Store } from '../../server/rooms/ports.ts'
import type { Running } from '../../server/serve.ts'
import { serve } from '../../server/serve.ts'
import type { LightSocket } from '../bench/light-socket.ts'
import { FakeClock } from '../fakes/clock.ts'
import type { Seed } from './chance.ts'
import { SeededChance } from './chance.ts'

export type WatchedServer = {
  readonly port: number
  readonly clock: FakeClock
  readonly dataDirectory: string
  /** Every line of the log since the last call, without its time. */
  takeLog(): string[]
  /** Chance begins anew, the clock goes on. */
  begin(seed: Seed): void
  /** Every number that the server drew since then: of shuffles, of seeds in stamps. */
  numbersDrawn(): ReadonlySet<number>
  /** Resolves when the store owes no answer, nothing is on its way in these connections, and nothing follows. */
  settled(sockets: () => LightSocket[]): Promise<void>
  /** Lets the clock go on; whatever falls due on the way is done and has arrived before the next thing is. */
  wait(ms: number, sockets: () => LightSocket[]): Promise<void>
  /** Numbers for the operator, those of time left out. */
  metrics(): Promise<string>
  stop(): Promise<void>
}

/** Turns of the event loop without anything new. A message that waits behind another one in Socket.IO leaves a turn or two after it. */
const QUIET_TURNS = 4
/** After so many turns it is the disk that is waited for: it gets the processor to itself. */
const SPINNING_TURNS = 2_000
/** By the world's clock: writing files anew takes seconds on a machine that is busy. */
const ARRIVES_WITHIN_MS = 60_000
const EPOCH_MS = 1_800_000_000_000

/** @param env added to the settings; the log has every level. */
export async function startWatchedServer(env: NodeJS.ProcessEnv = {}): Promise<WatchedServer> {
  // In memory where there is such a folder: a synced write to a disk takes longer than everything else.
  const dataDirectory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'copse-'))
  const clock = new FakeClock(EPOCH_MS)
  const chance = new SeededChance([1, 2, 3, 4])
  let lines: string[] = []
  let asked = 0
  /** Questions to the store and the keys that have no answer yet, by name. */
  const open = new Map<string, number>()
  const around = <Port extends Store | ContentKeys>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const own: unknown = Reflect.get(target, name)
        if (typeof own !== 'function') return own
        return (...args: unknown[]): unknown => {
          asked += 1
          const answer: unknown = own.apply(target, args)
          if (!(answer instanceof Promise)) return answer
          const asking = String(name)
          open.set(asking, (open.get(asking) ?? 0) + 1)
          return answer.finally(() => {
            const left = (open.get(asking) ?? 1) - 1
            if (left > 0) open.set(asking, left)
            else open.delete(asking)
          })
        }
      },
    })
  /** The server's ends of connections, by the port of the other end. */
  const ends = new Map<number, Socket>()
  /** Ports of connections that were asked about before. */
  const known = new Set<number>()
  let ownPort = 0
  const accepted = (message: unknown) => {
    const socket: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'socket') : null
    if (socket instanceof Socket && socket.localPort === ownPort) ends.set(socket.remotePort ?? 0, socket)
  }
  // The gateway hands the clock's functions on.
  const ownClock: Clock = { nowMs: () => clock.nowMs(), after: (delayMs, run) => clock.after(delayMs, run) }
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDirectory,
    LOG_LEVEL: 'trace',
    TRUST_PROXY: '127.0.0.1',
    ...env,
  })
  const logLines = { write: (line: string) => void lines.push(line.replace(/"time":\d+,?/, '')) }
  channel('net.server.socket').subscribe(accepted)
  const running: Running = await serve(config, ownClock, undefined, { chance, logLines, around })
  ownPort = running.port

  /** Sum of all bytes of these connections; null while some have not arrived on the other side. */
  function traffic(sockets: LightSocket[]): number | null {
    let sum = 0
    for (const socket of sockets) {
      const { port, sent, received } = socket.traffic()
      const other = ends.get(port)
      if (!other || other.bytesRead !== sent || other.bytesWritten !== received) return null
      sum += sent + received
    }
    // Whose client has hung up: the server has to notice.
    const present = new Set(sockets.map((socket) => socket.traffic().port))
    for (const port of known) {
      if (present.has(port)) continue
      if (ends.get(port)?.destroyed === false) return null
      ends.delete(port)
      known.delete(port)
    }
    for (const port of present) known.add(port)
    return sum
  }

  async function settled(sockets: () => LightSocket[]): Promise<void> {
    const untilMs = performance.now() + ARRIVES_WITHIN_MS
    let before: string | null = null
    let turns = 0
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await (turns < SPINNING_TURNS ? turn() : pause())
      turns += 1
      const moved = open.size === 0 ? traffic(sockets()) : null
      const now = moved === null ? null : `${moved} ${asked}`
      quiet = now !== null && now === before ? quiet + 1 : 0
      before = now
      if (performance.now() > untilMs) throw new Error(`what was sent does not arrive: ${underWay(sockets())}`)
    }
  }

  /** What is still waited for, in words. */
  function underWay(sockets: LightSocket[]): string {
    const asking = [...open].map(([name, count]) => `${name} has no answer (${count})`)
    const sending = sockets.flatMap((socket) => {
      const { port, sent, received } = socket.traffic()
      const other = ends.get(port)
      if (!other) return ['a connection the server does not have']
      const up = sent - other.bytesRead
      const down = other.bytesWritten - received
      return up === 0 && down === 0 ? [] : [`${up} bytes to the server, ${down} from it`]
    })
    return [...asking, ...sending].join('; ') || 'something new all the time'
  }

  async function wait(ms: number, sockets: () => LightSocket[]): Promise<void> {
    const endMs = clock.nowMs() + ms
    do {
      const next = Math.min(endMs, Math.max(clock.nowMs(), clock.nextDueMs ?? endMs))
      clock.advance(next - clock.nowMs())
      await settled(sockets)
    } while (clock.nowMs() < endMs || (clock.nextDueMs ?? endMs + 1) <= endMs)
  }

  return {
    port: running.port,
    clock,
    dataDirectory,
    takeLog() {
      const taken = lines
      lines = []
      return taken
    },
    begin: (seed) => chance.begin(seed),
    numbersDrawn: () => chance.numbers,
    settled,
    wait,
    async metrics() {
      const text = await (await fetch(`http://127.0.0.1:${running.port}/metrics`)).text()
      return text
        .split('\n')
        .filter((line) => line.startsWith('copse_') && !/_(sum|bucket)\b/.test(line))
        .sort()
        .join('\n')
    },
    async stop() {
      await running.stop()
      channel('net.server.socket').unsubscribe(accepted)
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const pause = () => new Promise((resolve) => setTimeout(resolve, 1))

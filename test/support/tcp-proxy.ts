// A TCP proxy of our own that does to a connection what bad networks do: delay, stall, reset, half open, few bytes a second.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Direction = 'up' | 'down'
/** Of one direction; `up` goes to the server. */
export type Weather = {
  delayMs: number
  /** Up to so much more, drawn for each piece; pieces keep their order. */
  jitterMs: number
  /** 0: as many as there are. */
  bytesPerSecond: number
  /** Nothing passes, nothing is closed: as a cable that was pulled. */
  isStalled: boolean
}

export type TcpProxy = {
  readonly port: number
  readonly connections: () => number
  /** Of one direction, or of both. */
  weather(change: Partial<Weather>, direction?: Direction): void
  /** Ends all connections with a reset. */
  reset(): void
  /** Resets, and refuses every new one until `mend`. */
  cut(): void
  /** What comes next passes again as on the first day; what waited goes on. */
  mend(): void
  close(): Promise<void>
}

const FAIR: Weather = { delayMs: 0, jitterMs: 0, bytesPerSecond: 0, isStalled: false }

/** @param target read at each connection, so that it may move. */
export async function startTcpProxy(target: () => { host: string; port: number }): Promise<TcpProxy> {
  const weather: Record<Direction, Weather> = { up: { ...FAIR }, down: { ...FAIR } }
  const pairs = new Set<{ ends: [Socket, Socket]; pump(): void }>()
  let isCut = false

  const server = createServer({ pauseOnConnect: false, noDelay: true }, (client) => {
    if (isCut) {
      client.on('error', () => undefined)
      client.resetAndDestroy()
      return
    }
    const upstream = connect({ ...target(), noDelay: true })
    const pumps = [flow(client, upstream, weather.up), flow(upstream, client, weather.down)]
    const pair = {
      ends: [client, upstream] as [Socket, Socket],
      pump: () => {
        for (const pump of pumps) pump()
      },
    }
    pairs.add(pair)
    for (const end of pair.ends) {
      end.on('error', () => undefined)
      end.on('close', () => pairs.delete(pair))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  function reset(): void {
    for (const { ends } of pairs) for (const end of ends) end.resetAndDestroy()
    pairs.clear()
  }
  return {
    port: address.port,
    connections: () => pairs.size,
    weather(change, direction) {
      for (const one of direction ? [direction] : (['up', 'down'] as const)) Object.assign(weather[one], change)
      for (const pair of pairs) pair.pump()
    },
    reset,
    cut() {
      isCut = true
      reset()
    },
    mend() {
      isCut = false
      for (const one of ['up', 'down'] as const) Object.assign(weather[one], FAIR)
      for (const pair of pairs) pair.pump()
    },
    async close() {
      reset()
      server.close()
      await once(server, 'close')
    },
  }
}

/** One direction of one connection. @returns what looks at the weather again. */
function flow(from: Socket, to: Socket, weather: Weather): () => void {
  const waiting: { bytes: Buffer | null; atMs: number }[] = []
  let lastMs = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function put(bytes: Buffer | null): void {
    const nowMs = performance.now()
    const slowMs = weather.bytesPerSecond > 0 ? ((bytes?.length ?? 0) / weather.bytesPerSecond) * 1_000 : 0
    const latestMs = Math.max(lastMs, nowMs + weather.delayMs + Math.random() * weather.jitterMs)
    lastMs = latestMs + slowMs
    waiting.push({ bytes, atMs: lastMs })
    pump()
  }
  function pump(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    while (!weather.isStalled && waiting[0] && waiting[0].atMs <= performance.now() + 0.5) {
      const first = waiting.shift()
      if (first?.bytes) to.write(first.bytes)
      else if (first) to.end()
    }
    if (!weather.isStalled && waiting[0]) timer = setTimeout(pump, Math.max(1, waiting[0].atMs - performance.now()))
  }
  from.on('data', put)
  from.on('end', () => put(null))
  from.on('close', (hadError) => {
    if (hadError && !to.destroyed) to.resetAndDestroy()
  })
  to.on('close', () => {
    if (timer !== null) clearTimeout(timer)
    waiting.length = 0
  })
  return pump
}

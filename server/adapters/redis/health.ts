// Is there a way to Redis? Asked four times a second, so that a node without one can soon send its people to another.
import { connect } from 'node:net'
import type { Clock } from '../../rooms/ports.ts'
import type { Connection } from './connection.ts'

const ASK_MS = 250
const REACH_MS = 1_000
const STAYS_MS = 300
/** A Redis that takes connections but says nothing may be frozen for all nodes: what is in memory goes on being shown for so long. */
const SILENT_MEANS_CUT_MS = 45_000

export type Health = {
  /** How long this node alone has been without a way to Redis; 0 while it answers, or is there but silent. */
  cutMs(): number
  close(): void
}

export function watchHealth(connection: Connection, clock: Clock): Health {
  let answeredMs = performance.now()
  let isReachable = true
  let stop: () => void = () => undefined
  let isClosed = false

  async function ask(): Promise<void> {
    try {
      await connection.send(['PING'])
      answeredMs = performance.now()
      isReachable = true
    } catch {
      const tried = await Promise.all(connection.places.map(canReach))
      isReachable = tried.some(Boolean)
    }
    if (!isClosed) stop = clock.after(ASK_MS, () => void ask())
  }
  stop = clock.after(ASK_MS, () => void ask())

  return {
    cutMs() {
      const silentMs = performance.now() - answeredMs
      return isReachable && silentMs < SILENT_MEANS_CUT_MS ? 0 : silentMs
    },
    close() {
      isClosed = true
      stop()
    },
  }
}

function canReach({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: REACH_MS })
    const end = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    // One that takes connections only to end them is no way either.
    socket.once('connect', () => setTimeout(() => end(true), STAYS_MS))
    socket.once('close', () => end(false))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

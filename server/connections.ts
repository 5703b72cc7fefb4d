// Who may hold how many TCP connections, and for how long without saying what they want.
import type { Server, ServerOptions } from 'node:http'
import { LIMITS } from '../shared/wire/limits.ts'

/** Half a request must not hold a connection. Node looks every half minute unless it is told to look more often. */
export const TIMEOUTS: ServerOptions = {
  headersTimeout: LIMITS.headersTimeoutMs,
  requestTimeout: LIMITS.requestTimeoutMs,
  connectionsCheckingInterval: LIMITS.timeoutsCheckedMs,
}

/** Ends connections of an address that has too many. Proxies that the operator named hold those of everybody. */
export function boundConnections(server: Server, perAddress: number, proxies: readonly string[]): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    if (proxies.includes(address)) return
    const now = (open.get(address) ?? 0) + 1
    if (now > perAddress) {
      socket.destroy()
      return
    }
    open.set(address, now)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}

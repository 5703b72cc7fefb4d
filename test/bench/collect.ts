// Has a process of Node collect its garbage, through its debugger: memory is compared without what only waits to be collected.
import * as v from 'valibot'
import { WebSocket } from 'ws'

/** The process must have been started with `--inspect-port` set to this port. */
export async function collectGarbage(pid: number, port: number): Promise<void> {
  process.kill(pid, 'SIGUSR1')
  const url = await debuggerUrl(port)
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  for (let id = 1; id <= 3; id++) {
    const answered = new Promise((resolve) => socket.once('message', resolve))
    socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }))
    await answered
  }
  socket.close()
}

const targets = v.array(v.object({ webSocketDebuggerUrl: v.string() }))

async function debuggerUrl(port: number): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      const [first] = v.parse(targets, await (await fetch(`http://127.0.0.1:${port}/json`)).json())
      if (first) return first.webSocketDebuggerUrl
    } catch {
      // Not open yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the debugger did not open')
}

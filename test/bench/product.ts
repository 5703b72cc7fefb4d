// The product as it is started, on a data directory of its own, and what a test needs of it: rooms and seats.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CORES, end, pidOf, spawnPinned } from './role.ts'
import { nowMs } from './usage.ts'

export type Product = {
  port: number
  pid: number
  origin: string
  /** From the start of the process until it says that it listens. */
  readyMs: number
  stop(): Promise<void>
}
export type Device = { cookie: string; seat: string }

/** What is started, after Node's own options, and where it keeps its data. */
export const launch = { main: ['dist/server/main.mjs'], nodeOptions: [] as string[], dataIn: tmpdir() }

export function temporaryFolder(): string {
  return mkdtempSync(join(launch.dataIn, 'copse-bench-'))
}

/** @param again port and data of one that was killed; they stay when this one stops. */
export async function startProduct(again?: { port: number; folder: string }): Promise<Product> {
  const folder = again?.folder ?? temporaryFolder()
  const env = {
    ...process.env,
    PORT: String(again?.port ?? 0),
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    // Forwarded addresses are believed, so that more rooms can be made than one address may.
    TRUST_PROXY: '127.0.0.1',
    NODE_ENV: 'production',
  }
  const startedMs = nowMs()
  const child = spawnPinned(CORES.server, [...launch.nodeOptions, ...launch.main], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(child)
  const readyMs = nowMs() - startedMs
  return {
    port,
    pid: pidOf(child),
    origin: `http://localhost:${port}`,
    readyMs,
    async stop() {
      await end(child, launch.nodeOptions.length > 0 ? 'SIGTERM' : 'SIGKILL')
      if (!again) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += String(chunk)
      const found = /Copse is ready: http:\/\/[^:]+:(\d+)/.exec(output)
      if (found) resolve(Number(found[1]))
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
}

async function post(product: Product, path: string, body: object, address: string) {
  const response = await fetch(`${product.origin}${path}`, {
    method: 'POST',
    headers: { origin: product.origin, 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as { code?: string; seat?: string | { id: string } }
  if (response.status !== 201) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`)
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const seat = typeof answer.seat === 'string' ? answer.seat : (answer.seat?.id ?? '')
  return { code: answer.code ?? '', device: { cookie, seat } }
}

/** A room with so many people, the facilitator first. Nobody is connected yet. */
export async function openRoom(product: Product, people: number, number = 0) {
  const address = `10.0.${number >> 8}.${number & 255}`
  const lead = await post(product, '/api/rooms', { title: 'Bench', name: 'Lead', place: 'remote' }, address)
  const devices = [lead.device]
  for (let at = 1; at < people; at += 25) {
    const some = Array.from({ length: Math.min(25, people - at) }, (_, index) =>
      post(
        product,
        `/api/rooms/${lead.code}/seats`,
        { name: `Person ${at + index}`, place: 'remote', principlesAccepted: true },
        address,
      ),
    )
    for (const { device } of await Promise.all(some)) devices.push(device)
  }
  return { code: lead.code, devices }
}

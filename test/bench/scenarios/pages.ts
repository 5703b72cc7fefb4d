// What a phone has to load and how long that takes: the built pages in Chromium, slowed down four times.
import { existsSync } from 'node:fs'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { pageWeight } from '../../support/page-weight.ts'
import { openRoom, type Product, startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import { nowMs, percentile } from '../usage.ts'

const CLIENT = 'dist/client'
const VISITS = 5
const SLOWER = 4
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Visit = { formMs: number; joinedMs: number }
type Network = { kbitPerSecond: number; delayMs: number } | null

export async function pages(): Promise<Row[]> {
  const product = await startProduct()
  try {
    const room = await openRoom(product, 1)
    const near: Visit[] = []
    for (let nth = 0; nth < VISITS; nth++) near.push(await visit(product, room.code, `Near ${nth}`, null))
    const far = await visit(product, room.code, 'Far', { kbitPerSecond: 400, delayMs: 300 })
    return rowsOf(near, far)
  } finally {
    await product.stop()
  }
}

/** One person with an empty cache opens the link, writes a name, joins. */
async function visit(product: Product, code: string, name: string, network: Network): Promise<Visit> {
  const system = '/usr/bin/chromium'
  const browser = await chromium.launch({ args: ARGUMENTS, ...(existsSync(system) ? { executablePath: system } : {}) })
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
    await slowDown(await page.context().newCDPSession(page), network)
    const startedMs = nowMs()
    await page.goto(`${product.origin}/r/${code}`, { waitUntil: 'commit' })
    await page.getByRole('textbox').first().waitFor({ timeout: 30_000 })
    const formMs = nowMs() - startedMs
    await page.getByRole('textbox').first().fill(name)
    return { formMs, joinedMs: formMs + (await joinIn(page)) }
  } finally {
    await browser.close()
  }
}

/** @returns from the tap until the room is there. */
async function joinIn(page: Page): Promise<number> {
  const tappedMs = nowMs()
  await page.getByRole('button', { name: /^Join, / }).click()
  await page.getByRole('button', { name: 'Raise hand' }).first().waitFor({ timeout: 30_000 })
  return nowMs() - tappedMs
}

async function slowDown(session: CDPSession, network: Network): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  if (!network) return
  const bytes = (network.kbitPerSecond * 1000) / 8
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: network.delayMs,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  })
}

function rowsOf(near: readonly Visit[], far: Visit): Row[] {
  const { filesOf, kilobytes } = pageWeight(CLIENT)
  const join = filesOf('index.html')
  const room = filesOf('index.html', 'room', 'english-room')
  // What every shared document needs comes with the first of them, the editor only with notes.
  const documents = filesOf('document-link')
  const editor = filesOf('features/editor/notes-view.ts')
  const half = (of: (visit: Visit) => number) => percentile(near.map(of), 0.5)
  const size = (what: string, kb: number, goalKb: number): Row => ({
    scenario: 'pages, JavaScript in brotli',
    what,
    copse: `${kb.toFixed(1)} kB`,
    rival: '',
    goal: `<= ${goalKb} kB`,
    isReached: kb <= goalKb,
  })
  const time = (scenario: string, what: string, ms: number, goalMs: number): Row => ({
    scenario,
    what,
    copse: ms.toFixed(0),
    rival: '',
    goal: `<= ${goalMs}`,
    isReached: ms <= goalMs,
  })
  const phone = `pages, CPU ${SLOWER}x slower`
  return [
    size('join page', kilobytes(join), 40),
    size('room, first load, join page and words included', kilobytes(room), 90),
    { ...size('shared documents, with the first of them', kilobytes(documents, room), 0), goal: '', isReached: null },
    size('editor, when first needed', kilobytes(editor, new Set([...room, ...documents])), 70),
    time(
      phone,
      'link to room, p50 ms',
      half((one) => one.joinedMs),
      2_000,
    ),
    time(
      phone,
      'link to form, p50 ms',
      half((one) => one.formMs),
      2_000,
    ),
    time(`${phone}, 400 kbit/s, 300 ms`, 'link to form, ms', far.formMs, 2_500),
    time(`${phone}, 400 kbit/s, 300 ms`, 'link to room, ms', far.joinedMs, 6_000),
  ]
}

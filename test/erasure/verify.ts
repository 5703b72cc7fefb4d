// Holds a session full of marked words on a real server, closes it, and looks for what must be gone in every byte that is left.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { DocumentLink } from '../../client/net/document-link.ts'
import { makeNodeHttp } from '../../client/net/node-http.ts'
import { CLOSE } from '../../shared/wire/events.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { openDataDirectory } from '../support/sealed.ts'
import { everything, goneAtClose, keptForSummary, mintCanaries } from './canaries.ts'
import type { Moment, Omission } from './moments.ts'
import { startErasureServer } from './server-process.ts'
import { type Held, holdSession } from './session.ts'
import { keysIn, type Place, traces, tracesAfter } from './traces.ts'

export type Wish = {
  store: 'embedded' | 'redis'
  encrypted: boolean
  /** The process is killed with -9 at this moment of the close and started again. */
  dieAt?: Moment
  /** A step of erasing that this build leaves out: then something must be found. */
  leaveOut?: Omission
  /** Also move the clock by 31 days and look for what was kept. */
  toTheEnd?: boolean
  patienceMs?: number
}

export type Verified = { found: string[]; checks: number; kept: string[] }

const MONTH_MS = 31 * 86_400_000
const CLOSE_MS = 20_000

/** @returns everything that was found and should not be there, in words. */
export async function verifyErasure(wish: Wish): Promise<Verified> {
  const base = await mkdtemp(join(tmpdir(), 'copse-erasure-'))
  const redis = wish.store === 'redis' ? await startRedis() : null
  try {
    return await verify(wish, base, redis)
  } finally {
    await redis?.stop()
    await rm(base, { recursive: true, force: true })
  }
}

async function verify(wish: Wish, base: string, redis: TestRedis | null): Promise<Verified> {
  const { patienceMs = 20_000 } = wish
  const [data, temporary] = [join(base, 'data'), join(base, 'tmp')]
  for (const folder of [data, temporary]) await mkdir(folder, { recursive: true })
  const keyFolder = redis ? redis.env.KEY_DIR : join(data, 'keys')
  const env = {
    DATA_DIR: data,
    TMPDIR: temporary,
    ENCRYPTION: wish.encrypted ? 'on' : 'off',
    ...(redis ? redis.env : {}),
  }
  const canaries = mintCanaries()
  const found: string[] = []
  let checks = 0
  const outputs: string[] = []
  const place = (...folders: string[]): Place => ({
    folders,
    texts: outputs.map((text, index) => [`the output of start ${index + 1}`, text]),
  })
  const everywhere = () => place(data, temporary, ...(redis ? [redis.directory] : []))
  async function none(when: string, look: Promise<string[]>): Promise<void> {
    checks += 1
    for (const one of await look) found.push(`${when}: ${one}`)
  }
  async function some(when: string, look: Promise<string[]>): Promise<void> {
    checks += 1
    if ((await look).length === 0) found.push(`${when}: nothing was found, so the search itself is broken`)
  }

  let server = await startErasureServer({
    ...env,
    ...(wish.dieAt ? { DIE_AT: wish.dieAt } : {}),
    ...(wish.leaveOut ? { LEAVE_OUT: wish.leaveOut } : {}),
  })
  const held = await holdSession(server.origin, canaries)
  const keys = wish.encrypted ? await keysIn(keyFolder) : []

  // While it runs: the search finds what is there; with encryption it finds no word, and never a key outside its file.
  await some('while it runs', traces([['the room', held.room]], everywhere()))
  if (wish.encrypted) {
    await none('while it runs', traces(everything(canaries), everywhere()))
    const outside = place(redis ? redis.directory : join(data, 'store'), temporary)
    await none(
      'while it runs',
      traces(
        keys.flatMap(({ forms }) => forms),
        { ...outside, texts: [['the output', server.output()]] },
      ),
    )
  } else {
    await some('while it runs', traces([['a card', canaries.card]], everywhere()))
  }
  const backup = join(base, 'backup')
  await cp(redis ? redis.directory : join(data, 'store'), join(backup, 'store'), { recursive: true })

  await held.lead.send({ kind: 'session.close' })
  if (wish.dieAt) {
    checks += 1
    const signal = await Promise.race([server.ended, later(CLOSE_MS)])
    if (signal !== 'SIGKILL') found.push(`the moment "${wish.dieAt}" never came`)
    outputs.push(server.output())
    server = await startErasureServer({ ...env, PORT: String(server.port) })
  }
  await held.lead.waitFor(({ progress }) => progress.state === 'closed', CLOSE_MS)

  const mustGo = [...goneAtClose(canaries), ...held.secrets]
  outputs.push(server.output())
  await none('after the close', tracesAfter(mustGo, everywhere(), patienceMs))
  if (wish.encrypted) {
    const gone = keys.flatMap(({ forms }) => forms)
    await none('after the close', tracesAfter(gone, everywhere(), patienceMs))
    if (!redis && !wish.leaveOut) await none('a copy of before the close', readable(backup, keyFolder, held))
    await none('a copy of before the close', traces(everything(canaries), place(backup)))
  }
  await none('a device with the old agenda', comesBack(server.origin, held))
  outputs.push(server.output())
  await none('after it came back', traces(mustGo, everywhere()))

  for (const one of [held.lead, ...held.people]) one.close()
  if (wish.toTheEnd) {
    await server.stop()
    outputs.push(server.output())
    server = await startErasureServer({ ...env, AHEAD_MS: String(MONTH_MS) })
    const last = wish.encrypted ? (await keysIn(keyFolder)).flatMap(({ forms }) => forms) : []
    const all = [...everything(canaries), ...held.secrets, ...last]
    await none('after thirty days', tracesAfter(all, everywhere(), patienceMs))
  }
  await server.stop()
  await none(
    'in the end',
    traces([...everything(canaries), ...held.secrets], { folders: [], texts: [['the output', server.output()]] }),
  )
  return { found, checks, kept: keptForSummary(canaries).map(([name]) => name) }
}

/** A copy of the store, opened with the keys that are there now. */
async function readable(backup: string, keyFolder: string, held: Held): Promise<string[]> {
  await cp(keyFolder, join(backup, 'keys'), { recursive: true })
  const store = await openDataDirectory(backup)
  try {
    const records = Object.keys((await store.loadRoom(held.room))?.records ?? {})
    const agenda = await store.readDocument(held.oldAgenda.document as never, null)
    return [
      ...records.map((name) => `the record ${name} can be read`),
      ...agenda.updates.map(() => 'the agenda can be read'),
    ]
  } finally {
    await store.close()
    await rm(join(backup, 'keys'), { recursive: true })
  }
}

/** @returns what is wrong with the answer to a device that was away and sends what it still has. */
async function comesBack(origin: string, held: Held): Promise<string[]> {
  const [person] = held.people
  if (!person) return ['there is no such device']
  const http = makeNodeHttp(origin, person.cookieJar)
  const link = new DocumentLink({
    url: http.documentsUrl,
    document: held.oldAgenda.document as never,
    openSocket: http.openSocket,
  })
  Y.applyUpdate(link.doc, held.oldAgenda.state)
  try {
    const endMs = performance.now() + 10_000
    while (link.state.state !== 'refused' && performance.now() < endMs) await later(20)
    return link.state.state === 'refused' && link.state.code === CLOSE.gone ? [] : [`it is ${link.state.state}`]
  } finally {
    link.close()
  }
}

const later = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms))

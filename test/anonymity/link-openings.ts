import { join } from 'node:path'
import { startRedis } from '../support/redis.ts'
import { readAppendOnly, readLevelLog } from './disk-log.ts'
import type { Guessed } from './guessing.ts'
import { link, type Opened } from './operator.ts'
import { startWatchedServer } from './watched-server.ts'
import { newPeople, witness } from './witness.ts'

export type Operated = Guessed & {
  /** Versions of values that were looked at. */
  versions: number
  /** Hashes of tickets that are still in the present state after a release; none should be. */
  ticketsLeft: number
  /** Openings in which a number drawn by chance was written down; none should be. */
  numbersKept: number
}

/** LevelDB begins a new log after four megabytes and throws the old one away: a new store comes long before that. */
const SESSIONS_PER_STORE = 6

/** Holds sessions and keeps all that their store ever wrote. */
export async function operate(wish: { seed: number; cards: number; isRedis: boolean }): Promise<Operated> {
  const openings: Opened[] = []
  let numbersKept = 0
  const people = newPeople()
  let index = 0
  const count = () => openings.reduce((sum, one) => sum + one.cards.length, 0)
  while (count() < wish.cards) {
    const redis = wish.isRedis ? await startRedis() : null
    // Whoever runs the server has the keys as well, so the search is made as if nothing were encrypted.
    const server = await startWatchedServer({ ENCRYPTION: 'off', ...(redis ? { REDIS_URL: redis.url } : {}) })
    let from = 0
    try {
      for (const end = index + SESSIONS_PER_STORE; index < end && count() < wish.cards; index++) {
        await witness(server, people, wish.seed, index, ({ seats, sealed }) => {
          const all = redis ? readAppendOnly(redis.directory) : readLevelLog(join(server.dataDirectory, 'store'))
          const opened = whole({ writes: all.slice(from), seats, cards: sealed })
          openings.push(opened)
          if (holdsNumber(opened, server.numbersDrawn())) numbersKept += 1
          from = all.length
        })
      }
    } finally {
      await server.stop()
      await redis?.stop()
    }
  }
  const versions = openings.reduce((sum, { writes }) => sum + writes.length, 0)
  return { ...link(openings), versions, ticketsLeft: openings.filter(hasTicketsLeft).length, numbersKept }
}

/** Guessing from a log with holes would prove nothing. */
function whole(opened: Opened): Opened {
  const lost = opened.cards.filter(({ id }) => !opened.writes.some(({ value }) => value?.includes(id)))
  if (lost.length > 0) throw new Error(`${lost.length} cards are nowhere in what the store wrote`)
  return opened
}

function hasTicketsLeft({ writes }: Opened): boolean {
  const last = writes.findLast(({ value }) => value?.includes('ticketHashes'))?.value ?? ''
  return !last.includes('"ticketHashes":[]')
}

/** With the seed of a stamp or a shuffle somebody could draw once more what was drawn with it. Small numbers are everywhere. */
function holdsNumber({ writes }: Opened, drawn: ReadonlySet<number>): boolean {
  return writes.some(({ value }) =>
    value?.match(/(?<![\w.-])\d{7,10}(?![\w.-])/g)?.some((one) => drawn.has(Number(one))),
  )
}

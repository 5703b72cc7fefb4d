import { join } from 'node:path'
import { startRedis } from '../support/redis.ts'
import { readAppendOnly, readLevelLog } from './disk-log.ts'
import type { Linked, Opened } from './operator.ts'
import { link } from './operator.ts'
import { startWatchedServer } from './watched-server.ts'
import { newPeople, witness } from './witness.ts'

export type Operated = Linked & {
  /** Versions of values that were looked at. */
  versions: number
  /** Hashes of tickets that are still in the present state after a release; none should be. */
  ticketsLeft: number
}

/** LevelDB begins a new log after four megabytes and throws the old one away: a new store comes long before that. */
const SESSIONS_PER_STORE = 6

/** Holds sessions and keeps all that their store ever wrote. */
export async function operate(wish: { seed: number; cards: number; isRedis: boolean }): Promise<Operated> {
  const openings: Opened[] = []
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
          openings.push(whole({ writes: all.slice(from), seats, cards: sealed }))
          from = all.length
        })
      }
    } finally {
      await server.stop()
      await redis?.stop()
    }
  }
  const versions = openings.reduce((sum, { writes }) => sum + writes.length, 0)
  return { ...link(openings), versions, ticketsLeft: openings.filter(hasTicketsLeft).length }
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

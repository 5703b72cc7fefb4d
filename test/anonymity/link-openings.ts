import { join } from 'node:path'
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

/** Holds sessions and keeps all that their store ever wrote.
 *  @param redis the address and the folder of a Redis with an append-only file; null for LevelDB */
export async function operate(wish: {
  seed: number
  cards: number
  redis: { url: string; directory: string } | null
}): Promise<Operated> {
  const server = await startWatchedServer({
    // Whoever runs the server has the keys as well, so the search is made as if nothing were encrypted.
    ENCRYPTION: 'off',
    ...(wish.redis ? { REDIS_URL: wish.redis.url } : {}),
  })
  const people = newPeople()
  const openings: Opened[] = []
  let cards = 0
  let from = 0
  let ticketsLeft = 0
  try {
    for (let index = 0; cards < wish.cards; index++) {
      await witness(server, people, wish.seed, index, (one) => {
        const all = wish.redis
          ? readAppendOnly(wish.redis.directory)
          : readLevelLog(join(server.dataDirectory, 'store'))
        const writes = all.slice(from)
        from = all.length
        openings.push({ writes, seats: one.seats, cards: one.sealed })
        cards += one.sealed.length
        const last = writes.findLast(({ value }) => value?.includes('ticketHashes'))?.value ?? ''
        ticketsLeft += /"ticketHashes":\[\]/.test(last) ? 0 : 1
      })
    }
  } finally {
    await server.stop()
  }
  return { ...link(openings), versions: from, ticketsLeft }
}

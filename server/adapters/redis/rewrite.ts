// Deleted bytes stay in the append-only file until Redis writes it anew.
import * as v from 'valibot'
import { type Clock, StoreUnavailable } from '../../rooms/ports.ts'
import { type Connection, decode, parseBytes, parseTexts } from './connection.ts'

const POLL_MS = 50
/** Redis writes anew in a child of its own; a large data set on a slow disk takes its time. */
const PATIENCE_MS = 60_000

/** @returns what makes Redis write its files anew. Those who ask while one rewrite runs share the next one.
 *  It rejects with StoreUnavailable when the files cannot be written anew: ask again. */
export function redisRewrite(connection: Connection, clock: Clock): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  return () => {
    if (running === null) {
      running = rewrite(connection, clock).finally(() => {
        running = null
      })
      return running
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        running = rewrite(connection, clock).finally(() => {
          running = null
        })
        return running
      })
    return next
  }
}

async function rewrite(connection: Connection, clock: Clock): Promise<void> {
  await one(connection, clock, ['BGREWRITEAOF'], 'aof_rewrite_in_progress', 'aof_last_bgrewrite_status')
  if (await makesDumps(connection)) {
    await one(connection, clock, ['BGSAVE'], 'rdb_bgsave_in_progress', 'rdb_last_bgsave_status')
  }
}

async function one(
  connection: Connection,
  clock: Clock,
  command: string[],
  running: string,
  status: string,
): Promise<void> {
  const endMs = clock.nowMs() + PATIENCE_MS
  const wait = () => new Promise<void>((resolve) => void clock.after(POLL_MS, resolve))
  // One that began before may have read the deleted words already.
  for (;;) {
    const info = await persistence(connection)
    const busy = [info.aof_rewrite_in_progress, info.aof_rewrite_scheduled, info.rdb_bgsave_in_progress]
    if (busy.every((flag) => flag === '0')) break
    if (clock.nowMs() > endMs) throw new StoreUnavailable('Redis does not end an earlier rewrite')
    await wait()
  }
  await connection.send(command)
  for (;;) {
    const info = await persistence(connection)
    if (info[running] === '0' && info.aof_rewrite_scheduled === '0') {
      if (info[status] !== 'ok') throw new StoreUnavailable('Redis could not write its files anew')
      return
    }
    if (clock.nowMs() > endMs) throw new StoreUnavailable('Redis does not end the rewrite')
    await wait()
  }
}

/** Redis also saves whole pictures of itself when it is told to by its `save` setting. */
async function makesDumps(connection: Connection): Promise<boolean> {
  try {
    const [, value] = parseTexts(await connection.send(['CONFIG', 'GET', 'save']))
    return value !== undefined && value !== ''
  } catch {
    // Hosted ones may keep their settings to themselves; their dumps are theirs to make.
    return false
  }
}

const infoSchema = v.record(v.string(), v.string())

/** Fields of one section of INFO. */
export async function info(connection: Connection, section: string): Promise<Record<string, string>> {
  const lines = decode(parseBytes(await connection.send(['INFO', section]))).split('\r\n')
  const fields = lines.filter((line) => line.includes(':')).map((line) => line.split(/:(.*)/s).slice(0, 2))
  return v.parse(infoSchema, Object.fromEntries(fields))
}

const persistence = (connection: Connection) => info(connection, 'persistence')

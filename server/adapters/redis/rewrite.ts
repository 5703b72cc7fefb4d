// Deleted bytes stay in the append-only file until Redis writes it anew.
import * as v from 'valibot'
import { type Clock, StoreUnavailable } from '../../rooms/ports.ts'
import { type Connection, decode, type OneServer, parseBytes, parseTexts } from './connection.ts'

const POLL_MS = 50
/** Redis writes anew in a child of its own; a large data set on a slow disk takes its time. */
const PATIENCE_MS = 60_000

/** @returns what makes every server that keeps a key write its files anew, replicas too: they have files of their own. Those who
 *  ask while one rewrite runs share the next one.
 *  It rejects with StoreUnavailable when the files cannot be written anew: ask again. */
export function redisRewrite(connection: Connection, clock: Clock): (key: string) => Promise<void> {
  const running = new Map<string, Promise<void>>()
  const next = new Map<string, Promise<void>>()

  function start(part: string, key: string): Promise<void> {
    const work = rewrite(connection, clock, key).finally(() => running.delete(part))
    running.set(part, work)
    return work
  }
  return (key) => {
    const part = connection.partOf(key)
    const before = running.get(part)
    if (before === undefined) return start(part, key)
    const known = next.get(part)
    if (known !== undefined) return known
    const after = before
      .catch(() => undefined)
      .then(() => {
        next.delete(part)
        return start(part, key)
      })
    next.set(part, after)
    return after
  }
}

async function rewrite(connection: Connection, clock: Clock, key: string): Promise<void> {
  const servers = await connection.servers(key)
  try {
    // The primary first: a replica that falls behind takes over all of its data, and that must be clean by then.
    for (const server of servers) {
      await one(server, clock, ['BGREWRITEAOF'], 'aof_rewrite_in_progress', 'aof_last_bgrewrite_status')
      if (await makesDumps(server)) {
        await one(server, clock, ['BGSAVE'], 'rdb_bgsave_in_progress', 'rdb_last_bgsave_status')
      }
    }
  } finally {
    for (const server of servers) server.close()
  }
}

async function one(server: OneServer, clock: Clock, command: string[], running: string, status: string): Promise<void> {
  const endMs = clock.nowMs() + PATIENCE_MS
  const wait = () => new Promise<void>((resolve) => void clock.after(POLL_MS, resolve))
  // One that began before may have read the deleted words already.
  for (;;) {
    const info = await infoOf(server, 'persistence')
    const busy = [info.aof_rewrite_in_progress, info.aof_rewrite_scheduled, info.rdb_bgsave_in_progress]
    if (busy.every((flag) => flag === '0') && (await isBegun(server, command))) break
    if (clock.nowMs() > endMs) throw new StoreUnavailable('Redis does not end an earlier rewrite')
    await wait()
  }
  for (;;) {
    const info = await infoOf(server, 'persistence')
    if (info[running] === '0' && info.aof_rewrite_scheduled === '0') {
      if (info[status] !== 'ok') throw new StoreUnavailable('Redis could not write its files anew')
      return
    }
    if (clock.nowMs() > endMs) throw new StoreUnavailable('Redis does not end the rewrite')
    await wait()
  }
}

/** @returns false when another node was quicker by a blink. */
async function isBegun(server: OneServer, command: string[]): Promise<boolean> {
  try {
    await server.send(command)
    return true
  } catch (error) {
    const cause = error instanceof StoreUnavailable ? error.cause : error
    if (cause instanceof Error && cause.message.includes('in progress')) return false
    throw error
  }
}

/** Redis also saves whole pictures of itself when it is told to by its `save` setting. */
async function makesDumps(server: OneServer): Promise<boolean> {
  try {
    const [, value] = parseTexts(await server.send(['CONFIG', 'GET', 'save']))
    return value !== undefined && value !== ''
  } catch {
    // Hosted ones may keep their settings to themselves; their dumps are theirs to make.
    return false
  }
}

const infoSchema = v.record(v.string(), v.string())

/** Fields of one section of INFO. */
export async function infoOf(server: OneServer, section: string): Promise<Record<string, string>> {
  const lines = decode(parseBytes(await server.send(['INFO', section]))).split('\r\n')
  const fields = lines.filter((line) => line.includes(':')).map((line) => line.split(/:(.*)/s).slice(0, 2))
  return v.parse(infoSchema, Object.fromEntries(fields))
}

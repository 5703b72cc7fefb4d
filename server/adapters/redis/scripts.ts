// What has to happen as one thing runs as a script: Redis runs it whole, or stops it at its first write.
import { createHash } from 'node:crypto'

export type Script = { lua: string; sha: string }
const script = (lua: string): Script => ({ lua, sha: createHash('sha1').update(lua).digest('hex') })

/** Field of the counters that says the room is there, also while it has no counter. No counter has this name. */
export const THERE = '.'

/** KEYS counters records documents dropped wake, then log and snapshot of each document that is named.
 *  ARGV room, bell channel, wake time ('' leaves it, '-' clears it), then lists, each with its length in front:
 *  counters (name, value), records to set (name, value), records to delete (name), drops (document, index),
 *  appends (document, index, random, update), bells (payload).
 *  @returns 1, or 0 when a counter was different. */
export const COMMIT = script(`
local at = 4
local function list(width)
  local count = tonumber(ARGV[at])
  local first = at + 1
  at = first + count * width
  local i = -1
  return function()
    i = i + 1
    if i < count then return first + i * width end
  end
end
local counters = {}
for a in list(2) do
  if (redis.call('HGET', KEYS[1], ARGV[a]) or '0') ~= ARGV[a + 1] then return 0 end
  counters[#counters + 1] = ARGV[a]
end
redis.call('HSET', KEYS[1], '${THERE}', '1')
for _, name in ipairs(counters) do redis.call('HINCRBY', KEYS[1], name, 1) end
for a in list(2) do redis.call('HSET', KEYS[2], ARGV[a], ARGV[a + 1]) end
for a in list(1) do redis.call('HDEL', KEYS[2], ARGV[a]) end
for a in list(2) do
  local key = 6 + 2 * tonumber(ARGV[a + 1])
  redis.call('DEL', KEYS[key], KEYS[key + 1])
  redis.call('SADD', KEYS[4], ARGV[a])
end
for a in list(4) do
  redis.call('SREM', KEYS[4], ARGV[a])
  local count = redis.call('HINCRBY', KEYS[3], ARGV[a], 1)
  redis.call('XADD', KEYS[6 + 2 * tonumber(ARGV[a + 1])], count .. '-' .. ARGV[a + 2], 'u', ARGV[a + 3])
end
if ARGV[3] == '-' then redis.call('ZREM', KEYS[5], ARGV[1])
elseif ARGV[3] ~= '' then redis.call('ZADD', KEYS[5], ARGV[3], ARGV[1]) end
for a in list(1) do redis.call('PUBLISH', ARGV[2], ARGV[a]) end
return 1`)

/** KEYS counters records. @returns fields and values of both, as of one moment. */
export const LOAD = script(`return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2])}`)

/** KEYS counters records. ARGV names of records. @returns fields and values of the counters; values of the records, in order. */
export const LOAD_RECORDS = script(
  `return {redis.call('HGETALL', KEYS[1]), redis.call('HMGET', KEYS[2], unpack(ARGV))}`,
)

/** KEYS counters records documents dropped wake leases present. ARGV room, prefix of document keys, bell channel, bell. */
export const ERASE = script(`
for _, document in ipairs(redis.call('HKEYS', KEYS[3])) do
  redis.call('DEL', ARGV[2] .. document .. ':log', ARGV[2] .. document .. ':snapshot')
end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[6], KEYS[7])
redis.call('ZREM', KEYS[5], ARGV[1])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1`)

/** KEYS counters documents dropped log. ARGV document, random, update, bell channel, bell.
 *  @returns the position, 0 for a document that is gone, 1 while the room is paused. */
export const APPEND = script(`
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('SISMEMBER', KEYS[3], ARGV[1]) == 1 then return 0 end
if tonumber(redis.call('HGET', KEYS[1], 'paused') or '0') % 2 == 1 then return 1 end
local id = redis.call('HINCRBY', KEYS[2], ARGV[1], 1) .. '-' .. ARGV[2]
redis.call('XADD', KEYS[4], id, 'u', ARGV[3])
redis.call('PUBLISH', ARGV[4], ARGV[5])
return id`)

/** KEYS log snapshot. ARGV since ('' for all), start position.
 *  @returns 1 when \`since\` is known; position and bytes of the snapshot (bytes only when \`since\` is not known); entries. */
export const READ = script(`
local since = ARGV[1]
local at = redis.call('HGET', KEYS[2], 'position') or ARGV[2]
local known = since ~= '' and (since == at or #redis.call('XRANGE', KEYS[1], since, since) == 1)
if known then return {1, at, '', redis.call('XRANGE', KEYS[1], '(' .. since, '+')} end
return {0, at, redis.call('HGET', KEYS[2], 'bytes') or '', redis.call('XRANGE', KEYS[1], '-', '+')}`)

/** KEYS log snapshot dropped. ARGV document, position, bytes, first id that stays.
 *  A position that is neither in the log nor the snapshot's own was compacted already, or is of another life of the document. */
export const COMPACT = script(`
if redis.call('SISMEMBER', KEYS[3], ARGV[1]) == 1 then return 0 end
local known = redis.call('HGET', KEYS[2], 'position') == ARGV[2]
if not known and #redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2]) == 0 then return 0 end
redis.call('HSET', KEYS[2], 'position', ARGV[2], 'bytes', ARGV[3])
redis.call('XTRIM', KEYS[1], 'MINID', ARGV[4])
return 1`)

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`

/** Renews the leases of one node in one room and takes away those of others that ran out, by the clock of Redis alone.
 *  KEYS leases present. ARGV lease in ms, ms that others may be late, bell channel, bell, then connection and entry of each.
 *  @returns the connections that were taken away: nobody else is told of them. */
export const RENEW = script(`${NOW}
local changed = false
for a = 5, #ARGV, 2 do
  if redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[a]) == 1 then changed = true end
  redis.call('HSET', KEYS[2], ARGV[a], ARGV[a + 1])
end
local gone = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
for _, connection in ipairs(gone) do
  changed = true
  redis.call('ZREM', KEYS[1], connection)
  redis.call('HDEL', KEYS[2], connection)
end
redis.call('PEXPIRE', KEYS[1], ARGV[1] * 4)
redis.call('PEXPIRE', KEYS[2], ARGV[1] * 4)
if changed then redis.call('PUBLISH', ARGV[3], ARGV[4]) end
return gone`)

/** KEYS leases present. ARGV bell channel, bell, connections. */
export const LEAVE = script(`
local changed = 0
for a = 3, #ARGV do
  changed = changed + redis.call('ZREM', KEYS[1], ARGV[a])
  redis.call('HDEL', KEYS[2], ARGV[a])
end
if changed > 0 then redis.call('PUBLISH', ARGV[1], ARGV[2]) end
return changed`)

/** KEYS leases present. ARGV ms that leases may be late. @returns connections and entries whose lease runs. */
export const LIST = script(`${NOW}
local found = {}
for _, connection in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. (now - ARGV[1]), '+inf')) do
  local entry = redis.call('HGET', KEYS[2], connection)
  if entry then
    found[#found + 1] = connection
    found[#found + 1] = entry
  end
end
return found`)

/** KEYS one that never is there: in a cluster all nodes ask the same server. @returns its time, seconds and microseconds. */
export const CLOCK = script(`return redis.call('TIME')`)

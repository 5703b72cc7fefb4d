import type { Finding } from '../../doctor/finding.ts'
import type { Connection } from './connection.ts'
import { info } from './rewrite.ts'

/** This Redis would lose what was acknowledged. The message is one line that says how to correct it. */
export class RedisUnfit extends Error {
  override name = 'RedisUnfit'
}

/** To be asked once at the start. Needs no right to read the configuration.
 *  @throws RedisUnfit; StoreUnavailable */
export async function checkRedis(connection: Connection): Promise<void> {
  const wrong = (await redisFindings(connection)).find((finding) => finding.level === 'fatal')
  if (wrong) throw new RedisUnfit(`${wrong.found}: ${wrong.mend}`)
}

/** @throws StoreUnavailable */
export async function redisFindings(connection: Connection): Promise<Finding[]> {
  const what = 'redis'
  const findings: Finding[] = []
  const version = (await info(connection, 'server')).redis_version ?? '0'
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 6 || (major === 6 && minor < 2)) {
    const mend = 'use 7.0 or newer (6.2 at least), or Valkey'
    findings.push({ level: 'fatal', what, found: `Redis ${version} is too old`, mend })
  }
  if ((await info(connection, 'persistence')).aof_enabled !== '1') {
    const found = 'Redis keeps no append-only file and would lose what was saved'
    findings.push({ level: 'fatal', what, found, mend: 'set "appendonly yes" and "appendfsync always"' })
  }
  if ((await info(connection, 'memory')).maxmemory_policy !== 'noeviction') {
    const found = 'Redis may throw rooms away when its memory is full'
    findings.push({ level: 'fatal', what, found, mend: 'set "maxmemory-policy noeviction"' })
  }
  if (findings.length > 0) return findings
  return [{ level: 'ok', what, found: `Redis ${version}, append-only file, no eviction`, mend: '' }]
}

import type { Finding } from '../../doctor/finding.ts'
import type { Connection, OneServer } from './connection.ts'
import { infoOf } from './rewrite.ts'

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

/** Of every server: any replica may be the primary tomorrow.
 *  @throws StoreUnavailable */
export async function redisFindings(connection: Connection): Promise<Finding[]> {
  const servers = await connection.servers(null)
  try {
    return (await Promise.all(servers.map(findingsOf))).flat()
  } finally {
    for (const server of servers) server.close()
  }
}

async function findingsOf(server: OneServer): Promise<Finding[]> {
  const what = 'redis'
  const name = server.isReplica ? 'A replica of Redis' : 'Redis'
  const findings: Finding[] = []
  const version = (await infoOf(server, 'server')).redis_version ?? '0'
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 6 || (major === 6 && minor < 2)) {
    const mend = 'use 7.0 or newer (6.2 at least), or Valkey'
    findings.push({ level: 'fatal', what, found: `${name} ${version} is too old`, mend })
  }
  if ((await infoOf(server, 'persistence')).aof_enabled !== '1') {
    const found = `${name} keeps no append-only file and would lose what was saved`
    findings.push({ level: 'fatal', what, found, mend: 'set "appendonly yes" and "appendfsync always"' })
  }
  if ((await infoOf(server, 'memory')).maxmemory_policy !== 'noeviction') {
    const found = `${name} may throw rooms away when its memory is full`
    findings.push({ level: 'fatal', what, found, mend: 'set "maxmemory-policy noeviction"' })
  }
  if (findings.length > 0) return findings
  return [{ level: 'ok', what, found: `${name} ${version}, append-only file, no eviction`, mend: '' }]
}

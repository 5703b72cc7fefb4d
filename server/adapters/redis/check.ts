import type { Connection } from './connection.ts'
import { info } from './rewrite.ts'

/** This Redis would lose what was acknowledged. The message is one line that says how to correct it. */
export class RedisUnfit extends Error {
  override name = 'RedisUnfit'
}

/** To be asked once at the start. Needs no right to read the configuration.
 *  @throws RedisUnfit; StoreUnavailable */
export async function checkRedis(connection: Connection): Promise<void> {
  const version = (await info(connection, 'server')).redis_version ?? '0'
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 6 || (major === 6 && minor < 2)) {
    throw new RedisUnfit(`Redis ${version} is too old: use 7.0 or newer (6.2 at least), or Valkey`)
  }
  if ((await info(connection, 'persistence')).aof_enabled !== '1') {
    throw new RedisUnfit(
      'Redis keeps no append-only file and would lose what was saved: set "appendonly yes" and "appendfsync always"',
    )
  }
  const policy = (await info(connection, 'memory')).maxmemory_policy
  if (policy !== 'noeviction') {
    throw new RedisUnfit(`Redis may throw rooms away when its memory is full: set "maxmemory-policy noeviction"`)
  }
}

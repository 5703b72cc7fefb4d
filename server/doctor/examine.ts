// `npm run doctor`: everything a start looks at, and what it would say, without serving anybody.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DataDirectoryInUse } from '../adapters/embedded/database.ts'
import { openEmbeddedStore } from '../adapters/embedded/store.ts'
import { redisFindings } from '../adapters/redis/check.ts'
import { connect } from '../adapters/redis/connection.ts'
import { redisStore } from '../adapters/redis/store.ts'
import { checkKeysBelong } from '../adapters/sealed/belongs.ts'
import { systemClock } from '../adapters/system/clock.ts'
import type { Config } from '../config.ts'
import type { Log, Store } from '../rooms/ports.ts'
import type { Finding } from './finding.ts'
import { folderFindings } from './folders.ts'
import { installedCopies, versionFindings } from './versions.ts'

const quiet: Log = { info() {}, warn() {}, error() {} }

/** What can be told before anything is opened; every start asks it. */
export async function firstFindings(config: Config): Promise<Finding[]> {
  const { mayBeVolatile, redisUrl, isEncrypted } = config
  const folders: Promise<Finding[]>[] = []
  if (redisUrl === null) folders.push(folderFindings('data', 'DATA_DIR', resolve(config.dataDirectory), mayBeVolatile))
  if (isEncrypted) folders.push(folderFindings('keys', 'KEY_DIR', resolve(config.keyDirectory), mayBeVolatile))
  return [...versionFindings(installedCopies()), ...(await Promise.all(folders)).flat()]
}

/** The whole: store, keys and settings too. Changes nothing; a store that is new is left as it is. */
export async function examine(config: Config): Promise<Finding[]> {
  const first = await firstFindings(config)
  const store = config.redisUrl === null ? await embeddedFindings(config) : await throughRedis(config.redisUrl, config)
  return [...first, ...store, ...settingFindings(config)]
}

async function embeddedFindings(config: Config): Promise<Finding[]> {
  const what = 'store'
  const isNew = (await maybeRead(join(config.dataDirectory, 'store', 'CURRENT'))) === null
  if (isNew) return [{ level: 'ok', what, found: 'new: it begins with the first start', mend: '' }]
  try {
    const store = await openEmbeddedStore(config.dataDirectory)
    try {
      return [{ level: 'ok', what, found: 'embedded, opens', mend: '' }, ...(await keyFindings(store, config))]
    } finally {
      await store.close()
    }
  } catch (cause) {
    if (cause instanceof DataDirectoryInUse)
      return [{ level: 'ok', what, found: 'in use by a running Copse', mend: '' }]
    return [
      { level: 'fatal', what, found: lineOf(cause), mend: 'restore it from a backup, or begin with an empty DATA_DIR' },
    ]
  }
}

async function throughRedis(url: string, config: Config): Promise<Finding[]> {
  try {
    const connection = await connect(url, quiet)
    try {
      const found = await redisFindings(connection)
      const store = redisStore(connection, { clock: systemClock, node: 'doctor' })
      return [...found, ...(await keyFindings(store, config))]
    } finally {
      await connection.close()
    }
  } catch (cause) {
    return [{ level: 'fatal', what: 'redis', found: lineOf(cause), mend: 'start it or correct REDIS_URL' }]
  }
}

/** Reads the folder's own mark and makes none. */
async function keyFindings(store: Store, config: Config): Promise<Finding[]> {
  const what = 'keys'
  const isBegun = (await store.getGlobal('keys')) !== null
  if (!isBegun) return []
  const folderId = config.isEncrypted ? await maybeRead(join(config.keyDirectory, 'folder-id')) : null
  if (config.isEncrypted && folderId === null) {
    const found = `${config.keyDirectory} is missing or has no keys, and the store is encrypted`
    return [{ level: 'fatal', what, found, mend: 'mount it, or set KEY_DIR to where it is' }]
  }
  try {
    await checkKeysBelong(store, folderId, config.keyDirectory)
    return [
      { level: 'ok', what, found: config.isEncrypted ? 'belong to this store' : 'none: ENCRYPTION=off', mend: '' },
    ]
  } catch (cause) {
    return [{ level: 'fatal', what, found: lineOf(cause), mend: 'see above' }]
  }
}

function settingFindings(config: Config): Finding[] {
  const what = 'settings'
  const findings: Finding[] = []
  const isOpen = config.host !== '127.0.0.1' && config.host !== 'localhost' && config.host !== '::1'
  if (config.publicOrigin === null && isOpen) {
    const mend = 'set PUBLIC_URL (and TRUST_PROXY) behind a proxy; leave it on a network of your own'
    findings.push({ level: 'warning', what, found: 'reachable from outside without PUBLIC_URL', mend })
  }
  if (config.publicOrigin?.startsWith('http:') === true) {
    const mend = 'use https: cookies and words can be read on the way'
    findings.push({ level: 'warning', what, found: 'PUBLIC_URL is not https', mend })
  }
  if (config.publicOrigin !== null && config.trustedProxies.length === 0) {
    const mend = 'set TRUST_PROXY when a proxy stands before it, or all people count as one address'
    findings.push({ level: 'warning', what, found: 'PUBLIC_URL without TRUST_PROXY', mend })
  }
  if (!config.isEncrypted)
    findings.push({ level: 'warning', what, found: 'ENCRYPTION=off', mend: 'only for measuring' })
  return findings.length > 0 ? findings : [{ level: 'ok', what, found: 'fit together', mend: '' }]
}

async function maybeRead(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}

function lineOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown'
}

/** One line each; what is to be done below it. */
export function report(findings: readonly Finding[]): string {
  const marks = { ok: 'ok     ', warning: 'warning', fatal: 'WRONG  ' }
  return findings
    .map(
      ({ level, what, found, mend }) =>
        `${marks[level]} ${what.padEnd(9)} ${found}${mend === '' ? '' : `\n                  ${mend}`}`,
    )
    .join('\n')
}

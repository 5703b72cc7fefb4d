// The only reader of process.env. Wrong values stop the start with one clear line.
import { join } from 'node:path'
import * as v from 'valibot'

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'PORT must be a number from 0 to 65535'),
  v.transform(Number),
  v.maxValue(65_535, 'PORT must be a number from 0 to 65535'),
)
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const EnvironmentSchema = v.object({
  PORT: v.optional(port, '3000'),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('HOST must not be empty')), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('DATA_DIR must not be empty')), './data'),
  PATH: v.optional(v.string(), ''),
  FILES_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('FILES_DIR must not be empty'))),
  SCAN_COMMAND: v.optional(v.pipe(v.string(), v.regex(/\S/, 'SCAN_COMMAND must not be empty'))),
  KEY_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('KEY_DIR must not be empty'))),
  ENCRYPTION: v.optional(v.picklist(['on', 'off'], 'ENCRYPTION must be on or off'), 'on'),
  REDIS_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^rediss?(\+sentinel|\+cluster)?:\/\/\S+$/,
        'REDIS_URL must look like redis://host:6379, redis+sentinel://host:26379,host:26379/name or redis+cluster://host:6379,host:6379',
      ),
    ),
  ),
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^/\s]+\/?$/, 'PUBLIC_URL must be an origin such as https://copse.example.org'),
    ),
  ),
  TRUST_PROXY: v.optional(
    v.pipe(v.string(), v.regex(/^[0-9a-fA-F:.,\s]*$/, 'TRUST_PROXY must be addresses of proxies, divided by commas')),
    '',
  ),
  LOG_LEVEL: v.optional(v.picklist(levels, `LOG_LEVEL must be one of ${levels.join(', ')}`), 'info'),
  CREATE: v.optional(v.pipe(v.string(), v.nonEmpty('CREATE must be "open" or a key')), 'open'),
  OPERATOR: v.optional(v.pipe(v.string(), v.maxLength(120, 'OPERATOR is at most 120 characters')), ''),
  OPERATOR_CONTACT: v.optional(v.pipe(v.string(), v.maxLength(200, 'OPERATOR_CONTACT is at most 200 characters')), ''),
  DRAIN_SECONDS: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/, 'DRAIN_SECONDS must be a number from 0 to 99'))),
  SIGN_IN_ISSUER: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?)$/,
        'SIGN_IN_ISSUER must be the https address of an OpenID provider, such as https://login.example.org',
      ),
    ),
  ),
  SIGN_IN_CLIENT: v.optional(v.pipe(v.string(), v.nonEmpty('SIGN_IN_CLIENT must not be empty'))),
  SIGN_IN_SECRET: v.optional(v.pipe(v.string(), v.nonEmpty('SIGN_IN_SECRET must not be empty'))),
  SIGN_IN_NAME: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(60, 'SIGN_IN_NAME is at most 60 characters'))),
  SIGN_IN_FOR: v.optional(
    v.picklist(['members', 'makers', 'both'], 'SIGN_IN_FOR must be members, makers or both'),
    'members',
  ),
  LAN: v.optional(v.string()),
  VOLATILE_DATA: v.optional(v.picklist(['yes', 'no'], 'VOLATILE_DATA must be yes or no'), 'no'),
})

/** Half of it so that the balancer notices, half in which people go one after the other. */
const DRAIN_SECONDS = 8

/** Sign-in with an OpenID provider. */
export type SignInSettings = {
  issuer: string
  client: string
  /** null for a public client: PKCE protects it either way. */
  secret: string | null
  name: string
  /** Members may come back by it. */
  forMembers: boolean
  /** Rooms and communities are opened only by who signed in, or has the key. */
  forMakers: boolean
}

export type Config = {
  port: number
  host: string
  dataDirectory: string
  /** Folder of the content keys; all nodes of one Redis share it. */
  keyDirectory: string
  /** Folder of what people put up for their community; all nodes of one Redis share it. */
  filesDirectory: string
  /** Program and arguments that look at every file; null: nobody does. */
  scanCommand: readonly string[] | null
  /** Where the system looks for programs. */
  searchPath: string
  /** Off only to measure what it costs, and to show that erasing does not lean on it alone. */
  isEncrypted: boolean
  redisUrl: string | null
  /** Origin without a slash, or null when the server is reached by its own addresses. */
  publicOrigin: string | null
  trustedProxies: readonly string[]
  logLevel: (typeof levels)[number]
  /** null: anybody may make rooms. */
  createKey: string | null
  /** null: nobody signs in anywhere. */
  signIn: SignInSettings | null
  operator: string
  operatorContact: string
  isLan: boolean
  /** Data and keys may lie in memory: losing all of it at a restart is meant (tests, a try). */
  mayBeVolatile: boolean
  /** How long a node that stops takes leave of its people; 0 without other nodes, which they could go to. */
  drainMs: number
}

/** @throws ConfigError with one line for people. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = v.safeParse(EnvironmentSchema, environment)
  if (!parsed.success) throw new ConfigError(parsed.issues[0].message)
  const { output } = parsed
  return {
    port: output.PORT,
    host: output.HOST,
    dataDirectory: output.DATA_DIR,
    keyDirectory: output.KEY_DIR ?? join(output.DATA_DIR, output.REDIS_URL === undefined ? 'keys' : 'redis-keys'),
    filesDirectory: output.FILES_DIR ?? join(output.DATA_DIR, 'files'),
    scanCommand: output.SCAN_COMMAND?.trim().split(/\s+/) ?? null,
    searchPath: output.PATH,
    isEncrypted: output.ENCRYPTION === 'on',
    redisUrl: output.REDIS_URL ?? null,
    publicOrigin: output.PUBLIC_URL ? new URL(output.PUBLIC_URL).origin : null,
    trustedProxies: output.TRUST_PROXY.split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
    logLevel: output.LOG_LEVEL,
    createKey: output.CREATE === 'open' ? null : output.CREATE,
    signIn: signInFrom(output),
    operator: output.OPERATOR,
    operatorContact: output.OPERATOR_CONTACT,
    isLan: output.LAN === '1',
    mayBeVolatile: output.VOLATILE_DATA === 'yes',
    drainMs: 1_000 * Number(output.DRAIN_SECONDS ?? (output.REDIS_URL === undefined ? 0 : DRAIN_SECONDS)),
  }
}

function signInFrom(output: v.InferOutput<typeof EnvironmentSchema>): SignInSettings | null {
  const { SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT: client, SIGN_IN_FOR: purpose } = output
  if (issuer === undefined) return null
  if (client === undefined)
    throw new ConfigError('SIGN_IN_ISSUER needs SIGN_IN_CLIENT, the name the provider knows Copse by')
  if (output.PUBLIC_URL === undefined)
    throw new ConfigError('SIGN_IN_ISSUER needs PUBLIC_URL: the provider sends people back to one known address')
  return {
    issuer,
    client,
    secret: output.SIGN_IN_SECRET ?? null,
    name: output.SIGN_IN_NAME ?? new URL(issuer).host,
    forMembers: purpose !== 'makers',
    forMakers: purpose !== 'members',
  }
}

export class ConfigError extends Error {
  override name = 'ConfigError'
}

// The three forms of REDIS_URL. The password never leaves this folder, not even in a message.
export type Host = { host: string; port: number }
export type RedisAddress = {
  kind: 'single' | 'sentinel' | 'cluster'
  /** Of Redis itself; with `sentinel` those of the sentinels; with `cluster` some of its nodes. */
  hosts: readonly [Host, ...Host[]]
  /** Name under which the sentinels know the primary. */
  primary: string
  database: number
  username: string | null
  password: string | null
  isEncrypted: boolean
}

const FORM = /^(rediss?)(\+sentinel|\+cluster)?:\/\/(?:([^@/]*)@)?([^@/]+)((?:\/[^/]*){0,2})$/

/** `redis://[user:password@]host[:port][/database]`, several hosts divided by commas: a cluster, which `redis+cluster://` says as well.
 *  `redis+sentinel://[user:password@]host[:26379],…/name[/database]`. With `rediss` all connections are encrypted.
 *  @returns null when it has none of these forms. */
export function parseAddress(url: string): RedisAddress | null {
  const [, scheme, suffix, account, places, path] = FORM.exec(url) ?? []
  if (scheme === undefined || places === undefined) return null
  const hosts = places.split(',').map((place) => parseHost(place, suffix === '+sentinel' ? 26_379 : 6_379))
  const [first, ...others] = hosts.filter((host) => host !== null)
  if (first === undefined || others.length + 1 < hosts.length) return null
  const kind = suffix === '+sentinel' ? 'sentinel' : suffix === '+cluster' || others.length > 0 ? 'cluster' : 'single'
  const [, one = '', two = ''] = (path ?? '').split('/')
  const [primary, database] = kind === 'sentinel' ? [one, two] : ['', one]
  if (kind === 'sentinel' && primary === '') return null
  if (!/^\d{0,3}$/.test(database) || (kind === 'cluster' && Number(database) > 0)) return null
  const [username = '', password] = (account ?? '').split(/:(.*)/s)
  return {
    kind,
    hosts: [first, ...others],
    primary,
    database: Number(database),
    username: username === '' ? null : decodeURIComponent(username),
    password: password === undefined ? null : decodeURIComponent(password),
    isEncrypted: scheme === 'rediss',
  }
}

/** Where it is, without account. */
export const placeOf = (address: RedisAddress): string =>
  address.hosts.map(({ host, port }) => `${host}:${port}`).join(', ')

function parseHost(place: string, usual: number): Host | null {
  const [, bracketed, name, port] = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(place) ?? []
  const host = bracketed ?? name
  return host === undefined ? null : { host, port: port === undefined ? usual : Number(port) }
}

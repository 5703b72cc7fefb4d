// Builds and connects everything; starts, drains, stops. main.ts gives it the real clock.
import { readFileSync } from 'node:fs'
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve as listen } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Server as Engine } from 'engine.io'
import type { Context } from 'hono'
import type { DestinationStream } from 'pino'
import { Server as Io } from 'socket.io'
import { LIMITS } from '../shared/wire/limits.ts'
import { embeddedBus } from './adapters/embedded/bus.ts'
import { embeddedPresence } from './adapters/embedded/presence.ts'
import { openEmbeddedStore } from './adapters/embedded/store.ts'
import { folderOfFiles } from './adapters/files/folder.ts'
import { scanBy } from './adapters/files/scan.ts'
import { openKeyFolder } from './adapters/keys/files.ts'
import { noKeys } from './adapters/keys/none.ts'
import { withoutRungBells } from './adapters/redis/bus.ts'
import type { Health } from './adapters/redis/health.ts'
import { openRedis } from './adapters/redis/open.ts'
import { checkKeysBelong } from './adapters/sealed/belongs.ts'
import { sealedStore } from './adapters/sealed/store.ts'
import { systemChance } from './adapters/system/chance.ts'
import { pinoLog } from './adapters/system/log.ts'
import { makeHttpBudgets } from './api/limits.ts'
import { makeMetrics } from './api/metrics.ts'
import { isMaker, type SignIn } from './api/sign-in.ts'
import { makeApp } from './app.ts'
import { makeCommunities } from './communities/communities.ts'
import { makePasskeys } from './communities/passkeys.ts'
import { makeSearch } from './communities/search.ts'
import { makeUploads } from './communities/uploads.ts'
import type { Config } from './config.ts'
import { boundConnections, TIMEOUTS } from './connections.ts'
import { deviceOf, hashOf, secretFrom, setCookie } from './device.ts'
import { createDocuments } from './documents/documents.ts'
import { documentsPort } from './documents/port.ts'
import { lanAddresses, makeOriginCheck } from './origin.ts'
import { documentRights } from './rooms/document-rights.ts'
import type { Bus, Chance, Clock, ContentKeys, Log, Presence, Store } from './rooms/ports.ts'
import { makeRooms } from './rooms/rooms.ts'
import { makeMakers } from './sign-in/makers.ts'
import { makeSignInProvider } from './sign-in/provider.ts'
import type { IoServer } from './sockets/gateway.ts'
import { attachGateway } from './sockets/gateway.ts'
import { loadStaticFiles } from './static-files.ts'
import { routeUpgrades } from './upgrade.ts'

export type Running = {
  port: number
  /** Where people find it, best first. */
  origins: string[]
  /** Says goodbye, saves what is under way, ends every timer and socket. */
  stop(): Promise<void>
}

/** WebSocket close codes: this node stops; this node cannot serve now, another one may. */
const RESTARTING = 1012
const TRY_ANOTHER = 1013
/** So long people wait on a node that has no way to Redis, before they are sent to another one: a way that is gone for two seconds moves
 *  nobody, and with the spread and their own moment all are on another node within five. */
const CUT_MS = 3_200
const CUT_SPREAD_MS = 1_000
const LOOK_FOR_CUT_MS = 100

/** What a test may put in the place of the world's own, to hold one meeting twice and compare. */
export type Injected = {
  chance?: Chance
  /** Where lines of the log go instead of standard output. */
  logLines?: DestinationStream
  /** Put around the store and the keys, to know when nothing is on its way. */
  around?: <Port extends Store | ContentKeys>(port: Port) => Port
}

/** @throws ConfigError, DataDirectoryInUse, KeysUnfit, RedisUnfit, StoreUnavailable, or Node's error when the port is taken. */
export async function serve(
  config: Config,
  clock: Clock,
  clientFolder = defaultClientFolder(),
  injected: Injected = {},
): Promise<Running> {
  const log = pinoLog(config.logLevel, injected.logLines)
  const chance = injected.chance ?? systemChance
  const { bus, presence, shared, health, closeStore, ...opened } = await openStorage(config, clock, log)
  const store = injected.around?.(opened.store) ?? opened.store
  const keys = injected.around?.(opened.keys) ?? opened.keys
  const isSecure = config.publicOrigin?.startsWith('https:') ?? false
  const originCheck = makeOriginCheck(config.publicOrigin)
  const deviceFrom = (request: IncomingMessage) => deviceOf(request, isSecure)

  const documents = createDocuments({
    store,
    bus,
    clock,
    chance,
    log,
    shared,
    access: (asked) => documentRights(rooms, asked),
  })
  const rooms = makeRooms({
    store,
    keys,
    shared,
    bus,
    clock,
    chance,
    log,
    presence,
    documents: documentsPort(documents, chance),
    wakeOther: (id) => communities.wake(id),
  })
  const files = folderOfFiles(config.filesDirectory, config.isEncrypted ? keys : null, Date.now)
  const communities = makeCommunities({ store, keys, files, clock, chance, log })
  const search = makeSearch({ clock })
  const uploads = makeUploads({ communities, files, scan: scanBy(config.scanCommand, config.searchPath), chance, log })

  const engine = new Engine({
    transports: ['websocket'],
    maxHttpBufferSize: LIMITS.commandMaxBytes,
    perMessageDeflate: false,
    httpCompression: false,
    allowEIO3: false,
    pingInterval: 10_000,
    pingTimeout: 10_000,
  })
  const io: IoServer = new Io({ serveClient: false, connectTimeout: LIMITS.helloTimeoutMs })
  io.bind(engine)
  const metrics = makeMetrics({
    rooms: rooms.loaded,
    sockets: () => engine.clientsCount,
    documents: () => documents.stats().documents,
    documentSockets: documents.connections,
    documentCloses: () => documents.stats().closed,
  })
  const gateway = attachGateway({ io, rooms, bus, clock, chance, log, counters: metrics }, deviceFrom)

  let origins: string[] = []
  let isLeaving = false
  const signIn = signInOf(config, store, clock)
  const app = makeApp({
    rooms,
    communities,
    uploads,
    search,
    passkeys: makePasskeys({ keys, clock }),
    publicOrigin: config.publicOrigin,
    signIn,
    needsSignIn: signIn?.forMakers ?? false,
    isMaker: (device) => isMaker(signIn, device),
    documents: documentsPort(documents, chance),
    store,
    chance,
    clock,
    log,
    metrics,
    originCheck,
    isSecure,
    isLeaving: () => isLeaving,
    budgets: makeHttpBudgets(
      () => performance.now(),
      (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ),
    countWrongCode: metrics.wrongCode,
    createKey: config.createKey,
    operator: config.operator,
    operatorContact: config.operatorContact,
    version: VERSION,
    origins: () => origins,
    files: loadStaticFiles(clientFolder),
    addressOf: addressFrom(config.trustedProxies),
    device: {
      read(header) {
        const secret = secretFrom(header, isSecure)
        return secret === null ? null : { secret, hash: hashOf(secret) }
      },
      write: (secret) => setCookie(secret, isSecure),
      hashOf,
    },
  })

  let isDraining = false
  let http: HttpServer
  try {
    http = await start(app.fetch, config)
  } catch (cause) {
    await closeStore()
    throw cause
  }
  const unroute = routeUpgrades(http, {
    origins: originCheck,
    deviceOf: deviceFrom,
    sockets: (request, socket, head) => engine.handleUpgrade(request, socket, head),
    documents: (request, socket, head, who) => documents.handleUpgrade(request, socket, head, who),
    isFull: () =>
      isDraining ||
      (health?.cutMs() ?? 0) > CUT_MS ||
      engine.clientsCount + documents.connections() > LIMITS.socketsPerProcess,
    perDevice: LIMITS.allSocketsPerDevice,
  })
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  /** Rooms and documents of one device each at a moment of their own. */
  async function sendAway(code: number, spreadMs: number): Promise<void> {
    documents.sendAway(code, spreadMs)
    await gateway.sendAway(code, spreadMs)
  }
  const { port } = http.address() as AddressInfo
  origins = originsOf(config, port)
  const unwatch = health ? sendAwayWhenCut(health, clock, log, sendAway) : () => undefined
  log.info('server.started', { port, host: config.host, version: VERSION, store: shared ? 'redis' : 'embedded' })

  return {
    port,
    origins,
    async stop() {
      isLeaving = true
      unwatch()
      // With other nodes: first the balancer learns to send nobody here, then people go one after the other.
      const isWorthIt = config.drainMs > 0 && engine.clientsCount + documents.connections() > 0
      if (isWorthIt) {
        await wait(config.drainMs / 2)
        isDraining = true
        await sendAway(RESTARTING, config.drainMs / 2)
      }
      isDraining = true
      await gateway.sendAway(RESTARTING, 0)
      unroute()
      http.close()
      gateway.close()
      await documents.close()
      await io.close()
      await rooms.close()
      http.closeAllConnections()
      await closeStore()
      log.info('server.stopped', {})
    },
  }
}

/** A node that alone is cut from Redis would show its people a room that stands still. @returns what ends the watch. */
function sendAwayWhenCut(
  health: Health,
  clock: Clock,
  log: Log,
  sendAway: (code: number, spreadMs: number) => Promise<void>,
): () => void {
  let isAway = false
  let cancel: () => void = () => undefined
  const look = () => {
    const isCut = health.cutMs() > CUT_MS
    if (isCut && !isAway) {
      log.warn('redis.cut', {})
      sendAway(TRY_ANOTHER, CUT_SPREAD_MS).catch((cause) => log.error('redis.cut.fault', {}, cause))
    }
    isAway = isCut
    cancel = clock.after(LOOK_FOR_CUT_MS, look)
  }
  cancel = clock.after(LOOK_FOR_CUT_MS, look)
  return () => cancel()
}

type Storage = {
  store: Store
  bus: Bus
  presence: Presence
  shared: boolean
  /** Of the way to Redis; null without. */
  health: Health | null
  closeStore(): Promise<void>
}

/** Opens the store and, unless it is not to be encrypted, puts the keys before it: nothing else sees it without. */
async function openStorage(
  config: Config,
  clock: Clock,
  log: ReturnType<typeof pinoLog>,
): Promise<Storage & { keys: ContentKeys }> {
  const storage = await openPlainStorage(config, clock, log)
  try {
    const folder = config.isEncrypted ? await openKeyFolder(config.keyDirectory) : null
    await checkKeysBelong(storage.store, folder?.folderId ?? null, config.keyDirectory)
    if (!folder) return { ...storage, keys: noKeys }
    return { ...storage, store: sealedStore(storage.store, folder.keys), keys: folder.keys }
  } catch (cause) {
    await storage.closeStore()
    throw cause
  }
}

async function openPlainStorage(config: Config, clock: Clock, log: ReturnType<typeof pinoLog>): Promise<Storage> {
  if (config.redisUrl !== null) {
    const { store, bus, presence, health, close } = await openRedis(config.redisUrl, { clock, log })
    return { store, bus: withoutRungBells(bus), presence, shared: true, health, closeStore: close }
  }
  const store = await openEmbeddedStore(config.dataDirectory)
  return {
    store,
    bus: embeddedBus(),
    presence: embeddedPresence(clock),
    shared: false,
    health: null,
    closeStore: () => store.close(),
  }
}

function start(fetch: Parameters<typeof listen>[0]['fetch'], config: Config): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port: config.port, hostname: config.host, serverOptions: TIMEOUTS }, () =>
      resolve(http),
    )
    const http = server as HttpServer
    boundConnections(http, LIMITS.connectionsPerAddress, config.trustedProxies)
    http.once('error', reject)
  })
}

/** The address a request came from; a proxy's word counts only when the proxy is named in the settings. */
function addressFrom(trusted: readonly string[]): (context: Context) => string {
  return (context) => {
    const peer = (getConnInfo(context).remote.address ?? '').replace(/^::ffff:/, '')
    if (!trusted.includes(peer)) return peer
    const chain = (context.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
    return chain.reverse().find((one) => one !== '' && !trusted.includes(one)) ?? peer
  }
}

function originsOf(config: Config, port: number): string[] {
  if (config.publicOrigin !== null) return [config.publicOrigin]
  const isEverywhere = config.host === '0.0.0.0' || config.host === '::'
  if (!isEverywhere) return [`http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`]
  return [...lanAddresses().map((address) => `http://${address}:${port}`), `http://localhost:${port}`]
}

/** dist/client beside the bundle, or in the checkout when run from the sources. */
function defaultClientFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.endsWith(join('dist', 'server')) ? join(here, '..', 'client') : join(here, '..', 'dist', 'client')
}

const VERSION = readVersion()

function readVersion(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  for (const up of ['..', join('..', '..')]) {
    try {
      const raw: unknown = JSON.parse(readFileSync(join(here, up, 'package.json'), 'utf8'))
      if (typeof raw === 'object' && raw !== null && 'version' in raw) return String(raw.version)
    } catch {
      // Not here: one folder further up, or a bundle without its package.json.
    }
  }
  return 'unknown'
}

function signInOf({ signIn, publicOrigin }: Config, store: Store, clock: Clock): SignIn | null {
  if (!signIn || publicOrigin === null) return null
  const { forMembers, forMakers } = signIn
  return { provider: makeSignInProvider(signIn, publicOrigin), makers: makeMakers(store, clock), forMembers, forMakers }
}

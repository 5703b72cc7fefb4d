// Numbers for operators. No label tells a room, a person, a card or a code.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof makeMetrics>

/** Close codes from here on are ours (PROTOCOL.md); those below say how a network ended. */
const REFUSALS_FROM = 4400

/** Ten looks a second at the event loop: a hundred, as is usual, cost half a percent of a core for ever. */
const LOOK_EVERY_MS = 100
const LAG_NAMES = ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'] as const

export function makeMetrics(read: {
  rooms(): number
  sockets(): number
  documents(): number
  documentSockets(): number
  /** Document sockets closed since the start, by close code. */
  documentCloses(): Readonly<Record<number, number>>
}) {
  const registry = new Registry()
  // Its own looks at the loop tell how long it was from one to the next, not how late they were: it hardly looks, and ours are shown.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 60_000 })
  showLag(registry)
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  gauge('copse_rooms_loaded', 'Rooms in memory of this node', read.rooms)
  gauge('copse_sockets', 'Live sockets of people and screens', read.sockets)
  gauge('copse_documents_open', 'Documents in memory of this node', read.documents)
  gauge('copse_document_sockets', 'Open document connections', read.documentSockets)
  new Counter({
    name: 'copse_document_refusals_total',
    help: 'Document sockets closed because of what they sent or asked for, by close code',
    labelNames: ['code'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [code, count] of Object.entries(read.documentCloses())) {
        if (Number(code) >= REFUSALS_FROM) this.inc({ code }, count)
      }
    },
  })
  const commands = new Counter({
    name: 'copse_commands_total',
    help: 'Commands answered, by result',
    labelNames: ['result'],
    registers: [registry],
  })
  const reactions = new Counter({ name: 'copse_reactions_total', help: 'Reactions counted', registers: [registry] })
  const bad = new Counter({ name: 'copse_bad_messages_total', help: 'Messages no schema knows', registers: [registry] })
  const wrongCodes = new Counter({
    name: 'copse_wrong_codes_total',
    help: 'Codes and return links that were looked up and wrong',
    registers: [registry],
  })
  const http = new Histogram({
    name: 'copse_http_seconds',
    help: 'Time to answer, by route pattern and status',
    labelNames: ['route', 'status'],
    registers: [registry],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
  })
  return {
    command: (result: string) => commands.inc({ result }),
    reaction: () => reactions.inc(),
    badMessage: () => bad.inc(),
    wrongCode: () => wrongCodes.inc(),
    http: (route: string, status: number, seconds: number) => http.observe({ route, status }, seconds),
    text: () => registry.metrics(),
    type: registry.contentType,
  }
}

/** How late the looks at the event loop came since the numbers were read last, under the names that dashboards know. */
function showLag(registry: Registry): void {
  const looks = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS })
  looks.enable()
  const lateSeconds = (betweenNs: number) => Math.max(0, betweenNs / 1e6 - LOOK_EVERY_MS) / 1e3
  const read = {
    min: () => lateSeconds(looks.min),
    max: () => lateSeconds(looks.max),
    mean: () => lateSeconds(looks.mean),
    stddev: () => looks.stddev / 1e9,
    p50: () => lateSeconds(looks.percentile(50)),
    p90: () => lateSeconds(looks.percentile(90)),
    p99: () => lateSeconds(looks.percentile(99)),
  }
  const gauges = new Map<(typeof LAG_NAMES)[number], Gauge>()
  // One of them reads for all, before anything is shown: the next reading begins anew.
  const collect = () => {
    for (const [name, gauge] of gauges) gauge.set(looks.count === 0 ? 0 : read[name]())
    looks.reset()
  }
  for (const name of LAG_NAMES) {
    const known = `nodejs_eventloop_lag_${name}_seconds`
    registry.removeSingleMetric(known)
    const help = `How late looks at the event loop came since the last reading, ten a second (${name})`
    gauges.set(
      name,
      new Gauge({ name: known, help, registers: [registry], ...(name === LAG_NAMES[0] ? { collect } : {}) }),
    )
  }
}

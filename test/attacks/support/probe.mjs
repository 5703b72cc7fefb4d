// Loaded into the attacked server before its own code. It measures when asked, and changes nothing.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()

process.on('message', (ask) => {
  if (ask === 'begin') delay.reset()
  const loop = { p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 }
  if (ask === 'memory') for (let round = 0; round < 3; round++) globalThis.gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send({ ...loop, usedBytes: heapUsed + external, rssBytes: rss })
})
process.channel.unref()

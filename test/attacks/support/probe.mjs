// Loaded into the attacked server before its own code. It measures when asked, and changes nothing.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()

/** A thread of the same process that has nothing to do: how late it is, the machine made it. */
const idle = new Worker(
  `const { parentPort } = require('node:worker_threads')
   const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 10 })
   delay.enable()
   parentPort.on('message', (ask) => {
     if (ask === 'begin') delay.reset()
     parentPort.postMessage(delay.percentile(99) / 1e6)
   })`,
  { eval: true },
)
idle.unref()

process.on('message', async (ask) => {
  const answered = new Promise((resolve) => idle.once('message', resolve))
  idle.postMessage(ask)
  const machineMs = await answered
  if (ask === 'begin') delay.reset()
  const loop = { p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6, machineMs }
  if (ask === 'memory') for (let round = 0; round < 3; round++) globalThis.gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send({ ...loop, usedBytes: heapUsed + external, rssBytes: rss })
})
process.channel.unref()

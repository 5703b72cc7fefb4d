// From nothing to listening.
import { launch, startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import { memoryKb, percentile } from '../usage.ts'

const STARTS = 7

export async function start(): Promise<Row[]> {
  const readyMs: number[] = []
  const memoryMb: number[] = []
  for (let nth = 0; nth < STARTS; nth++) {
    const product = await startProduct()
    readyMs.push(product.readyMs)
    memoryMb.push(memoryKb(product.pid) / 1000)
    await product.stop()
  }
  const scenario = `start, ${launch.main.at(-1)}`
  const half = { ms: percentile(readyMs, 0.5), mb: percentile(memoryMb, 0.5) }
  return [
    {
      scenario,
      what: 'listening after, p50 / max ms',
      copse: `${half.ms.toFixed(0)} / ${Math.max(...readyMs).toFixed(0)}`,
      rival: '',
      goal: '<= 500',
      isReached: half.ms <= 500,
    },
    {
      scenario,
      what: 'memory then, MB',
      copse: half.mb.toFixed(0),
      rival: '',
      goal: '<= 90',
      isReached: half.mb <= 90,
    },
  ]
}

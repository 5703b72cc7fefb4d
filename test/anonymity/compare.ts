// Non-interference: the same session twice, words given to others the second time. Whoever hears a difference could learn from it.
import { drawWith, seedOf } from './chance.ts'
import { play } from './play.ts'
import { addReached, nothingReached, type Reached } from './reached.ts'
import { drawScript, permuted } from './script.ts'
import type { WatchedServer } from './watched-server.ts'
import { startWatchedServer } from './watched-server.ts'

export type Difference = { session: number; listener: string; line: number; straight: string; crossed: string }
export type Compared = {
  sessions: number
  /** Words that another seat wrote in the second run, over all sessions. */
  moved: number
  /** Lines and bytes that were compared. */
  lines: number
  bytes: number
  reached: Reached
  differences: Difference[]
  seconds: number
}

export type Wish = {
  seed: number
  sessions: number
  /** Number of the first one; each is drawn from the seed and its number alone. */
  from?: number
  /** Ends at the first difference. */
  stopEarly?: boolean
  env?: NodeJS.ProcessEnv
  progress?: (done: number) => void
}

/** @returns what was heard differently; nothing when the promise holds. */
export async function compareSessions(wish: Wish): Promise<Compared> {
  const startedMs = performance.now()
  const [one, two] = [await startWatchedServer(wish.env), await startWatchedServer(wish.env)]
  const sum: Compared = {
    sessions: 0,
    moved: 0,
    lines: 0,
    bytes: 0,
    reached: nothingReached(),
    differences: [],
    seconds: 0,
  }
  try {
    const from = wish.from ?? 0
    for (let index = from; index < from + wish.sessions; index++) {
      await compareOne(one, two, wish.seed, index, sum).catch((cause) => {
        throw new Error(`session ${index} of seed ${wish.seed} could not be held`, { cause })
      })
      sum.sessions += 1
      wish.progress?.(sum.sessions)
      if (wish.stopEarly && sum.differences.length > 0) break
    }
    return { ...sum, seconds: (performance.now() - startedMs) / 1000 }
  } finally {
    await one.stop()
    await two.stop()
  }
}

async function compareOne(
  one: WatchedServer,
  two: WatchedServer,
  seed: number,
  index: number,
  sum: Compared,
): Promise<void> {
  const script = drawScript(seedOf(seed, index))
  const own = script.slots.map((_, slot) => slot)
  const straight = await play(one, script, own)
  const { order, moved } = permuted(script, straight.fates, drawWith(seedOf(seed + 1, index)))
  const crossed = await play(two, script, order)
  sum.moved += moved
  addReached(sum.reached, straight.reached)
  for (const [listener, lines] of straight.heard) {
    const others = crossed.heard.get(listener) ?? []
    sum.lines += lines.length
    for (let line = 0; line < Math.max(lines.length, others.length); line++) {
      const [left, right] = [lines[line] ?? '', others[line] ?? '']
      sum.bytes += left.length
      // Only where a port stands: its digits may by chance be in a cookie as well.
      if (left.replaceAll(`:${one.port}`, ':') === right.replaceAll(`:${two.port}`, ':')) continue
      sum.differences.push({ session: index, listener, line, straight: left, crossed: right })
      break
    }
  }
}

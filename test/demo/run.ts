// The whole demo as one call.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Say } from './cast.ts'
import { gather } from './cast.ts'
import { type Check, checkDocuments, checkGone, checkSummary } from './checks.ts'
import { arrive, checkIn, choose, read, write } from './opening.ts'
import { checkOut, consult, harvest, leave, theme } from './second-half.ts'
import { startDemoServer } from './server-process.ts'
import * as words from './words.ts'

export type DemoOptions = {
  /** How many times faster the meeting's time runs. */
  factor: number
  port: number
  say: Say
  /** Called when all is checked and the server still runs, so that a guest can read the summary. */
  linger?(): Promise<void>
}

/** A server with an empty store, eight people and a session of 120 minutes; then the look at what is left.
 *  @throws when the session itself could not be held */
export async function runDemo({ factor, port, say, linger }: DemoOptions): Promise<Check[]> {
  const data = await mkdtemp(join(tmpdir(), 'copse-demo-'))
  try {
    const server = await startDemoServer(factor, data, port)
    try {
      const cast = await gather(server.origin, say)
      try {
        const [best = server.origin] = server.origins
        say(`Take part or watch: ${best}/r/${cast.code}    On a wall: ${best}/screen/${cast.code}`)
        await arrive(cast)
        await checkIn(cast)
        const written = await write(cast)
        await read(cast, written)
        await consult(cast, await choose(cast))
        await harvest(cast)
        await theme(cast)
        await checkOut(cast)
        const startsAtMs = await leave(cast)
        const ben = cast.called(words.PEOPLE[0])
        const checks = [
          ...(await checkSummary(server.origin, ben, startsAtMs)),
          ...(await checkDocuments(server.origin, ben)),
          ...(await checkGone(data, server.output(), ben.view().roomId, written.values())),
        ]
        for (const { what, problem } of checks)
          say(problem === null ? `  ok      ${what}` : `  FAILED  ${what}: ${problem}`)
        await linger?.()
        return checks
      } finally {
        cast.close()
      }
    } finally {
      await server.stop()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

// The clock is the server's: two devices whose own clocks are ten minutes wrong show the same time (CLK rules).
import { expect, test } from './support/fixtures.ts'
import { goOn, join, openRoom } from './support/moves.ts'
import type { Person } from './support/person.ts'

const TEN_MINUTES_MS = 600_000

test('two clocks that are ten minutes wrong, one early and one late, never differ by more than 300 ms', async ({
  people,
}) => {
  const maria = await people.open('Maria')
  const early = await people.open('Jonas')
  const late = await people.open('Aylin')
  await setWrong(early, -TEN_MINUTES_MS)
  await setWrong(late, TEN_MINUTES_MS)
  const code = await openRoom(maria, { title: 'Practice circle' })
  await join(early, code)
  await join(late, code)
  await goOn(maria, 'Welcome')
  for (const one of [early, late]) {
    const shift = await one.page.evaluate(() => Date.now() - performance.timeOrigin - performance.now())
    expect(Math.abs(Math.abs(shift) - TEN_MINUTES_MS), 'the clock of the device is wrong').toBeLessThan(5_000)
  }
  for (const one of [early, late]) await expect(one.page.getByRole('timer')).toHaveText(/^[12]:\d\d$/)

  const [first, second] = await Promise.all([turns(early), turns(late)])
  const both = first.filter((turn) => second.some((other) => other.shows === turn.shows))
  expect(both.length, 'seconds that both have shown').toBeGreaterThanOrEqual(3)
  for (const turn of both) {
    const other = second.find((one) => one.shows === turn.shows)
    expect(Math.abs(turn.atMs - (other?.atMs ?? 0)), `both turn to ${turn.shows}`).toBeLessThanOrEqual(300)
  }
})

/** As a device whose owner has set its clock wrong: everything that asks for the date gets it wrong. */
async function setWrong(person: Person, shiftMs: number): Promise<void> {
  await person.context.addInitScript((shift) => {
    const Right = Date
    class Wrong extends Right {
      constructor(...given: unknown[]) {
        if (given.length === 0) super(Right.now() + shift)
        else super(...(given as [number]))
      }
      static override now() {
        return Right.now() + shift
      }
    }
    globalThis.Date = Wrong as DateConstructor
  }, shiftMs)
}

/** When the clock on the page turned, five times, by the machine's one true clock: `performance` was not touched. */
function turns(person: Person): Promise<{ shows: string; atMs: number }[]> {
  return person.page.getByRole('timer').evaluate(
    (clock) =>
      new Promise<{ shows: string; atMs: number }[]>((resolve) => {
        const seen: { shows: string; atMs: number }[] = []
        const observer = new MutationObserver(() => {
          seen.push({ shows: clock.textContent ?? '', atMs: performance.timeOrigin + performance.now() })
          if (seen.length < 5) return
          observer.disconnect()
          resolve(seen)
        })
        observer.observe(clock, { childList: true, characterData: true, subtree: true })
      }),
  )
}

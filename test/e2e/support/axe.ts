// Accessibility of a page as axe sees it, in both colour schemes.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

import { WALL } from './person.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at the page as it is now. In the dark only what the colours change is looked at again.
 *  @param name of the page or step, for the message. */
export async function expectNoAxe(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()
  await page.emulateMedia({ colorScheme: 'light' })
  // High enough that nothing has to be scrolled: what lies under the bar at the bottom just now is no finding.
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  if (size && whole > size.height) await page.setViewportSize({ width: size.width, height: whole + size.height })
  await settled(page)
  const light = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze()
  expect.soft(findings(light), `axe on ${name}, light`).toEqual([])
  // A screen on the wall has colours of its own, whatever the system prefers.
  if (size?.width !== WALL.width) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await settled(page)
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).setLegacyMode(true).analyze()
    expect.soft(findings(dark), `axe on ${name}, dark`).toEqual([])
  }
  if (size && whole > size.height) await page.setViewportSize(size)
}

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>

function findings(results: Results): string[] {
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => {
      const why = node.any[0]?.message ?? node.all[0]?.message ?? violation.help
      return `${violation.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} (${why})`
    }),
  )
}

/** Longer than anything here moves, also on a machine that is busy. */
const REST_MS = 20_000

/** Colours and opacity are only true once what moves has come to rest. What goes round for ever does not count, nor what is not drawn: a
 *  transition inside a closed <details> begins when axe asks for its colours, gets no frames, and may never tell that it has finished.
 *  @throws with the names of what does not come to rest: a look would otherwise wait until the test's own end. */
async function settled(page: Page): Promise<void> {
  const restless = await page.evaluate(async (restMs) => {
    const untilMs = performance.now() + restMs
    const frame = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => resolve())
        setTimeout(resolve, restMs)
      })
    const moving = () =>
      document.getAnimations().filter(({ effect, playState }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null
        const isDrawn = target?.checkVisibility() ?? false
        return isDrawn && playState === 'running' && effect?.getComputedTiming().endTime !== Infinity
      })
    // The change of the scheme starts its transitions with the next frame.
    await frame()
    await frame()
    while (moving().length > 0 && performance.now() < untilMs) await frame()
    return moving().map(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null
      return target?.outerHTML.slice(0, 160) ?? ''
    })
  }, REST_MS)
  expect(restless, 'what does not come to rest').toEqual([])
}

// Takes pictures of pages as they are, and says what is wrong with them that a machine can see.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export type Camera = ReturnType<typeof makeCamera>

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** @param wish.only takes only pictures whose name matches
 *  @param wish.looks with a look by axe and one for content wider than the page */
export function makeCamera(wish: { folder: string; only: RegExp | null; looks: boolean }) {
  mkdirSync(wish.folder, { recursive: true })
  const findings: string[] = []
  let taken = 0

  async function take(page: Page, name: string, whole: boolean): Promise<void> {
    await settled(page)
    await page.screenshot({ path: join(wish.folder, `${name}.png`), fullPage: whole })
    taken += 1
  }

  async function look(page: Page, name: string): Promise<void> {
    const wider = await page.evaluate(() => {
      const root = document.scrollingElement
      return root ? root.scrollWidth - root.clientWidth : 0
    })
    if (wider > 0) findings.push(`${name}: the page is ${wider} px too wide`)
    if (!wish.looks) return
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze()
    for (const { id, nodes } of violations)
      for (const node of nodes) findings.push(`${name}: ${id} ${node.target.join(' ')} ${node.html.slice(0, 140)}`)
  }

  return {
    findings: () => findings,
    taken: () => taken,
    wants: (name: string) => wish.only === null || wish.only.test(name),
    /** As the page is now: the part in sight, and all of it when there is more. */
    async one(page: Page, name: string): Promise<void> {
      if (wish.only && !wish.only.test(name)) return
      await take(page, name, true)
      await look(page, name)
    },
    /** In both colour schemes. `whole`: all that can be scrolled to. */
    async both(page: Page, name: string, { whole = false } = {}): Promise<void> {
      if (wish.only && !wish.only.test(name)) return
      await page.emulateMedia({ colorScheme: 'light' })
      await take(page, `${name}-light`, whole)
      await look(page, `${name}-light`)
      await page.emulateMedia({ colorScheme: 'dark' })
      await take(page, `${name}-dark`, whole)
      if (wish.looks) await look(page, `${name}-dark`)
      await page.emulateMedia({ colorScheme: 'light' })
    },
    /** In the light, at other widths; the page goes back to its own size. */
    async widths(page: Page, name: string, widths: readonly number[]): Promise<void> {
      const size = page.viewportSize()
      if (!size || (wish.only && !wish.only.test(name))) return
      for (const width of widths) {
        await page.setViewportSize({ width, height: width > 1000 ? 1080 : 740 })
        await take(page, `${name}-${width}`, false)
        await look(page, `${name}-${width}`)
      }
      await page.setViewportSize(size)
    },
  }
}

/** What moves has come to rest; what turns for ever does not count. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(moving.map((one) => one.finished.catch(() => undefined)))
  })
}

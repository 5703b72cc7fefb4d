// Pictures of the gallery's scenes: moments that a walk through one session never comes to, each as the face it is for.
import type { Browser } from '@playwright/test'
import { createServer } from 'vite'
import type { Camera } from './camera.ts'
import { LAPTOP, PHONE, WALL } from './cast.ts'

const GALLERY = new URL('../gallery/vite.config.ts', import.meta.url).pathname
const LANGUAGES = ['en', 'de'] as const

export type SceneWish = {
  /** Scenes whose name matches. */
  only: RegExp
  /** With the German words as well. */
  german: RegExp | null
  themes: readonly ('light' | 'dark')[]
}

/** Which face a scene is for, by the beginning of its name. */
function sizeFor(scene: string): typeof LAPTOP {
  if (/^(wall|screen)-/.test(scene)) return WALL
  return /^(desk|cockpit)-/.test(scene) ? LAPTOP : PHONE
}

export async function takeScenes(browser: Browser, camera: Camera, wish: SceneWish): Promise<void> {
  const vite = await createServer({ configFile: GALLERY, server: { port: 0, strictPort: false }, logLevel: 'error' })
  await vite.listen()
  try {
    const origin = vite.resolvedUrls?.local[0]
    if (origin === undefined) throw new Error('the gallery has no address')
    const context = await browser.newContext({ viewport: LAPTOP, reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.on('pageerror', (error) => process.stdout.write(`page error in ${page.url()}: ${error.message}\n`))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        process.stdout.write(`${page.url()}: ${message.text()}\n`)
    })
    const open = async (query: string) => {
      await page.goto(`${origin}?${query}`)
      await page.locator('html[data-ready]').waitFor({ timeout: 60_000 })
    }
    await open('')
    const names = (await page.getByRole('link').allInnerTexts()).filter((name) => wish.only.test(name))
    for (const scene of names)
      for (const lang of LANGUAGES)
        for (const theme of wish.themes) {
          if (lang === 'de' && (theme !== wish.themes[0] || !wish.german?.test(scene))) continue
          await page.setViewportSize(sizeFor(scene))
          await page.emulateMedia({ colorScheme: theme })
          await open(`scene=${scene}&lang=${lang}&theme=${theme}`)
          // Parts that are loaded when they are first needed.
          await page.waitForFunction(() => !document.querySelector('[class*=waiting]'))
          await camera.one(page, `${scene}-${theme}${lang === 'de' ? '-german' : ''}`)
        }
    await context.close()
  } finally {
    await vite.close()
  }
}

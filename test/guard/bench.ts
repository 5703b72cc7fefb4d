// node --import tsx test/guard/bench.ts: how long the privacy guard takes for 280 characters in Chromium slowed down fourfold, and
// how many bytes it is. A figure for docs, not a test: it depends on the machine.
import { brotliCompressSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { corpus } from './corpus.ts'

const SLOWDOWN = 4
const CHARS = 280

const bundle = async (minify: boolean) => {
  const built = await build({
    entryPoints: ['shared/guard/check.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'guardModule',
    minify,
    write: false,
    charset: 'utf8',
  })
  return built.outputFiles[0]?.text ?? ''
}

/** Texts of the tuning half, put together to full cards. */
function cards(language: 'en' | 'de'): string[] {
  const whole = corpus(language, 'tuning')
    .map(({ text }) => text)
    .join(' ')
  return Array.from({ length: Math.floor(whole.length / CHARS) }, (_, at) => whole.slice(at * CHARS, (at + 1) * CHARS))
}

async function main(): Promise<void> {
  const code = await bundle(true)
  console.log(`${code.length} characters, ${brotliCompressSync(code).length} bytes with brotli`)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: code })
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    for (const language of ['en', 'de'] as const) {
      // A page of its own for each, so that neither finds the other's expressions compiled.
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.addScriptTag({ content: code })
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
      const times = await page.evaluate(
        `(() => {
        const startedMs = performance.now()
        const guard = guardModule.makeGuard()
        guard({ text: ${JSON.stringify(cards(language)[0])}, language: '${language}', roster: [], list: [] })
        const madeMs = performance.now() - startedMs
        const times = ${JSON.stringify(cards(language))}.map((text) => {
          const beganMs = performance.now()
          guard({ text, language: '${language}', roster: ['Ada', 'Ben'], list: ['night shift'] })
          return performance.now() - beganMs
        })
        return { madeMs, times }
      })()`,
      )
      const { madeMs, times: all } = times as { madeMs: number; times: number[] }
      const sorted = [...all].sort((left, right) => left - right)
      const at = (share: number) =>
        (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
      console.log(
        `${language}: loaded and first text in ${madeMs.toFixed(0)} ms, then ${CHARS} characters in ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(1)} ms (longest) of ${sorted.length}`,
      )
    }
  } finally {
    await browser.close()
  }
}
void main()

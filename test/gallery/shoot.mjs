#!/usr/bin/env node
// Takes a picture of one scene of a running gallery.
//   node test/gallery/shoot.mjs --scene board --width 360 --height 780 --theme dark --lang de --port 5310 --out /tmp/x.png [--full] [--axe]
//   [--click <selector>] [--wait <selector>] [--reduced]
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from '@playwright/test'

const { values } = parseArgs({
  options: {
    scene: { type: 'string' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string' },
    theme: { type: 'string', default: 'light' },
    lang: { type: 'string', default: 'en' },
    port: { type: 'string', default: '5310' },
    host: { type: 'string', default: '127.0.0.1' },
    out: { type: 'string' },
    click: { type: 'string', multiple: true, default: [] },
    wait: { type: 'string' },
    full: { type: 'boolean', default: false },
    axe: { type: 'boolean', default: false },
    reduced: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
  },
})
if (!values.scene) throw new Error('--scene is missing')
const width = Number(values.width)
const height = Number(values.height ?? (width < 500 ? 780 : width < 1900 ? 800 : 1080))
const out = values.out ?? `/tmp/shots/${values.scene}-${width}-${values.theme}-${values.lang}.png`

const browser = await chromium.launch({
  executablePath: process.env.COPSE_CHROMIUM ?? '/usr/bin/chromium',
  channel: undefined,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
let failed = false
try {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: values.theme === 'dark' ? 'dark' : 'light',
    reducedMotion: values.reduced ? 'reduce' : 'no-preference',
    deviceScaleFactor: width < 500 ? 2 : 1,
    hasTouch: width < 500,
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.log(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (problem) => {
    failed = true
    console.log(`uncaught: ${problem.stack ?? problem.message}`)
  })
  const query = new URLSearchParams({ scene: values.scene, lang: values.lang, theme: values.theme })
  await page.goto(`http://${values.host}:${values.port}/?${query}`)
  await page.locator('html[data-ready]').waitFor({ timeout: 60_000 })
  await page.evaluate(() => document.fonts.ready)
  for (const selector of values.click) await page.locator(selector).first().click()
  if (values.wait) await page.locator(values.wait).first().waitFor()
  if (values.print) await page.emulateMedia({ media: 'print' })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (overflow > 0) console.log(`The page is ${overflow} px wider than the window.`)
  mkdirSync(dirname(out), { recursive: true })
  await page.screenshot({ path: out, fullPage: values.full, animations: 'disabled' })
  console.log(out)
  if (values.axe) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const violation of violations) {
      console.log(`axe ${violation.impact} ${violation.id}: ${violation.help}`)
      for (const node of violation.nodes.slice(0, 4))
        console.log(`   ${node.target.join(' ')}  ${node.any[0]?.message ?? ''}`)
    }
    console.log(`axe: ${violations.length} kinds of violations`)
  }
} finally {
  await browser.close()
}
process.exitCode = failed ? 1 : 0

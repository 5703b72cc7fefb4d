// Pictures of the product in use: `node --import tsx test/pictures/main.ts --out /tmp/pictures`.
// Options: --client <built client>, --only <pattern of names>, --axe, --port <n>; --readme <folder> renews docs/pictures.
// --scenes <pattern> takes scenes of the gallery instead of a walk through a session, --german <pattern> some in German too,
// --theme light|dark only in that one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Clock } from '../../server/rooms/ports.ts'
import { serve } from '../../server/serve.ts'
import { epochMs } from '../../shared/ids.ts'
import { makeCamera } from './camera.ts'
import { ZONE } from './cast.ts'
import { copyForReadme, README_ONLY } from './readme-pictures.ts'
import { takeScenes } from './scenes.ts'
import { walk } from './walk.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(tmpdir(), 'copse-pictures') },
    client: { type: 'string' },
    only: { type: 'string' },
    port: { type: 'string', default: '0' },
    axe: { type: 'boolean', default: false },
    readme: { type: 'string' },
    scenes: { type: 'string' },
    german: { type: 'string' },
    theme: { type: 'string' },
  },
})

const browser = await chromium.launch({
  executablePath: process.env.COPSE_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...'--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync'.split(' '),
  ],
})
const german = values.german === undefined ? null : new RegExp(values.german)
const camera = makeCamera({
  folder: values.out,
  only: values.only ? new RegExp(values.only) : values.readme ? README_ONLY : null,
  looks: values.axe,
})
try {
  const themes = (['light', 'dark'] as const).filter((theme) => values.theme === undefined || values.theme === theme)
  if (values.scenes !== undefined)
    await takeScenes(browser, camera, { only: new RegExp(values.scenes), german, themes })
  else await walkThrough()
  if (values.readme) copyForReadme(values.out, values.readme)
} catch (cause) {
  process.exitCode = 1
  for (const [index, page] of browser
    .contexts()
    .flatMap((context) => context.pages())
    .entries())
    await page.screenshot({ path: join(values.out, `failed-${index}.png`) }).catch(() => undefined)
  process.stdout.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`)
} finally {
  await browser.close()
}
process.stdout.write(`${camera.taken()} pictures in ${values.out}\n${camera.findings().join('\n')}\n`)
process.exit()

async function walkThrough(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'copse-pictures-data-'))
  const config = readConfig({ PORT: values.port, DATA_DIR: data, LOG_LEVEL: 'warn', OPERATOR: 'the mentoring office' })
  const running = await serve(config, atLunch(), values.client)
  try {
    await walk(browser, `http://localhost:${running.port}`, camera)
  } finally {
    await running.stop()
    await rm(data, { recursive: true, force: true })
  }
}

/** Mentors at lunch meet at noon, whenever the pictures are taken. */
function atLunch(): Clock {
  const here = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'short' }).format(new Date())
  const [hours = 0, minutes = 0] = here.split(':').map(Number)
  const ahead = (12 * 60 + 5 - hours * 60 - minutes) * 60_000
  return { ...systemClock, nowMs: () => epochMs(systemClock.nowMs() + ahead) }
}

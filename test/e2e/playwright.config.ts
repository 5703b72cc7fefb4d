import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.{spec,test}.ts',
  outputDir: '../../test-results',
  globalSetup: './build.setup.ts',
  // Tests start servers of their own on free ports, so files do not disturb each other.
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  // A test that passes at the second try has shown a race.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '../../test-results/e2e.json' }],
  ],
  use: {
    channel: undefined,
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: process.env.COPSE_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.COPSE_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // The longest test begins first, so that the other worker does all the rest meanwhile.
  projects: [
    { name: 'session', testMatch: 'whole-session.spec.ts' },
    { name: 'chromium', testIgnore: 'whole-session.spec.ts' },
  ],
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from '../scripts/tests/chromium.ts'

/** Nothing of the browser's own business leaves the machine. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
// How far the server's clock goes ahead; the tests' own process finds the name in its environment.
process.env.ZHIBU_JOURNEYS_CLOCK ??= path.join(mkdtempSync(path.join(tmpdir(), 'zhibu-clock-')), 'ahead')

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // One after the other on one server: people meet each other's work in its order.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: Boolean(process.env.CI),
  webServer: {
    command: `${JSON.stringify(process.execPath)} --disable-warning=ExperimentalWarning scripts/tests/journeys-server.ts`,
    cwd: '..',
    // Playwright puts the part in brackets into the variable ZHIBU_JOURNEYS_URL.
    wait: { stdout: /"url":"(?<zhibu_journeys_url>[^"]+)"/ },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
  use: {
    baseURL: process.env.ZHIBU_JOURNEYS_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? '',
      args: [...quiet, ...asRoot],
      // Where no language is set, the browser calls every download with a Chinese name “download”.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  },
  // What only one of the two devices has is a journey of that one.
  projects: [
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
})

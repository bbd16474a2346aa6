/**
 * node bench/screen.ts ADDRESS [TURNS] [SECONDS]   a wall for hours: opens the link of a screen (as 开通展示链接 shows it)
 * in Chromium with a clock that is moved on, and tells what the page holds after each hundred turns, garbage collected.
 * SECONDS: how long each page of the screen stays (5 when left out). Ends with 1 when it grew by more than 5 MB.
 */
import { chromium } from '@playwright/test'
import { findChromium } from '../scripts/tests/chromium.ts'

const [address, turns = '1000', seconds = '5'] = process.argv.slice(2)
if (!address) throw new Error('node bench/screen.ts http://…/screen/… [turns] [seconds]')
const most = 5

const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
await page.clock.install()
await page.goto(address)
await page.locator('.wall-foot').waitFor({ timeout: 60_000 })
const session = await page.context().newCDPSession(page)
await session.send('Performance.enable')

async function standing() {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
  return {
    megabytes: of('JSHeapUsedSize') / 1_048_576,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  }
}

console.log('| turns | heap | nodes | listeners |\n|---:|---:|---:|---:|')
let first: number | null = null
let last = 0
for (let turn = 0; turn <= Number(turns); turn++) {
  if (turn % 100 === 0) {
    const { megabytes, nodes, listeners } = await standing()
    // What is loaded once is loaded by the hundredth turn.
    if (turn === 100) first = megabytes
    last = megabytes
    console.log(`| ${turn} | ${megabytes.toFixed(2)} MB | ${nodes} | ${listeners} |`)
  }
  await page.clock.fastForward(Number(seconds) * 1000)
  await page.waitForTimeout(20)
}
await browser.close()
const grown = last - (first ?? last)
console.log(`grown since the hundredth turn: ${grown.toFixed(2)} MB`)
process.exit(grown > most ? 1 : 0)

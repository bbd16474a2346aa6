/**
 * What a page on a phone feels like: largest contentful paint, layout shift and the scripts of the first load, on a phone
 * profile (4 × slower processor, 10 Mbit/s with 40 ms of way); and whether a list of 14,900 scrolls. The sign-in page
 * and the workbench come to an empty cache; later pages are loaded anew with what is in the cache by then, which takes
 * longer than a step within the program. Against a demo that is being served:
 *   node src/cli.ts serve --port 3914 --demo … ; node bench/vitals.ts http://localhost:3914 [rounds]
 */
import { loadavg } from 'node:os'
import { type BrowserContext, chromium, devices, type Page } from '@playwright/test'
import { findChromium } from '../scripts/tests/chromium.ts'

const [address = 'http://localhost:3000', rounds = '3'] = process.argv.slice(2)
const megabit = 1_000_000 / 8
const later = {
  secretary: ['/people', '/todos', '/learning', '/meetings', '/dues', '/organizations'],
  department: ['/people', '/dashboard', '/statistics', '/alerts', '/library', '/elections'],
}
const usernames = { secretary: 'shuji', department: 'zhenggong' }

type Seen = { paint: number; shift: number; scripts: number }

/** Kept by the page itself from its first moment. */
const watching = `
  globalThis.seen = { paint: 0, shift: 0, largest: '' }
  new PerformanceObserver((list) => { for (const one of list.getEntries()) {
    seen.paint = one.startTime; seen.largest = (one.element?.outerHTML ?? '').slice(0, 120) } })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) seen.shift += one.value })
    .observe({ type: 'layout-shift', buffered: true })`

async function slowed(context: BrowserContext): Promise<{ page: Page; weight: () => number }> {
  const page = await context.newPage()
  await page.addInitScript(watching)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType.includes('javascript')) scripts.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength / 1000
  })
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 10 * megabit,
    uploadThroughput: 4 * megabit,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return { page, weight: () => bytes }
}

async function load({ page, weight }: Awaited<ReturnType<typeof slowed>>, path: string): Promise<Seen> {
  const before = weight()
  await page.goto(`${address}${path}`)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
  const { paint, shift } = await page.evaluate<{ paint: number; shift: number }>('seen')
  return { paint, shift, scripts: weight() - before }
}

const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
const measured = new Map<string, Seen[]>()
const keep = (name: string, seen: Seen) => measured.set(name, [...(measured.get(name) ?? []), seen])

for (let round = 0; round < Number(rounds); round++) {
  for (const [who, username] of Object.entries(usernames)) {
    const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'zh-CN' })
    const phone = await slowed(context)
    keep('sign-in, empty cache', await load(phone, '/sign-in'))
    await phone.page.request.post(`${address}/api/demo-sessions`, { data: { username } })
    keep(`${who}: workbench after it`, await load(phone, '/'))
    for (const path of later[who as keyof typeof later]) keep(`${who}: ${path}`, await load(phone, path))
    await context.close()
  }
}

/** Frames that took longer than two of a screen's, while a finger flings a long list for three seconds. */
async function scrolling(): Promise<string> {
  const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'zh-CN' })
  const { page } = await slowed(context)
  await page.request.post(`${address}/api/demo-sessions`, { data: { username: usernames.department } })
  await page.goto(`${address}/people`)
  await page.waitForLoadState('networkidle')
  const { frames, slow, longest } = await page.evaluate<{
    frames: number
    slow: number
    longest: number
  }>(`new Promise((done) => {
    const took = []
    let before = performance.now()
    const until = before + 3000
    requestAnimationFrame(function frame(at) {
      took.push(at - before)
      before = at
      scrollBy(0, 60)
      if (at < until) return requestAnimationFrame(frame)
      done({ frames: took.length, slow: took.filter((one) => one > 34).length, longest: Math.max(...took) })
    })
  })`)
  await context.close()
  return `${frames} frames in 3 s, ${slow} over 34 ms, the longest ${longest.toFixed(0)} ms`
}

const middle = (numbers: number[]) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0
console.log('| page | largest paint | wanted | layout shift | scripts |\n|---|---:|---:|---:|---:|')
for (const [name, seen] of measured) {
  const paint = middle(seen.map((one) => one.paint))
  const shift = Math.max(...seen.map((one) => one.shift))
  const scripts = middle(seen.map((one) => one.scripts))
  const wanted = name.includes('/') ? '≤ 1.5 s' : '≤ 2.0 s'
  console.log(
    `| ${name} | ${(paint / 1000).toFixed(2)} s | ${wanted} | ${shift.toFixed(3)} | ${scripts.toFixed(0)} kB |`,
  )
}
console.log(`\nThe register of 14,900 on the phone: ${await scrolling()}`)
console.log(
  `load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`,
)
await browser.close()

/**
 * The first view of a hall on a phone: 4 × slower processor, 10 Mbit/s with 40 ms of way, an empty cache; and what it
 * weighs; then how long a frame takes while a finger turns it. Against a demo that is being served:
 *   node src/cli.ts serve --port 3914 --demo … ; node bench/hall.ts http://127.0.0.1:3914 [exhibition]
 */
import { loadavg } from 'node:os'
import { type Browser, chromium, devices, type Page } from '@playwright/test'
import { findChromium } from '../scripts/tests/chromium.ts'

const [address = 'http://127.0.0.1:3000', exhibition = '1'] = process.argv.slice(2)
const drawing = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]
const megabit = 1_000_000 / 8

type Seen = {
  first: number
  whole: number
  turning: number | null
  scripts: number
  pictures: number
  other: number
}

async function visit(browser: Browser, way: 'panorama' | 'pictures'): Promise<Seen> {
  const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'zh-CN' })
  const page = await context.newPage()
  await page.request.post(`${address}/api/demo-sessions`, { data: { username: 'dangyuan' } })
  await page.addInitScript(`localStorage.setItem('zhibu.exhibition.way', '"${way}"')`)
  const weights = { scripts: 0, pictures: 0, other: 0 }
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  const kinds = new Map<string, keyof typeof weights>()
  devtools.on('Network.responseReceived', ({ requestId, response }) =>
    kinds.set(
      requestId,
      response.mimeType.includes('javascript')
        ? 'scripts'
        : response.mimeType.startsWith('image/')
          ? 'pictures'
          : 'other',
    ),
  )
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weights[kinds.get(requestId) ?? 'other'] += encodedDataLength / 1000
  })
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 10 * megabit,
    uploadThroughput: 4 * megabit,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const from = performance.now()
  await page.goto(`${address}/exhibitions/${exhibition}`, { waitUntil: 'commit' })
  const seen = way === 'panorama' ? '.hall-visit[data-ready="true"]' : '.hall-pictures img'
  const early = page.locator(`.entering img, ${seen}`).first()
  await early.waitFor({ state: 'visible', timeout: 60_000 })
  const first = performance.now() - from
  await page.locator(seen).first().waitFor({ state: 'visible', timeout: 60_000 })
  const whole = performance.now() - from
  const weighed = { ...weights }
  const turning = way === 'panorama' ? await frameWhileTurning(page) : null
  await context.close()
  return { first, whole, turning, ...weighed }
}

/** The middle one of the frames of a turn. */
async function frameWhileTurning(page: Page): Promise<number> {
  const frames = page.evaluate<number>(`new Promise((done) => {
    const times = []
    let before = performance.now()
    requestAnimationFrame(function frame(at) {
      times.push(at - before)
      before = at
      if (times.length < 40) requestAnimationFrame(frame)
      else done(times.toSorted((one, other) => one - other)[20])
    })
  })`)
  const box = await page.locator('.stage').boundingBox()
  const [x, y] = [(box?.width ?? 0) / 2, (box?.height ?? 0) / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  let over = false
  void frames.then(() => {
    over = true
  })
  for (let step = 1; !over; step++) await page.mouse.move(x - (step % 30) * 5, y)
  await page.mouse.up()
  return frames
}

const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: ['--no-sandbox', ...drawing],
})
console.log(
  '| way | first picture | hall can be turned | frame while turning | scripts | pictures | other |\n|---|---:|---:|---:|---:|---:|---:|',
)
for (const way of ['panorama', 'pictures'] as const) {
  const seen: Seen[] = []
  for (let round = 0; round < 3; round++) seen.push(await visit(browser, way))
  const [middle] = seen.toSorted((one, other) => one.whole - other.whole).slice(1)
  if (!middle) continue
  const { first, whole, turning, scripts, pictures, other } = middle
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
  console.log(
    `| ${way} | ${seconds(first)} | ${seconds(whole)} | ${turning === null ? '' : `${turning.toFixed(0)} ms`} | ${[scripts, pictures, other].map((one) => `${one.toFixed(0)} kB`).join(' | ')} |`,
  )
}
console.log(
  `load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`,
)
await browser.close()

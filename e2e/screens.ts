/**
 * npm run screens [-- FOLDER WORD…]   pictures of every page into FOLDER (screens/), for review: each role of the demo
 * institute, desktop, phone and elder mode; with words, only the devices and roles named. Follows the links from the
 * first page to each kind of page once; index.html shows them side by side, problems.txt says what broke, leaned out of
 * the window or is hard to use without seeing. Both are written after each walk: a run that is cut off is of use.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { fileNameOf, kindOf, Way } from '../scripts/screens/way.ts'
import { home } from '../scripts/steps.ts'
import { ensureChromium, findChromium } from '../scripts/tests/chromium.ts'
import { violationsOf } from './accessible.ts'

const [to = path.join(home, 'screens'), ...words] = process.argv.slice(2)
const folder = path.resolve(to)
const roles = ['qunzhong', 'dangyuan', 'shuji', 'dangwei', 'zhenggong', 'duoren']
const devices = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  elder: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const
type Device = keyof typeof devices

type Seen = { device: Device; role: string; kind: string; file: string; problems: string[] }

/** Those that are named; all where none is. */
function chosen<Name extends string>(names: Name[]): Name[] {
  const named = names.filter((name) => words.includes(name))
  return named.length > 0 ? named : names
}

async function serve(): Promise<{ url: string; stop: () => void }> {
  const script = path.join(home, 'scripts/tests/journeys-server.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      const found = /"url":"([^"]+)"/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error('the server did not start')))
  })
  return { url, stop: () => child.kill('SIGTERM') }
}

async function walk(browser: Browser, url: string, device: Device, role: string): Promise<Seen[]> {
  const context = await browser.newContext({
    ...devices[device],
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  if (device === 'elder') await context.addInitScript(() => localStorage.setItem('zhibu.type-size', 'elder'))
  const page = await context.newPage()
  await page.request.post('/api/demo-sessions', { data: { username: role } })
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()))
  const seen: Seen[] = []
  const way = new Way('/')
  for (let address = way.next(); address !== undefined; address = way.next()) {
    const kind = kindOf(address)
    const file = path.join(device, role, `${fileNameOf(kind)}.png`)
    const arrived = await arrive(page, address)
    await page.screenshot({ path: path.join(folder, file), fullPage: true })
    const problems = [
      ...(arrived ? [] : ['did not come to rest']),
      ...(await faultsOf(page)),
      ...broken.splice(0),
    ]
    seen.push({ device, role, kind, file, problems })
    way.meet(
      await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '')),
    )
  }
  await context.close()
  console.log(
    `${device} ${role}: ${seen.length} pages, ${seen.filter(({ problems }) => problems.length).length} with problems`,
  )
  return seen
}

/** Whether the page came to rest within a quarter of a minute. */
async function arrive(page: Page, address: string): Promise<boolean> {
  await page.goto(address)
  const rest = () => Boolean(document.querySelector('main')) && !document.querySelector('.boot, .skeleton')
  const came = await page.waitForFunction(rest, null, { timeout: 15_000 }).then(
    () => true,
    () => false,
  )
  await page.waitForTimeout(400)
  return came
}

async function faultsOf(page: Page): Promise<string[]> {
  // Not innerWidth: on a phone that grows with what leans out.
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
  )
  return [...(wide ? ['goes out of the window sideways'] : []), ...(await violationsOf(page))]
}

function write(seen: Seen[]): void {
  const kinds = [...new Set(seen.map(({ kind }) => kind))].sort()
  const shown = ({ device, role, file }: Seen) =>
    `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${device} ${role}</figcaption></figure>`
  const rows = kinds.map(
    (kind) =>
      `<h2>${kind}</h2><div>${seen
        .filter((one) => one.kind === kind)
        .map(shown)
        .join('')}</div>`,
  )
  const style =
    'body{font:14px sans-serif}div{display:flex;gap:8px;overflow-x:auto;align-items:flex-start}img{height:260px;border:1px solid #ccc}'
  writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Pages</title><style>${style}</style>${rows.join('\n')}`,
  )
  const problems = seen.flatMap(({ device, role, kind, problems }) =>
    problems.map((one) => `${device} ${role} ${kind}: ${one}`),
  )
  writeFileSync(path.join(folder, 'problems.txt'), `${problems.join('\n')}\n`)
  console.log(
    `${seen.length} pictures of ${kinds.length} kinds of page in ${folder}; ${problems.length} problems`,
  )
}

ensureChromium()
for (const device of Object.keys(devices))
  for (const role of roles) mkdirSync(path.join(folder, device, role), { recursive: true })
const { url, stop } = await serve()
const args = ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args })
try {
  const seen: Seen[] = []
  for (const device of chosen(Object.keys(devices) as Device[]))
    for (const role of chosen(roles)) {
      seen.push(...(await walk(browser, url, device, role)))
      write(seen)
    }
} finally {
  await browser.close()
  stop()
}

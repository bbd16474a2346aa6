/** What every journey stands on: a page that fails its test by any error, and the demo people to enter as. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'
import { violationsOf } from './accessible.ts'

export { expect } from '@playwright/test'

/** The people of the demo institute, by their usernames. */
export const people = {
  masses: 'qunzhong',
  member: 'dangyuan',
  secretary: 'shuji',
  committee: 'dangwei',
  leader: 'dangweishuji',
  department: 'zhenggong',
  several: 'duoren',
} as const
export type Person = keyof typeof people

type Stage = {
  /** Enters the demo institute as one of its people, and goes to an address. */
  enter: (who: Person, address?: string) => Promise<void>
  /** Words of errors that this test expects in the browser's console, such as of a refused request. */
  expected: RegExp[]
  phone: boolean
  watched: undefined
}

export const test = base.extend<Stage>({
  // biome-ignore lint/correctness/noEmptyPattern: the way fixtures are written
  expected: async ({}, use) => use([]),
  phone: async ({ isMobile }, use) => use(Boolean(isMobile)),
  /** Nothing may break or complain on the way. */
  watched: [
    async ({ page, expected }, use) => {
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`)
      })
      const refusals: string[] = []
      page.on('response', async (response) => {
        if (response.status() >= 400) refusals.push(await response.text().catch(() => 'gone'))
      })
      await use(undefined)
      const unexpected = problems.filter((words) => !expected.some((one) => one.test(words)))
      expect(unexpected, refusals.join('\n')).toEqual([])
    },
    { auto: true },
  ],
  enter: async ({ page }, use) =>
    use(async (who, address = '/') => {
      // Whoever leaves, leaves his page first: nothing of it is asked by the next one. A picture asks nothing, and is
      // a page of this place, so that what a journey puts into the device's memory before any page opens goes on working.
      if (page.url() !== 'about:blank') await page.goto('/icon.svg')
      const entered = await page.request.post('/api/demo-sessions', { data: { username: people[who] } })
      expect(entered.ok(), await entered.text()).toBe(true)
      await page.goto(address)
      await arrived(page)
    }),
})

/** Waits until nothing of the page is still being read: looked at with each frame, so that no time is lost in between. */
export async function arrived(page: Page): Promise<void> {
  const rests = () =>
    document.querySelector('main')?.checkVisibility() && !document.querySelector('.boot, .skeleton')
  // What did not come is told as any expectation is, with what stands there instead.
  await page.waitForFunction(rests, null, { timeout: 15_000 }).catch(() => undefined)
  await expect(page.locator('main')).toBeVisible()
  await expect(page.locator('.boot, .skeleton')).toHaveCount(0)
}

/** Nothing stands in the way of people who see badly or use no mouse, as far as a program can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  let found = await violationsOf(page)
  // A word that began to fade away while it was looked at is looked at again; what is wrong stays wrong.
  if (found.length > 0) {
    await page.waitForTimeout(600)
    found = await violationsOf(page)
  }
  expect(found).toEqual([])
}

/** Sets the type size of the device before the page is opened. */
export const useTypeSize = (page: Page, size: 'standard' | 'large' | 'elder') =>
  page.addInitScript((chosen) => localStorage.setItem('zhibu.type-size', chosen), size)

/** Nothing sticks out at the side: the page is no wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(beyond).toBeLessThanOrEqual(0)
}

/** Moves the clocks of the server and of the device on to a day, at nine in the morning; never back. */
export async function moveClock(page: Page, day: string): Promise<void> {
  const then = new Date(`${day}T09:00:00+08:00`)
  writeFileSync(String(process.env.ZHIBU_JOURNEYS_CLOCK), String(then.getTime() - Date.now()))
  await page.clock.setFixedTime(then)
}

/** How far the server's clock goes ahead, in milliseconds. */
function ahead(): number {
  const file = String(process.env.ZHIBU_JOURNEYS_CLOCK)
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
}

/** The server's clock goes on by so many minutes. */
export const passMinutes = (minutes: number) =>
  writeFileSync(String(process.env.ZHIBU_JOURNEYS_CLOCK), String(ahead() + minutes * 60_000))

/** The moment by the server's clock. */
export const nowThere = () => Date.now() + ahead()

/** The time of the day by the server's clock, in Beijing: minutes since midnight. */
export function minuteThere(): number {
  const there = new Date(nowThere() + 8 * 3_600_000)
  return there.getUTCHours() * 60 + there.getUTCMinutes()
}

/** Every kind of page that somebody reaches by links from the first page, each once. */
import { setTimeout } from 'node:timers/promises'
import type { Page, Request } from '@playwright/test'
import { kindOf, Way } from '../scripts/screens/way.ts'
import { arrived } from './stage.ts'

export type Rest = () => Promise<void>

/** Walks through the pages and looks at each once it rests; answers how many there were. */
export async function walk(page: Page, look: (kind: string, rest: Rest) => Promise<void>): Promise<number> {
  const rest = restOf(page)
  const way = new Way('/')
  let seen = 0
  for (let address = way.next(); address !== undefined; address = way.next()) {
    await goOn(page, address)
    await rest()
    await look(kindOf(address), rest)
    seen += 1
    way.meet(await linksOf(page))
  }
  return seen
}

/** To another page within the program, as a press on a link goes; the public pages stand by themselves. */
async function goOn(page: Page, address: string): Promise<void> {
  if (address === '/' || address.startsWith('/verify')) await page.goto(address)
  else
    await page.evaluate((to) => {
      history.pushState({ key: to, depth: 1 }, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, address)
}

/** Answers how to wait until the page shows everything: nothing of it is being read, or asked of the server. */
function restOf(page: Page): Rest {
  const asked = new Set<Request>()
  page.on('request', (request) => {
    if (request.method() === 'GET' && new URL(request.url()).pathname.includes('/api/')) asked.add(request)
  })
  // What is told live is answered at once and goes on.
  page.on('response', (response) => void asked.delete(response.request()))
  page.on('requestfailed', (request) => void asked.delete(request))
  const frame = () => page.evaluate(() => new Promise(requestAnimationFrame))
  return async () => {
    const until = Date.now() + 15_000
    do {
      while (asked.size > 0 && Date.now() < until) await setTimeout(5)
      await arrived(page)
      await frame()
    } while (asked.size > 0 && Date.now() < until)
    await arrived(page)
  }
}

/** Looks at the same page as it is on a desktop, and comes back. */
export async function onDesk<T>(page: Page, rest: Rest, look: () => Promise<T>): Promise<T> {
  const phone = page.viewportSize()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.waitForFunction(() => document.documentElement.dataset.frame === 'desktop')
  await rest()
  const seen = await look()
  if (phone) await page.setViewportSize(phone)
  await page.waitForFunction(() => document.documentElement.dataset.frame === 'phone')
  await rest()
  return seen
}

/** Looks at the same page in 长辈版, as if it were chosen in another window of the device, and comes back. */
export async function inElder<T>(page: Page, rest: Rest, look: () => Promise<T>): Promise<T> {
  await chooseSize(page, 'elder')
  await rest()
  const seen = await look()
  await chooseSize(page, 'standard')
  return seen
}

const chooseSize = (page: Page, size: string) =>
  page.evaluate((chosen) => {
    const key = 'zhibu.type-size'
    localStorage.setItem(key, chosen)
    dispatchEvent(new StorageEvent('storage', { key, newValue: chosen }))
  }, size)

const linksOf = (page: Page): Promise<string[]> =>
  page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))

/**
 * What can be pressed in the page, by its name; without what searches, pages and orders a table: the phone's cards have
 * a sheet of filters and menus instead.
 */
export const actsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const nameOf = (one: Element) =>
      (one.getAttribute('aria-label') ?? one.textContent ?? '').replace(/\s+/g, '')
    const ofTables = 'th, .list-search, .list-tools, .pager, .list-tree, .tree-select, [class*="ant-"]'
    const all = [...document.querySelectorAll<HTMLElement>('#main :is(button, a.button)')]
    return [...new Set(all.filter((one) => one.checkVisibility() && !one.closest(ofTables)).map(nameOf))]
  })

/** By how much the page is wider than the screen, and what sticks out. */
export const sideways = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const out = [...document.querySelectorAll('#main *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    )
    return `${scrollWidth - clientWidth} px: ${out
      .slice(0, 3)
      .map((one) => `${one.tagName}.${one.className}`)
      .join(', ')}`
  })

/**
 * What an old member cannot read or hit: words under 18 px, targets under 60 × 60. A link within a sentence is pressed
 * above and below its line; what is drawn in a plan has its equal in the list beside it.
 */
export const smallThings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isShown = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true }) &&
      one.getBoundingClientRect().width > 1 &&
      !one.closest('.unseen, svg, .psv-container')
    const sizeOf = (one: HTMLElement): [number, number] => {
      const labels = one instanceof HTMLInputElement ? [...(one.labels ?? [])] : []
      const boxes = [one, ...labels].map((each) => each.getBoundingClientRect())
      const after = getComputedStyle(one, '::after')
      const grown = after.position === 'absolute' && after.content !== 'none'
      return [
        Math.max(...boxes.map(({ width }) => width), grown ? Number.parseFloat(after.width) : 0),
        Math.max(...boxes.map(({ height }) => height), grown ? Number.parseFloat(after.height) : 0),
      ]
    }
    const named = (one: HTMLElement) =>
      `${one.tagName.toLowerCase()}.${one.className} “${(one.ariaLabel ?? one.textContent ?? '').trim().slice(0, 20)}”`
    const targets = 'a, button, input:not([type="hidden"]), select, textarea, summary'
    const small = [...document.querySelectorAll<HTMLElement>(targets)].filter(isShown).flatMap((one) => {
      const [width, height] = sizeOf(one)
      return width < 59.5 || height < 59.5
        ? [`${named(one)} ${Math.round(width)} × ${Math.round(height)}`]
        : []
    })
    const print = [...document.querySelectorAll<HTMLElement>('#root *')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .filter((one) => isShown(one) && Number.parseFloat(getComputedStyle(one).fontSize) < 18)
      .map((one) => `${named(one)} ${getComputedStyle(one).fontSize}`)
    return [...small, ...print]
  })

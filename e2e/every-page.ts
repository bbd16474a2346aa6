/** Every kind of page that somebody reaches by links from the first page, each once. */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { kindOf, Way } from '../scripts/screens/way.ts'
import { arrived, expect, type Person, people } from './stage.ts'

/** Walks through the pages, in one window or the same way in several at once, and looks at each. */
export async function walk(windows: Page[], look: (kind: string) => Promise<void>): Promise<number> {
  const way = new Way('/')
  let seen = 0
  for (let address = way.next(); address !== undefined; address = way.next()) {
    await Promise.all(windows.map((page) => goOn(page, address as string)))
    await look(kindOf(address))
    seen += 1
    for (const page of windows) way.meet(await linksOf(page))
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
  await arrived(page)
}

const linksOf = (page: Page): Promise<string[]> =>
  page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))

/** A second window of the same person: the desktop beside the phone. */
export async function deskOf(
  browser: Browser,
  who: Person,
  baseURL: string,
): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    isMobile: false,
  })
  const page = await context.newPage()
  const entered = await page.request.post('/api/demo-sessions', { data: { username: people[who] } })
  expect(entered.ok(), await entered.text()).toBe(true)
  return [page, context]
}

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

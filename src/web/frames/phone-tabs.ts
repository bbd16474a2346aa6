import { type Page, pages } from '../page-list.ts'

const place = (page: Page) =>
  page.path === '/' ? -1 : page.path === '/me' ? 1e6 : (page.menu?.order ?? 1000)

/** The tabs of the phone's bottom bar: 首页 first, 我的 last, between them the first three that one may see. */
export function phoneTabs(may: (permission: string | undefined) => boolean): Page[] {
  const all = pages
    .filter((page) => page.phone === 'tab' && may(page.permission))
    .sort((a, b) => place(a) - place(b))
  const ends = all.filter((page) => page.path === '/' || page.path === '/me')
  const between = all.filter((page) => !ends.includes(page)).slice(0, 3)
  return [...ends.slice(0, 1), ...between, ...ends.slice(1)]
}

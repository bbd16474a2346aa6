import { menuPlace, type Page, pages } from '../page-list.ts'

const place = (page: Page) => {
  if (page.path === '/') return -1
  return page.path === '/me' ? 1e9 : menuPlace(page)
}

/** The tabs of the phone's bottom bar: 首页 first, 我的 last, between them the first three that one may see. */
export function phoneTabs(may: (permission: string | undefined) => boolean): Page[] {
  const mine = pages.filter((page) => page.phone && may(page.permission)).sort((a, b) => place(a) - place(b))
  const others = mine.filter((page) => page.path !== '/' && page.path !== '/me')
  // Who has few pages gets a tab for each.
  const wished = others.filter((page) => page.phone === 'tab')
  const between = [...wished, ...others.filter((page) => page.phone === 'more')].slice(0, 3)
  return mine.filter((page) => !others.includes(page) || between.includes(page))
}

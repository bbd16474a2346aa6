import { type Page, pages } from '../page-list.ts'

const tabPaths = ['/', '/todos', '/learning', '/me']

/** The tabs of the phone's bottom bar, always in the same places: 首页, 待办, 学习, 我的. */
export const phoneTabs = (may: (permission: string | undefined) => boolean): Page[] =>
  tabPaths.flatMap((path) => pages.find((page) => page.path === path && may(page.permission)) ?? [])

/** Where the way back leads on the phone: from everything of 党建书苑 to 学习, which gathers it. */
export function phoneParent({ path, parent, menu }: Page): string | undefined {
  return parent ?? (menu?.group === '党建书苑' && path !== '/learning' ? '/learning' : undefined)
}

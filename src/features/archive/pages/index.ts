import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/archive',
    title: '档案目录',
    icon: 'table',
    menu: { group: '印章与档案', order: 60 },
    permission: 'archive.read',
    phone: 'more',
    short: '档案',
    load: () => import('./archive-list.tsx'),
  },
  {
    path: '/archive/:id',
    title: '档案',
    parent: '/archive',
    permission: 'archive.read',
    load: () => import('./archive-item.tsx'),
  },
  {
    path: '/archive-loans',
    title: '档案借阅',
    icon: 'key',
    menu: { group: '印章与档案', order: 61 },
    permission: 'archive.read',
    phone: 'more',
    short: '借阅',
    load: () => import('./loans.tsx'),
  },
  {
    path: '/archive-settings',
    title: '归档设置',
    icon: 'pen',
    menu: { group: '印章与档案', order: 62 },
    permission: 'archive.keep',
    phone: 'more',
    short: '归档设置',
    load: () => import('./settings.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'archive-loans',
    title: '待答复的借阅',
    icon: 'key',
    order: 70,
    permission: 'archive.keep',
    to: '/archive-loans?tab=asked',
    count: () =>
      ask.archive.loans.list.queryOptions({
        input: { size: 1, status: 'asked' },
        select: (list) => list.total,
      }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'archive',
  title: '档案',
  permission: 'archive.read',
  async find(text) {
    const { rows } = await call.archive.list({ text, size: 5 })
    return rows.map((row) => ({
      key: `archive-${row.id}`,
      title: row.title,
      note: row.archiveNumber,
      icon: 'table' as const,
      to: `/archive/${row.id}`,
    }))
  },
}

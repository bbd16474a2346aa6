import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/ledger',
    title: '支部工作台账',
    icon: 'bookmark',
    menu: { group: '组织工作', order: 20 },
    permission: 'ledger.read',
    phone: 'more',
    short: '工作台账',
    load: () => import('./ledger.tsx'),
  },
  {
    path: '/ledger-gaps',
    title: '各党支部还缺什么',
    icon: 'search',
    menu: { group: '组织工作', order: 22 },
    permission: 'ledger.assign',
    phone: 'more',
    short: '还缺什么',
    load: () => import('./gap-list.tsx'),
  },
  {
    path: '/work-items',
    title: '工作事项',
    icon: 'pen',
    menu: { group: '组织工作', order: 21 },
    permission: 'ledger.read',
    phone: 'more',
    short: '工作事项',
    load: () => import('./item-list.tsx'),
  },
  {
    path: '/work-items/:id',
    title: '工作事项',
    parent: '/work-items',
    permission: 'ledger.read',
    load: () => import('./item.tsx'),
  },
]

const counted = (state: 'overdue' | 'soon') =>
  ask.ledger.items.list.queryOptions({ input: { size: 1, states: [state] }, select: (list) => list.total })

export const todos: Todo[] = [
  {
    key: 'work-items-overdue',
    title: '已过期限的工作事项',
    note: '请写明进展，或与布置单位商量延期',
    icon: 'clock',
    order: 24,
    permission: 'ledger.conduct',
    to: '/work-items?states=overdue',
    count: () => counted('overdue'),
  },
  {
    key: 'work-items-soon',
    title: '一周内到期的工作事项',
    icon: 'pen',
    order: 25,
    permission: 'ledger.conduct',
    to: '/work-items?states=soon',
    count: () => counted('soon'),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'work-items',
  title: '工作事项',
  permission: 'ledger.read',
  async find(text) {
    const { rows } = await call.ledger.items.list({ text, size: 5 })
    return rows.map((row) => ({
      key: String(row.id),
      title: row.title,
      note: row.organizationName,
      icon: 'pen' as const,
      to: `/work-items/${row.id}`,
    }))
  },
}

import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/organizations',
    title: '党组织',
    icon: 'tree',
    menu: { group: '组织与党员', order: 10 },
    permission: 'organizations.read',
    phone: 'more',
    short: '党组织',
    load: () => import('./organization-list.tsx'),
  },
  {
    path: '/organizations/:id',
    title: '党组织信息',
    parent: '/organizations',
    permission: 'organizations.read',
    load: () => import('./organization.tsx'),
  },
]

const counted = (termStatus: 'overdue' | 'soon') =>
  ask.organizations.list.queryOptions({ input: { size: 1, termStatus }, select: (list) => list.total })

export const todos: Todo[] = [
  {
    key: 'terms-overdue',
    title: '已届满未换届',
    note: '届满应及时换届或报批延期',
    icon: 'calendar',
    order: 40,
    permission: 'organizations.read',
    to: '/organizations?termStatus=overdue&sort=termEndsOn',
    count: () => counted('overdue'),
  },
  {
    key: 'terms-soon',
    title: '六个月内届满',
    note: '请提前准备换届',
    icon: 'clock',
    order: 41,
    permission: 'organizations.read',
    to: '/organizations?termStatus=soon&sort=termEndsOn',
    count: () => counted('soon'),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'organizations',
  title: '党组织',
  permission: 'organizations.read',
  async find(text) {
    const { rows } = await call.organizations.list({ text, size: 6 })
    return rows.map((row) => ({
      key: `organization-${row.id}`,
      title: row.name,
      note: row.parentName ?? undefined,
      icon: 'tree' as const,
      to: `/organizations/${row.id}`,
    }))
  },
}

import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/transfers',
    title: '组织关系转接',
    icon: 'switch',
    menu: { group: '组织工作', order: 50 },
    permission: 'transfers.read',
    phone: 'more',
    short: '关系转接',
    load: () => import('./transfer-list.tsx'),
  },
  {
    path: '/transfers/:id',
    title: '组织关系转接',
    parent: '/transfers',
    permission: 'transfers.read',
    load: () => import('./transfer.tsx'),
  },
  {
    path: '/transfer-batches',
    title: '成批转接',
    icon: 'people',
    menu: { group: '组织工作', order: 51 },
    permission: 'transfers.read',
    phone: 'more',
    short: '成批转接',
    load: () => import('./batch-list.tsx'),
  },
  {
    path: '/transfer-batches/:id',
    title: '成批转接',
    parent: '/transfer-batches',
    permission: 'transfers.read',
    load: () => import('./batch.tsx'),
  },
  {
    path: '/transfer-letters',
    title: '介绍信登记簿',
    icon: 'record',
    menu: { group: '组织工作', order: 52 },
    permission: 'transfers.read',
    phone: 'more',
    short: '介绍信',
    load: () => import('./letter-list.tsx'),
  },
  {
    path: '/absences',
    title: '流动党员',
    icon: 'people',
    menu: { group: '组织工作', order: 53 },
    permission: 'transfers.read',
    phone: 'more',
    short: '流动党员',
    load: () => import('./absence-list.tsx'),
  },
  {
    path: '/own-transfers',
    title: '我的组织关系',
    icon: 'switch',
    menu: { group: '工作台', order: 30 },
    permission: 'transfers.readOwn',
    phone: 'more',
    short: '组织关系',
    load: () => import('./own-transfers.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'transfers-todo',
    title: '等我办理的组织关系转接',
    icon: 'switch',
    order: 30,
    permission: 'transfers.read',
    to: '/transfers?box=todo',
    count: () => ask.transfers.counts.queryOptions({ select: (counts) => counts.todo }),
  },
  {
    key: 'transfers-expiring',
    title: '介绍信即将到期',
    note: '十天内到期，请联系双方',
    icon: 'warning',
    order: 31,
    permission: 'transfers.read',
    to: '/transfers?box=expiring',
    count: () => ask.transfers.counts.queryOptions({ select: (counts) => counts.expiring }),
  },
  {
    key: 'transfers-overdue',
    title: '介绍信超期未接收',
    note: '党员仍由转出党支部负责',
    icon: 'warning',
    order: 32,
    permission: 'transfers.read',
    to: '/transfers?box=overdue',
    count: () => ask.transfers.counts.queryOptions({ select: (counts) => counts.overdue }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'transfers',
  title: '组织关系转接',
  permission: 'transfers.read',
  async find(text) {
    const { rows } = await call.transfers.list({ text, box: 'all', size: 5 })
    return rows.map((row) => ({
      key: String(row.id),
      title: row.personName,
      note: `${row.fromName} → ${row.toName}`,
      icon: 'switch' as const,
      to: `/transfers/${row.id}`,
    }))
  },
}

import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/elections',
    title: '换届选举',
    icon: 'switch',
    menu: { group: '组织工作', order: 30 },
    permission: 'elections.read',
    phone: 'more',
    short: '换届选举',
    load: () => import('./election-list.tsx'),
  },
  {
    path: '/elections/:id',
    title: '换届选举',
    parent: '/elections',
    permission: 'elections.read',
    load: () => import('./election.tsx'),
  },
  {
    path: '/establishments',
    title: '支部成立与撤销',
    icon: 'tree',
    menu: { group: '组织工作', order: 40 },
    permission: 'elections.read',
    phone: 'more',
    short: '支部成立',
    load: () => import('./establishment-list.tsx'),
  },
  {
    path: '/establishments/:id',
    title: '支部成立与撤销',
    parent: '/establishments',
    permission: 'elections.read',
    load: () => import('./establishment.tsx'),
  },
]

const waiting = (status: 'electing' | 'filing') =>
  ask.elections.establishments.list.queryOptions({
    input: { size: 1, status },
    select: (list) => list.total,
  })

export const todos: Todo[] = [
  {
    key: 'first-elections',
    title: '新成立的党支部，待首次选举',
    note: '批复后及时召开党员大会',
    icon: 'tree',
    order: 40,
    permission: 'elections.conduct',
    to: '/establishments?status=electing',
    count: () => waiting('electing'),
  },
  {
    key: 'foundings-to-file',
    title: '支部成立，待备案',
    icon: 'tree',
    order: 41,
    permission: 'elections.file',
    to: '/establishments?status=filing',
    count: () => waiting('filing'),
  },
  {
    key: 'elections-due',
    title: '任期将满，待发起换届',
    note: '届满前六个月提醒',
    icon: 'switch',
    order: 42,
    permission: 'elections.conduct',
    to: '/elections?state=due',
    count: () =>
      ask.elections.list.queryOptions({ input: { size: 1, state: 'due' }, select: (list) => list.total }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'elections',
  title: '换届选举',
  permission: 'elections.read',
  async find(text) {
    const { rows } = await call.elections.list({ text, size: 5 })
    return rows.map((row) => ({
      key: row.key,
      title: row.organizationName,
      note: '换届选举',
      icon: 'switch' as const,
      to: `/elections/${row.id}`,
    }))
  },
}

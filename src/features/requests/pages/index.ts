import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/requests',
    title: '请示批复',
    icon: 'inbox',
    menu: { group: '公文与审批', order: 20 },
    permission: 'requests.read',
    phone: 'more',
    short: '请示批复',
    load: () => import('./request-list.tsx'),
  },
  {
    path: '/requests/:id',
    title: '请示',
    parent: '/requests',
    permission: 'requests.read',
    load: () => import('./request.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'requests-unsent',
    title: '待签发的请示',
    note: '由书记签发后报送上级',
    icon: 'pen',
    order: 40,
    permission: 'requests.write',
    to: '/requests?box=asked&status=draft',
    count: () =>
      ask.requests.list.queryOptions({
        input: { size: 1, box: 'asked', status: ['draft'] },
        select: (list) => list.total,
      }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'requests',
  title: '请示批复',
  permission: 'requests.read',
  async find(text) {
    const { rows } = await call.requests.list({ text, size: 5 })
    return rows.map((row) => ({
      key: `request-${row.id}`,
      title: row.title,
      note: row.number ?? '草稿',
      icon: 'inbox' as const,
      to: `/requests/${row.id}`,
    }))
  },
}

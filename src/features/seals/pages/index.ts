import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/seals',
    title: '印章',
    icon: 'seal',
    menu: { group: '印章与档案', order: 30 },
    permission: 'seals.read',
    phone: 'more',
    short: '印章',
    load: () => import('./seal-list.tsx'),
  },
  {
    path: '/seals/:id',
    title: '印章信息',
    parent: '/seals',
    permission: 'seals.read',
    load: () => import('./seal.tsx'),
  },
  {
    path: '/seal-uses',
    title: '用印登记',
    icon: 'record',
    menu: { group: '印章与档案', order: 31 },
    permission: 'seals.read',
    phone: 'more',
    short: '用印登记',
    load: () => import('./use-list.tsx'),
  },
  {
    path: '/seal-balances',
    title: '用印月度核对',
    icon: 'calendar',
    menu: { group: '印章与档案', order: 32 },
    permission: 'seals.read',
    phone: 'more',
    short: '月度核对',
    load: () => import('./balance-list.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'seal-applications',
    title: '用印待审批',
    note: '同意后随即盖章',
    icon: 'seal',
    order: 30,
    permission: 'seals.approve',
    to: '/seal-uses?status=applied',
    count: () =>
      ask.seals.uses.list.queryOptions({
        input: { size: 1, status: 'applied' },
        select: (list) => list.total,
      }),
  },
  {
    key: 'seals-late',
    title: '待补盖',
    note: '已批准，但盖章没有完成',
    icon: 'warning',
    order: 31,
    permission: 'seals.approve',
    to: '/seal-uses?late=true',
    count: () =>
      ask.seals.uses.list.queryOptions({ input: { size: 1, late: true }, select: (list) => list.total }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'seals',
  title: '印章',
  permission: 'seals.read',
  async find(text) {
    const { rows } = await call.seals.list({ text, size: 4 })
    return rows.map((row) => ({
      key: `seal-${row.id}`,
      title: row.line ? `${row.inscription}（${row.line}）` : row.inscription,
      note: row.keeperName ? `保管人：${row.keeperName}` : undefined,
      icon: 'seal' as const,
      to: `/seals/${row.id}`,
    }))
  },
}

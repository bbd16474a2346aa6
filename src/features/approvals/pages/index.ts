import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/affairs',
    title: '审批',
    icon: 'inbox',
    menu: { group: '公文与审批', order: 5, title: '审批事项' },
    permission: 'approvals.use',
    phone: 'more',
    short: '审批',
    load: () => import('./affair-list.tsx'),
  },
  {
    path: '/affairs/:id',
    title: '审批详情',
    parent: '/affairs',
    permission: 'approvals.use',
    load: () => import('./affair.tsx'),
  },
  {
    path: '/matters/new',
    title: '发起一般事项',
    parent: '/affairs',
    permission: 'approvals.start',
    load: () => import('./start-matter.tsx'),
  },
  {
    path: '/chains',
    title: '审批流程',
    icon: 'switch',
    menu: { group: '公文与审批', order: 91 },
    permission: 'approvals.chains',
    phone: 'more',
    short: '审批流程',
    load: () => import('./chain-list.tsx'),
  },
  {
    path: '/chains/:key',
    title: '编辑审批流程',
    parent: '/chains',
    permission: 'approvals.chains',
    load: () => import('./chain.tsx'),
  },
  {
    path: '/own-sms-approval',
    title: '我的短信审批',
    parent: '/affairs',
    permission: 'approvals.use',
    load: () => import('./own-sms.tsx'),
  },
  {
    path: '/sms-attempts',
    title: '短信审批记录',
    parent: '/chains',
    permission: 'approvals.chains',
    load: () => import('./sms-attempts.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'affairs-overdue',
    title: '已超期的审批',
    note: '超过了这一步的办理期限',
    icon: 'clock',
    order: 1,
    permission: 'approvals.use',
    to: '/affairs?overdue=true',
    count: () => ask.approvals.counts.queryOptions({ select: (counts) => counts.overdue }),
  },
  {
    key: 'affairs',
    title: '待办审批',
    note: '等您同意、退回或办理',
    icon: 'inbox',
    order: 2,
    permission: 'approvals.use',
    to: '/affairs',
    count: () => ask.approvals.counts.queryOptions({ select: (counts) => counts.todo }),
  },
  {
    key: 'affairs-copied',
    title: '抄送未阅',
    icon: 'eye',
    order: 3,
    permission: 'approvals.use',
    to: '/affairs?box=copied',
    count: () => ask.approvals.counts.queryOptions({ select: (counts) => counts.unread }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'affairs',
  title: '审批事项',
  permission: 'approvals.use',
  async find(text) {
    const { rows } = await call.approvals.list({ box: 'all', text, size: 6 })
    return rows.map((row) => ({
      key: `affair-${row.id}`,
      title: row.title,
      note: row.organizationName,
      icon: 'inbox' as const,
      to: `/affairs/${row.id}`,
    }))
  },
}

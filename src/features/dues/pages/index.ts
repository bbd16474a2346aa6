import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/dues',
    title: '党费名册',
    icon: 'record',
    menu: { group: '组织工作', order: 60 },
    permission: 'dues.read',
    phone: 'more',
    short: '党费名册',
    load: () => import('./charge-list.tsx'),
  },
  {
    path: '/dues-payments',
    title: '党费交纳记录',
    icon: 'inbox',
    parent: '/dues',
    permission: 'dues.read',
    load: () => import('./payment-list.tsx'),
  },
  {
    path: '/dues-bases',
    title: '缴费基数',
    icon: 'pen',
    menu: { group: '组织工作', order: 61 },
    permission: 'dues.bases',
    phone: 'more',
    short: '缴费基数',
    load: () => import('./base-list.tsx'),
  },
  {
    path: '/dues-settings',
    title: '党费计算口径',
    icon: 'grid',
    parent: '/dues',
    permission: 'dues.read',
    load: () => import('./settings.tsx'),
  },
  {
    path: '/own-dues',
    title: '我的党费',
    icon: 'record',
    menu: { group: '工作台', order: 31 },
    permission: 'dues.readOwn',
    phone: 'more',
    short: '我的党费',
    load: () => import('./own-dues.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'dues-proposals',
    title: '缴费基数更正申请',
    note: '本人申请，请核对',
    icon: 'pen',
    order: 36,
    permission: 'dues.bases',
    to: '/dues-bases?state=proposed',
    count: () => ask.dues.bases.counts.queryOptions({ select: (counts) => counts.proposed }),
  },
  {
    key: 'dues-missing',
    title: '没有登记缴费基数的党员',
    note: '登记后才能核算党费',
    icon: 'record',
    order: 37,
    permission: 'dues.bases',
    to: '/dues-bases?state=missing',
    count: () => ask.dues.bases.counts.queryOptions({ select: (counts) => counts.missing }),
  },
]

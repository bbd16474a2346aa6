import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/accounts',
    title: '账号与授权',
    icon: 'key',
    menu: { group: '系统管理', order: 10 },
    permission: 'accounts.read',
    phone: 'more',
    short: '账号',
    load: () => import('./account-list.tsx'),
  },
  {
    path: '/sign-on',
    title: '单点登录',
    icon: 'shield',
    menu: { group: '系统管理', order: 12 },
    permission: 'accounts.providers',
    phone: 'more',
    load: () => import('./sign-on-providers.tsx'),
  },
  {
    path: '/accounts/:id',
    title: '账号',
    parent: '/accounts',
    permission: 'accounts.read',
    load: () => import('./account.tsx'),
  },
  {
    path: '/accounts/:id/seen-as',
    title: '以其身份预览',
    parent: '/accounts',
    permission: 'accounts.seenAs',
    load: () => import('./seen-as.tsx'),
  },
  {
    path: '/account-requests',
    title: '账号申请',
    icon: 'pen',
    menu: { group: '系统管理', order: 11 },
    permission: 'accounts.request',
    phone: 'more',
    short: '账号申请',
    load: () => import('./request-list.tsx'),
  },
  {
    path: '/offices',
    title: '三员',
    icon: 'shield',
    menu: { group: '系统管理', order: 12 },
    permission: 'accounts.offices',
    phone: 'more',
    short: '三员',
    load: () => import('./office-list.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'account-requests-waiting',
    title: '待决定的账号申请',
    note: '一人申请，另一人决定后生效',
    icon: 'key',
    order: 12,
    permission: 'accounts.decide',
    to: '/account-requests?forMe=true',
    count: () =>
      ask.accounts.requests.list.queryOptions({
        input: { size: 1, forMe: true },
        select: (list) => list.total,
      }),
  },
]

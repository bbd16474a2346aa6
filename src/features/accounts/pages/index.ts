import type { Page } from '#web/page-list.ts'

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
]

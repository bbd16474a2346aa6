import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/helping',
    title: '代办',
    icon: 'people',
    menu: { group: '组织与党员', order: 50 },
    permission: 'helping.read',
    phone: 'more',
    short: '代办',
    load: () => import('./helping.tsx'),
  },
  {
    path: '/helping/:id',
    title: '代办委托',
    parent: '/helping',
    permission: 'helping.read',
    load: () => import('./consent.tsx'),
  },
  {
    path: '/own-helping',
    title: '代我办理',
    icon: 'people',
    menu: { group: '工作台', order: 60 },
    permission: 'helping.own',
    phone: 'more',
    short: '代我办理',
    load: () => import('./own-helping.tsx'),
  },
]

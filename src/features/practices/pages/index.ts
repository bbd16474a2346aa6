import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/practices',
    title: '演练支部',
    icon: 'pen',
    menu: { group: '工作台', order: 95 },
    permission: 'practices.begin',
    phone: 'more',
    short: '演练支部',
    load: () => import('./practices.tsx'),
  },
  {
    path: '/practice-entry',
    title: '进入演练支部',
    alone: 'open',
    load: () => import('./practice-entry.tsx'),
  },
]

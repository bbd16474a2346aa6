import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/burden',
    title: '负担账本',
    icon: 'table',
    menu: { group: '数据与统计', order: 14 },
    permission: 'burden.read',
    phone: 'more',
    short: '负担账本',
    load: () => import('./burden.tsx'),
  },
  {
    path: '/burden/askings',
    title: '每一次明细',
    parent: '/burden',
    permission: 'burden.read',
    load: () => import('./asking-list.tsx'),
  },
]

import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/guides',
    title: '办事指南',
    icon: 'help',
    menu: { group: '党建书苑', order: 30 },
    permission: 'guides.read',
    phone: 'more',
    short: '办事指南',
    load: () => import('./guide-list.tsx'),
  },
  {
    path: '/guides/:key',
    title: '办事指南',
    parent: '/guides',
    permission: 'guides.read',
    load: () => import('./guide.tsx'),
  },
]

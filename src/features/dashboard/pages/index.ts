import type { Card, Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/dashboard',
    title: '数据看板',
    icon: 'gauge',
    menu: { group: '数据与统计', order: 10 },
    permission: 'dashboard.read',
    phone: 'more',
    short: '看板',
    load: () => import('./dashboard.tsx'),
  },
  {
    path: '/dashboard/branches',
    title: '按规模看党支部',
    parent: '/dashboard',
    permission: 'dashboard.read',
    load: () => import('./branch-list.tsx'),
  },
]

export const cards: Card[] = [
  {
    key: 'figures',
    place: 'band',
    order: 10,
    permission: 'dashboard.read',
    load: () => import('./figures-card.tsx'),
  },
]

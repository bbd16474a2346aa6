import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/screens',
    title: '大屏',
    icon: 'gauge',
    menu: { group: '数据与统计', order: 13 },
    permission: 'screens.read',
    phone: 'more',
    load: () => import('./screen-list.tsx'),
  },
  {
    path: '/screens/:id',
    title: '大屏编排',
    parent: '/screens',
    permission: 'screens.read',
    load: () => import('./screen.tsx'),
  },
  {
    path: '/screens/:id/wall',
    title: '大屏展示',
    parent: '/screens',
    permission: 'screens.read',
    alone: 'signedIn',
    load: () => import('./signed-in.tsx'),
  },
  {
    path: '/screen/:token',
    title: '大屏',
    alone: 'open',
    load: () => import('./by-link.tsx'),
  },
]

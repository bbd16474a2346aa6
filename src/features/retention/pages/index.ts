import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/retention',
    title: '数据保存期限',
    icon: 'clock',
    menu: { group: '系统管理', order: 22 },
    permission: 'retention.read',
    phone: 'more',
    short: '保存期限',
    load: () => import('./rule-list.tsx'),
  },
  {
    path: '/retention/rows',
    title: '看看会清理什么',
    parent: '/retention',
    permission: 'retention.read',
    load: () => import('./row-list.tsx'),
  },
  {
    path: '/retention/runs',
    title: '清理记录',
    parent: '/retention',
    permission: 'retention.read',
    load: () => import('./run-list.tsx'),
  },
  {
    path: '/retention/lines',
    title: '清理明细',
    parent: '/retention/runs',
    permission: 'retention.read',
    load: () => import('./line-list.tsx'),
  },
]

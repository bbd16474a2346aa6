import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/system-status',
    title: '系统状态',
    icon: 'gauge',
    menu: { group: '系统管理', order: 15 },
    permission: 'safekeeping.read',
    phone: 'more',
    short: '状态',
    load: () => import('./system-status.tsx'),
  },
]

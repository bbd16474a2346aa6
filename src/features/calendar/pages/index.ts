import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/calendar',
    title: '放假安排',
    icon: 'calendar',
    menu: { group: '系统管理', order: 40 },
    permission: 'calendar.read',
    phone: 'more',
    short: '放假安排',
    load: () => import('./calendar.tsx'),
  },
]

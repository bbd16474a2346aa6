import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/statistics',
    title: '党内统计',
    icon: 'table',
    menu: { group: '数据与统计', order: 20 },
    permission: 'statistics.read',
    phone: 'more',
    short: '统计',
    load: () => import('./statistics.tsx'),
  },
  {
    path: '/statistics/cross-table',
    title: '自由报表',
    icon: 'grid',
    menu: { group: '数据与统计', order: 21 },
    permission: 'statistics.read',
    phone: 'more',
    short: '自由报表',
    load: () => import('./cross-table.tsx'),
  },
  {
    path: '/statistics/reports',
    title: '报表留存',
    icon: 'record',
    menu: { group: '数据与统计', order: 22 },
    permission: 'statistics.read',
    phone: 'more',
    short: '报表',
    load: () => import('./report-list.tsx'),
  },
  {
    path: '/statistics/reports/:id',
    title: '留存的报表',
    parent: '/statistics/reports',
    permission: 'statistics.read',
    load: () => import('./report.tsx'),
  },
]

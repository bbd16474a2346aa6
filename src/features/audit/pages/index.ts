import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/audit',
    title: '审计记录',
    icon: 'shield',
    menu: { group: '系统管理', order: 20 },
    permission: 'audit.read',
    phone: 'more',
    short: '审计',
    load: () => import('./audit-list.tsx'),
  },
  {
    path: '/audit-anchors',
    title: '审计锚点',
    parent: '/audit',
    permission: 'audit.verify',
    load: () => import('./anchor-list.tsx'),
  },
]

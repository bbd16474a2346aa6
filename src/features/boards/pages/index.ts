import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/boards',
    title: '自选看板',
    icon: 'grid',
    menu: { group: '数据与统计', order: 11 },
    permission: 'boards.read',
    phone: 'more',
    load: () => import('./board-list.tsx'),
  },
  {
    path: '/boards/:id',
    title: '看板',
    parent: '/boards',
    permission: 'boards.read',
    load: () => import('./board.tsx'),
  },
  {
    path: '/needs',
    title: '需要帮助的先看',
    icon: 'info',
    menu: { group: '数据与统计', order: 12 },
    permission: 'boards.read',
    phone: 'more',
    load: () => import('./need-list.tsx'),
  },
  {
    path: '/needs/beside',
    title: '并排看',
    parent: '/needs',
    permission: 'boards.read',
    load: () => import('./needs-beside.tsx'),
  },
]

import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/library',
    title: '党建书苑',
    icon: 'bookmark',
    menu: { group: '党建书苑', order: 10, title: '资料库' },
    permission: 'library.read',
    phone: 'more',
    short: '书苑',
    load: () => import('./library.tsx'),
  },
  {
    path: '/library/materials/by-code/:code',
    title: '资料',
    parent: '/library',
    permission: 'library.read',
    load: () => import('./material.tsx'),
  },
  {
    path: '/library/materials/:id',
    title: '资料',
    parent: '/library',
    permission: 'library.read',
    load: () => import('./material.tsx'),
  },
]

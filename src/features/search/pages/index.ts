import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/library/search',
    title: '检索',
    icon: 'search',
    menu: { group: '党建书苑', order: 12 },
    permission: 'search.find',
    phone: 'more',
    short: '检索',
    load: () => import('./search.tsx'),
  },
]

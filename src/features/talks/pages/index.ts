import type { Page } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/talks',
    title: '谈心谈话',
    icon: 'phone',
    menu: { group: '组织工作', order: 27 },
    permission: 'talks.read',
    phone: 'more',
    short: '谈心谈话',
    load: () => import('./talk-list.tsx'),
  },
  {
    path: '/talks/branches',
    title: '各支部谈心谈话',
    parent: '/talks',
    permission: 'talks.read',
    load: () => import('./branch-list.tsx'),
  },
  {
    path: '/talks/branches/:id',
    title: '还没有谈的',
    parent: '/talks/branches',
    permission: 'talks.read',
    load: () => import('./branch.tsx'),
  },
  {
    path: '/my-talks',
    title: '我的谈心谈话',
    icon: 'phone',
    menu: { group: '工作台', order: 32 },
    permission: 'talks.own',
    phone: 'more',
    short: '谈心谈话',
    load: () => import('./own-talks.tsx'),
  },
]

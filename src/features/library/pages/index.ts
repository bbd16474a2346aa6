import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

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
    path: '/library/all',
    title: '全部资料',
    parent: '/library',
    permission: 'library.read',
    load: () => import('./material-list.tsx'),
  },
  {
    path: '/library/desk',
    title: '资料管理',
    icon: 'pen',
    menu: { group: '党建书苑', order: 60 },
    permission: 'library.edit',
    phone: 'more',
    load: () => import('./desk-list.tsx'),
  },
  {
    path: '/library/desk/:id',
    title: '资料',
    parent: '/library/desk',
    permission: 'library.edit',
    load: () => import('./desk-material.tsx'),
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
  {
    path: '/library/own',
    title: '我的书苑',
    icon: 'pen',
    menu: { group: '党建书苑', order: 14 },
    parent: '/library',
    permission: 'library.read',
    phone: 'more',
    load: () => import('./own.tsx'),
  },
  {
    path: '/library/uploads',
    title: '上传资料文件',
    icon: 'upload',
    menu: { group: '党建书苑', order: 64 },
    parent: '/library',
    permission: 'library.edit',
    phone: 'more',
    short: '上传资料',
    load: () => import('./uploads.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'library-submitted',
    title: '资料待审核',
    icon: 'bookmark',
    order: 70,
    permission: 'library.approve',
    to: '/library/desk?state=submitted',
    count: () =>
      ask.library.desk.list.queryOptions({
        input: { size: 1, state: 'submitted' },
        select: (list) => list.total,
      }),
  },
]

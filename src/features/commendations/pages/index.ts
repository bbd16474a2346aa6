import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/commendations',
    title: '表彰',
    icon: 'bookmark',
    menu: { group: '组织工作', order: 26 },
    permission: 'commendations.read',
    phone: 'more',
    short: '表彰',
    load: () => import('./commendation-list.tsx'),
  },
  {
    path: '/commendations/anniversaries',
    title: '光荣在党50年',
    parent: '/commendations',
    permission: 'commendations.read',
    load: () => import('./anniversary-list.tsx'),
  },
  {
    path: '/commendations/:id',
    title: '表彰',
    parent: '/commendations',
    permission: 'commendations.read',
    load: () => import('./commendation.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'commendations-proposed',
    title: '表彰推荐待审核',
    icon: 'bookmark',
    order: 47,
    permission: 'commendations.decide',
    to: '/commendations?state=proposed',
    count: () =>
      ask.commendations.list.queryOptions({
        input: { size: 1, state: 'proposed' },
        select: (list) => list.total,
      }),
  },
]

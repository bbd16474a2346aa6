import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/red-map',
    title: '红色云图',
    icon: 'grid',
    menu: { group: '党建书苑', order: 50 },
    permission: 'redMap.read',
    phone: 'more',
    short: '红色云图',
    load: () => import('./red-map.tsx'),
  },
  {
    path: '/red-map/sites/:id',
    title: '红色场馆',
    parent: '/red-map',
    permission: 'redMap.read',
    load: () => import('./site.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'redProposals',
    title: '红色云图推荐',
    icon: 'grid',
    order: 75,
    permission: 'redMap.keep',
    to: '/red-map?tab=desk',
    count: () => ask.redMap.proposals.list.queryOptions({ input: { size: 1 }, select: (list) => list.total }),
  },
]

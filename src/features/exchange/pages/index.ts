import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/exchange',
    title: '摆渡',
    icon: 'switch',
    menu: { group: '系统管理', order: 24 },
    permission: 'exchange.read',
    phone: 'more',
    load: () => import('./exchange.tsx'),
  },
  {
    path: '/exchange/packages/:id',
    title: '摆渡包',
    parent: '/exchange',
    permission: 'exchange.read',
    load: () => import('./package.tsx'),
  },
  {
    path: '/exchange/messages',
    title: '短信摆渡',
    icon: 'phone',
    menu: { group: '系统管理', order: 25 },
    permission: 'exchange.shortMessages',
    phone: 'more',
    load: () => import('./message-list.tsx'),
  },
  {
    path: '/exchange/refusals',
    title: '没有收下的文件',
    parent: '/exchange',
    permission: 'exchange.read',
    load: () => import('./refusal-list.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'exchangePackages',
    title: '摆渡包等待核对、放行',
    icon: 'switch',
    order: 78,
    permission: 'exchange.release',
    to: '/exchange',
    count: () =>
      ask.exchange.state.queryOptions({ select: ({ openPackageId }) => (openPackageId === null ? 0 : 1) }),
  },
]

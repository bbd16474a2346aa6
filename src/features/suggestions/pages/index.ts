import { ask } from '#web/call.ts'
import type { Card, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/suggestions',
    title: '收到的意见建议',
    icon: 'inbox',
    menu: { group: '组织工作', order: 28 },
    permission: 'suggestions.receive',
    phone: 'more',
    short: '收到意见',
    load: () => import('./received-list.tsx'),
  },
  {
    path: '/suggestions/:id',
    title: '意见建议',
    parent: '/suggestions',
    permission: 'suggestions.receive',
    load: () => import('./received.tsx'),
  },
  {
    path: '/own-suggestions',
    title: '意见建议',
    icon: 'pen',
    menu: { group: '工作台', order: 34 },
    permission: 'suggestions.own',
    phone: 'more',
    short: '意见建议',
    load: () => import('./own-list.tsx'),
  },
  {
    path: '/own-suggestions/:id',
    title: '我的意见建议',
    parent: '/own-suggestions',
    permission: 'suggestions.own',
    load: () => import('./own.tsx'),
  },
]

export const cards: Card[] = [
  {
    key: 'suggestions',
    place: 'side',
    order: 60,
    permission: 'suggestions.own',
    load: () => import('./own-card.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'suggestions-waiting',
    title: '待答复的意见建议',
    note: '党员提出，等待答复',
    icon: 'inbox',
    order: 45,
    permission: 'suggestions.receive',
    to: '/suggestions?states=waiting',
    count: () =>
      ask.suggestions.list.queryOptions({
        input: { size: 1, states: ['waiting'] },
        select: (list) => list.total,
      }),
  },
  {
    key: 'suggestions-answered',
    title: '意见建议有了答复',
    note: '请看看是否已解决',
    icon: 'pen',
    order: 46,
    permission: 'suggestions.own',
    to: '/own-suggestions?states=answered',
    count: () =>
      ask.suggestions.own.list.queryOptions({
        input: { size: 1, states: ['answered'] },
        select: (list) => list.total,
      }),
  },
]

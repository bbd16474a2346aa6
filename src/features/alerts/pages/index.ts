import { ask } from '#web/call.ts'
import type { Card, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/alerts',
    title: '提醒',
    icon: 'bell',
    menu: { group: '工作台', order: 12 },
    permission: 'alerts.read',
    phone: 'more',
    short: '提醒',
    load: () => import('./alert-list.tsx'),
  },
  {
    path: '/alerts/:id',
    title: '提醒',
    parent: '/alerts',
    permission: 'alerts.read',
    load: () => import('./alert.tsx'),
  },
  {
    path: '/alert-rules',
    title: '提醒规则',
    icon: 'bell',
    menu: { group: '系统管理', order: 32 },
    permission: 'alerts.rules',
    phone: 'more',
    short: '提醒规则',
    load: () => import('./rule-list.tsx'),
  },
  {
    path: '/alert-rules/new',
    title: '新增提醒规则',
    parent: '/alert-rules',
    permission: 'alerts.rules',
    load: () => import('./new-rule.tsx'),
  },
  {
    path: '/alert-rules/:key',
    title: '提醒规则',
    parent: '/alert-rules',
    permission: 'alerts.rules',
    load: () => import('./rule.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'alerts-urgent',
    title: '紧急的提醒',
    icon: 'bell',
    order: 8,
    permission: 'alerts.read',
    to: '/alerts?severities=urgent',
    count: () =>
      ask.alerts.list.queryOptions({
        input: { size: 1, severities: ['urgent'], states: ['open', 'overdue'] },
        select: (list) => list.total,
      }),
  },
]

export const cards: Card[] = [
  {
    key: 'alerts',
    place: 'side',
    order: 12,
    permission: 'alerts.read',
    load: () => import('./alerts-card.tsx'),
  },
]

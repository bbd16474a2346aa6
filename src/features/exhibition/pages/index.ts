import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/exhibitions',
    title: '线上展馆',
    icon: 'grid',
    menu: { group: '党建书苑', order: 40 },
    permission: 'exhibition.read',
    phone: 'more',
    short: '展馆',
    load: () => import('./exhibition-list.tsx'),
  },
  {
    path: '/exhibitions/desk',
    title: '布展',
    icon: 'pen',
    menu: { group: '党建书苑', order: 60 },
    parent: '/exhibitions',
    permission: 'exhibition.curate',
    load: () => import('./desk/desk-list.tsx'),
  },
  {
    path: '/exhibitions/desk/:id',
    title: '布展',
    parent: '/exhibitions/desk',
    permission: 'exhibition.curate',
    load: () => import('./desk/desk.tsx'),
  },
  {
    path: '/exhibitions/:id',
    title: '观展',
    parent: '/exhibitions',
    permission: 'exhibition.read',
    load: () => import('./visit/visit.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'exhibitions-submitted',
    title: '展览待审核',
    icon: 'grid',
    order: 60,
    permission: 'exhibition.approve',
    to: '/exhibitions/desk?state=deciding',
    count: () =>
      ask.exhibition.desk.list.queryOptions({
        input: { size: 1, state: 'deciding' },
        select: (list) => list.total,
      }),
  },
  {
    key: 'guest-entries',
    title: '展览留言待审看',
    icon: 'pen',
    order: 61,
    permission: 'exhibition.curate',
    to: '/exhibitions/desk?tab=guests',
    count: () =>
      ask.exhibition.guestBook.list.queryOptions({
        input: { size: 1 },
        select: (list) => list.total,
      }),
  },
]

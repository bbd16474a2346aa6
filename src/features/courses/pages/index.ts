import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/learning',
    title: '学习',
    icon: 'bookmark',
    menu: { group: '党建书苑', order: 5 },
    permission: 'courses.read',
    phone: 'more',
    load: () => import('./learning.tsx'),
  },
  {
    path: '/courses',
    title: '课程与学习',
    icon: 'record',
    menu: { group: '党建书苑', order: 20 },
    permission: 'courses.read',
    phone: 'more',
    short: '课程',
    load: () => import('./course-list.tsx'),
  },
  {
    path: '/courses/:id',
    title: '课程',
    parent: '/courses',
    permission: 'courses.read',
    load: () => import('./course.tsx'),
  },
  {
    path: '/courses/desk/:id',
    title: '制作课程',
    parent: '/courses',
    permission: 'courses.make',
    load: () => import('./desk.tsx'),
  },
  {
    path: '/study-sessions',
    title: '集体学习',
    parent: '/courses',
    permission: 'courses.organize',
    load: () => import('./session-list.tsx'),
  },
  {
    path: '/study-records',
    title: '学习记录',
    parent: '/courses',
    permission: 'courses.read',
    inside: true,
    load: () => import('./record-list.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'courses-submitted',
    title: '课程待审核',
    icon: 'record',
    order: 71,
    permission: 'courses.make',
    to: '/courses?box=desk&state=submitted',
    count: () =>
      ask.courses.desk.list.queryOptions({
        input: { size: 1, state: 'submitted' },
        select: (list) => list.total,
      }),
  },
  {
    key: 'study-records',
    title: '学习记录待确认',
    icon: 'record',
    order: 46,
    permission: 'courses.confirm',
    to: '/study-records?state=asked',
    count: () =>
      ask.courses.records.list.queryOptions({
        input: { size: 1, state: 'asked' },
        select: (list) => list.total,
      }),
  },
]

import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/appraisals',
    title: '民主评议',
    icon: 'done',
    menu: { group: '组织工作', order: 24 },
    permission: 'appraisals.read',
    phone: 'more',
    short: '民主评议',
    load: () => import('./appraisal-list.tsx'),
  },
  {
    path: '/appraisals/:id',
    title: '民主评议',
    parent: '/appraisals',
    permission: 'appraisals.read',
    load: () => import('./appraisal.tsx'),
  },
  {
    path: '/rectifications',
    title: '整改清单',
    icon: 'rows',
    menu: { group: '组织工作', order: 25 },
    permission: 'appraisals.read',
    phone: 'more',
    short: '整改清单',
    load: () => import('./rectification-list.tsx'),
  },
  {
    path: '/rectifications/:id',
    title: '整改',
    parent: '/rectifications',
    permission: 'appraisals.read',
    load: () => import('./rectification.tsx'),
  },
  {
    path: '/my-appraisal',
    title: '我的民主评议',
    icon: 'done',
    menu: { group: '工作台', order: 31 },
    permission: 'appraisals.takePart',
    phone: 'more',
    short: '民主评议',
    load: () => import('./own-appraisal.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'appraisals-running',
    title: '民主评议进行中',
    note: '从自评到办结，一步一步来',
    icon: 'done',
    order: 45,
    permission: 'appraisals.conduct',
    to: '/appraisals?state=running',
    count: () =>
      ask.appraisals.list.queryOptions({
        input: { size: 1, state: 'running' },
        select: (list) => list.total,
      }),
  },
  {
    key: 'rectifications-late',
    title: '整改已到期限',
    note: '已整改的请登记，来不及的请关心一下',
    icon: 'rows',
    order: 46,
    permission: 'appraisals.conduct',
    to: '/rectifications?state=late',
    count: () =>
      ask.appraisals.rectifications.list.queryOptions({
        input: { size: 1, state: 'late' },
        select: (list) => list.total,
      }),
  },
]

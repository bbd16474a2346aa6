import { ask, call } from '#web/call.ts'
import type { Card, GlobalSearch, Page, Todo } from '#web/page-list.ts'
import { superiorActs, superiorList } from './superior-acts.ts'

export const pages: Page[] = [
  {
    path: '/admissions',
    title: '发展党员',
    icon: 'people',
    menu: { group: '组织工作', order: 10 },
    permission: 'admissions.read',
    phone: 'more',
    short: '发展党员',
    load: () => import('./admission-list.tsx'),
  },
  {
    path: '/admissions/board',
    title: '发展党员看板',
    parent: '/admissions',
    permission: 'admissions.read',
    load: () => import('./board.tsx'),
  },
  {
    path: '/admissions/overview',
    title: '发展党员工作',
    icon: 'gauge',
    menu: { group: '组织工作', order: 11 },
    permission: 'admissions.plan',
    phone: 'more',
    short: '发展工作',
    load: () => import('./overview.tsx'),
  },
  {
    path: '/admissions/:id',
    title: '发展党员档案',
    parent: '/admissions',
    permission: 'admissions.read',
    load: () => import('./admission.tsx'),
  },
  {
    path: '/public-notices',
    title: '发展党员公示',
    icon: 'bell',
    menu: { group: '工作台', order: 40 },
    permission: 'admissions.notices',
    phone: 'more',
    short: '公示',
    load: () => import('./notice-list.tsx'),
  },
  {
    path: '/my-admission',
    title: '我的入党历程',
    icon: 'record',
    menu: { group: '工作台', order: 30 },
    permission: 'admissions.readOwn',
    phone: 'more',
    short: '入党历程',
    load: () => import('./own-admission.tsx'),
  },
]

export const cards: Card[] = [
  {
    key: 'own-admission',
    place: 'side',
    order: 5,
    permission: 'admissions.readOwn',
    load: () => import('./own-card.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'admissions-late',
    title: '发展党员已超期',
    note: '应办的步骤过了期限',
    icon: 'clock',
    order: 43,
    permission: 'admissions.conduct',
    to: '/admissions?only=late',
    count: () =>
      ask.admissions.list.queryOptions({ input: { size: 1, only: 'late' }, select: (list) => list.total }),
  },
  {
    key: 'admissions-ready',
    title: '发展党员待党委办理',
    note: '备案、同意、预审、审批',
    icon: 'people',
    order: 44,
    permission: 'admissions.approve',
    to: superiorList,
    count: () =>
      ask.admissions.list.queryOptions({
        input: { size: 1, only: 'ready', nextActs: superiorActs },
        select: (list) => list.total,
      }),
  },
  {
    key: 'admissions-mentors',
    title: '重新确定培养联系人',
    note: '本人或者培养联系人已不在原支部',
    icon: 'people',
    order: 45,
    permission: 'admissions.conduct',
    to: '/admissions?only=mentors',
    count: () =>
      ask.admissions.list.queryOptions({
        input: { size: 1, only: 'mentors' },
        select: (list) => list.total,
      }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'admissions',
  title: '发展党员',
  permission: 'admissions.read',
  async find(text) {
    const { rows } = await call.admissions.list({ text, size: 5 })
    return rows.map((row) => ({
      key: `admission-${row.id}`,
      title: row.name,
      note: `发展党员 · ${row.organizationName ?? ''}`,
      icon: 'people' as const,
      to: `/admissions/${row.id}`,
    }))
  },
}

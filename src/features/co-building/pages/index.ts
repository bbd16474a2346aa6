import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

const permission = 'coBuilding.read'

export const pages: Page[] = [
  {
    path: '/co-building',
    title: '政企村共建',
    icon: 'chart',
    menu: { group: '组织工作', order: 80 },
    permission,
    phone: 'more',
    short: '政企村共建',
    load: () => import('./board.tsx'),
  },
  {
    path: '/co-building-derivation',
    title: '收益推演',
    parent: '/co-building',
    permission,
    load: () => import('./derivation.tsx'),
  },
  {
    path: '/co-building-projects',
    title: '共建项目',
    icon: 'grid',
    menu: { group: '组织工作', order: 81 },
    permission,
    phone: 'more',
    short: '共建项目',
    load: () => import('./project-list.tsx'),
  },
  {
    path: '/co-building-projects/:id',
    title: '共建项目',
    parent: '/co-building-projects',
    permission,
    load: () => import('./project.tsx'),
  },
  {
    path: '/villages',
    title: '村集体收入',
    icon: 'home',
    menu: { group: '组织工作', order: 82 },
    permission,
    phone: 'more',
    short: '村集体收入',
    load: () => import('./village-list.tsx'),
  },
  {
    path: '/villages/:id',
    title: '行政村',
    parent: '/villages',
    permission,
    load: () => import('./village.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'co-building-late',
    title: '固定收益逾期的共建项目',
    note: '请催收并登记收款',
    icon: 'warning',
    order: 47,
    permission: 'coBuilding.lead',
    to: '/co-building-projects?late=true',
    count: () =>
      ask.coBuilding.projects.list.queryOptions({
        input: { late: true, size: 1 },
        select: (list) => list.total,
      }),
  },
]

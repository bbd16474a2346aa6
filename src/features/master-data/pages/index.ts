import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/differences',
    title: '对账箱',
    icon: 'inbox',
    menu: { group: '数据与统计', order: 30 },
    permission: 'masterData.differences',
    phone: 'more',
    short: '对账箱',
    load: () => import('./difference-list.tsx'),
  },
  {
    path: '/differences/:id',
    title: '一处差异',
    parent: '/differences',
    permission: 'masterData.differences',
    load: () => import('./difference.tsx'),
  },
  {
    path: '/unit-changes',
    title: '单位变动待转接',
    icon: 'inbox',
    parent: '/transfers',
    permission: 'transfers.conduct',
    load: () => import('./unit-change-list.tsx'),
  },
  {
    path: '/feeds',
    title: '主数据',
    icon: 'feed',
    menu: { group: '数据与统计', order: 40 },
    permission: 'masterData.feed',
    phone: 'more',
    short: '主数据',
    load: () => import('./feeds.tsx'),
  },
  {
    path: '/feeds/:id',
    title: '一批主数据',
    parent: '/feeds',
    permission: 'masterData.feed',
    load: () => import('./feed.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'differences',
    title: '对账箱',
    note: '主数据与名册不一致，等待决定',
    icon: 'inbox',
    order: 10,
    permission: 'masterData.differences',
    to: '/differences',
    count: () =>
      ask.masterData.differences.counts.queryOptions({ input: {}, select: (counts) => counts.waiting }),
  },
  {
    key: 'unit-changes',
    title: '单位变动，待转接组织关系',
    note: '主数据中党员已到新单位',
    icon: 'inbox',
    order: 30,
    permission: 'transfers.conduct',
    to: '/unit-changes',
    count: () =>
      ask.masterData.unitChanges.list.queryOptions({ input: { size: 1 }, select: (list) => list.total }),
  },
]

import { ask, call } from '#web/call.ts'
import type { Card, GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/people',
    title: '党员名册',
    icon: 'people',
    menu: { group: '组织与党员', order: 20 },
    permission: 'people.read',
    phone: 'more',
    short: '党员',
    load: () => import('./people-list.tsx'),
  },
  {
    path: '/people/:id',
    title: '人员信息',
    parent: '/people',
    permission: 'people.read',
    load: () => import('./person.tsx'),
  },
  {
    path: '/proposals',
    title: '更正申请',
    icon: 'pen',
    menu: { group: '组织与党员', order: 30 },
    permission: 'people.decideProposals',
    phone: 'more',
    short: '更正申请',
    load: () => import('./proposal-list.tsx'),
  },
  {
    path: '/trainings',
    title: '教育培训',
    icon: 'bookmark',
    menu: { group: '组织与党员', order: 40 },
    permission: 'people.read',
    phone: 'more',
    short: '教育培训',
    load: () => import('./training-list.tsx'),
  },
  {
    path: '/people-batches',
    title: '批量办理',
    icon: 'undo',
    menu: { group: '组织与党员', order: 45 },
    permission: 'people.batches',
    phone: 'more',
    short: '批量办理',
    load: () => import('./batch-list.tsx'),
  },
  {
    path: '/people-batches/:id',
    title: '一次批量办理',
    parent: '/people-batches',
    permission: 'people.batches',
    load: () => import('./batch.tsx'),
  },
  {
    path: '/own-record',
    title: '我的信息',
    icon: 'record',
    menu: { group: '工作台', order: 20 },
    permission: 'people.readOwn',
    phone: 'more',
    short: '我的信息',
    load: () => import('./own-record.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'proposals',
    title: '更正申请',
    note: '党员申请更正本人信息',
    icon: 'pen',
    order: 20,
    permission: 'people.decideProposals',
    to: '/proposals',
    count: () => ask.people.proposals.list.queryOptions({ input: { size: 1 }, select: (list) => list.total }),
  },
]

export const cards: Card[] = [
  {
    key: 'own-record',
    place: 'side',
    order: 10,
    permission: 'people.readOwn',
    load: () => import('./own-card.tsx'),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'people',
  title: '人员',
  permission: 'people.read',
  async find(text) {
    const hits = await call.people.search({ text })
    return hits
      .filter((hit) => hit.kind === 'person')
      .map((hit) => ({
        key: `person-${hit.id}`,
        title: hit.name,
        note: hit.note,
        icon: 'me' as const,
        to: `/people/${hit.id}`,
      }))
  },
}

import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/outside-requests',
    title: '外网来件',
    icon: 'inbox',
    menu: { group: '公文与审批', order: 22 },
    permission: 'outsideRequests.handle',
    phone: 'more',
    load: () => import('./outside-list.tsx'),
  },
  {
    path: '/outside-requests/:id',
    title: '外网来件',
    parent: '/outside-requests',
    permission: 'outsideRequests.handle',
    load: () => import('./outside-request.tsx'),
  },
  {
    path: '/outside-passes',
    title: '外网办事码',
    parent: '/outside-requests',
    permission: 'outsideRequests.handle',
    load: () => import('./pass-list.tsx'),
  },
  {
    path: '/outside-desk',
    title: '外网办事',
    alone: 'open',
    load: () => import('./outside-desk.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'outside-requests-arrived',
    title: '外网来件待受理',
    note: '核实后起草成请示',
    icon: 'inbox',
    order: 41,
    permission: 'outsideRequests.handle',
    to: '/outside-requests?states=arrived',
    count: () =>
      ask.outsideRequests.list.queryOptions({
        input: { size: 1, states: ['arrived'] },
        select: (list) => list.total,
      }),
  },
]

import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/number-exports',
    title: '号码导出',
    icon: 'lock',
    menu: { group: '组织与党员', order: 60 },
    permission: 'numberExports.use',
    phone: 'more',
    short: '号码导出',
    load: () => import('./number-export-list.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'number-exports-waiting',
    title: '待审批的号码导出',
    note: '含完整号码，须另一人同意',
    icon: 'lock',
    order: 47,
    permission: 'numberExports.use',
    to: '/number-exports?forMe=true',
    count: () =>
      ask.numberExports.list.queryOptions({
        input: { size: 1, forMe: true },
        select: (list) => list.total,
      }),
  },
]

import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/scans',
    title: '扫描归位',
    icon: 'upload',
    menu: { group: '组织与党员', order: 60 },
    permission: 'slips.read',
    phone: 'more',
    short: '扫描归位',
    load: () => import('./scans.tsx'),
  },
  {
    path: '/slips',
    title: '纸质表单',
    icon: 'print',
    menu: { group: '组织与党员', order: 61 },
    permission: 'slips.read',
    phone: 'more',
    short: '纸质表单',
    load: () => import('./slip-list.tsx'),
  },
  {
    path: '/slips/:id',
    title: '纸质表单',
    parent: '/slips',
    permission: 'slips.read',
    load: () => import('./slip.tsx'),
  },
  {
    path: '/slips/at/:token',
    title: '纸质表单',
    parent: '/slips',
    permission: 'slips.read',
    load: () => import('./slip-at.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'scan-pages',
    title: '没有归位的扫描件',
    note: '没有认出或不能归位的',
    icon: 'upload',
    order: 65,
    permission: 'slips.scan',
    to: '/scans',
    count: () => ask.slips.scans.list.queryOptions({ input: { size: 1 }, select: (list) => list.total }),
  },
]

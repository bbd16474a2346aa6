import { ask } from '#web/call.ts'
import type { Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/organization-life',
    title: '组织生活',
    icon: 'calendar',
    menu: { group: '组织工作', order: 15 },
    permission: 'meetings.read',
    phone: 'more',
    short: '组织生活',
    load: () => import('./life-list.tsx'),
  },
  {
    path: '/organization-life/:id',
    title: '党支部组织生活',
    parent: '/organization-life',
    permission: 'meetings.read',
    load: () => import('./life-year.tsx'),
  },
  {
    path: '/meetings',
    title: '会议记录',
    icon: 'record',
    menu: { group: '组织工作', order: 16 },
    permission: 'meetings.read',
    phone: 'more',
    short: '会议记录',
    load: () => import('./meeting-list.tsx'),
  },
  {
    path: '/meetings/:id',
    title: '会议',
    parent: '/meetings',
    permission: 'meetings.read',
    load: () => import('./meeting.tsx'),
  },
  {
    path: '/own-meetings',
    title: '我的组织生活',
    icon: 'calendar',
    menu: { group: '工作台', order: 20 },
    permission: 'meetings.readOwn',
    phone: 'more',
    short: '组织生活',
    load: () => import('./own-meetings.tsx'),
  },
]

const counted = (box: 'unrecorded' | 'unconfirmed') =>
  ask.meetings.list.queryOptions({ input: { size: 1, box }, select: (list) => list.total })

export const todos: Todo[] = [
  {
    key: 'meetings-unrecorded',
    title: '计划日期已过，待登记的会议',
    icon: 'calendar',
    order: 20,
    permission: 'meetings.conduct',
    to: '/meetings?box=unrecorded',
    count: () => counted('unrecorded'),
  },
  {
    key: 'meetings-unconfirmed',
    title: '待确认的会议记录',
    icon: 'record',
    order: 21,
    permission: 'meetings.conduct',
    to: '/meetings?box=unconfirmed',
    count: () => counted('unconfirmed'),
  },
  {
    key: 'meetings-own',
    title: '请您参加的会议',
    icon: 'calendar',
    order: 5,
    permission: 'meetings.readOwn',
    to: '/own-meetings',
    count: () => ask.meetings.own.list.queryOptions({ input: { size: 1 }, select: (list) => list.total }),
  },
]

import type { Page } from '#web/page-list.ts'

export { keptDeeds } from './kept-deeds.ts'

export const pages: Page[] = [
  {
    path: '/meetings/:id/sign-in',
    title: '扫码签到',
    parent: '/meetings',
    permission: 'meetings.conduct',
    load: () => import('./sign-in-screen.tsx'),
  },
  {
    path: '/meetings/:id/on-site',
    title: '会场记录',
    parent: '/meetings',
    permission: 'meetings.conduct',
    load: () => import('./on-site.tsx'),
  },
  { path: '/sign-in-here/:code', title: '会议签到', inside: true, load: () => import('./sign-in-here.tsx') },
]

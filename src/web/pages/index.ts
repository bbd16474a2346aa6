import type { Page } from '../page-list.ts'

export const pages: Page[] = [
  {
    path: '/',
    title: '工作台',
    short: '首页',
    icon: 'home',
    menu: { group: '工作台', order: 0 },
    load: () => import('./workbench.tsx'),
  },
  { path: '/todos', title: '待办', icon: 'inbox', load: () => import('./todo-list.tsx') },
  { path: '/waiting', title: '待发送', icon: 'upload', load: () => import('./waiting.tsx') },
  { path: '/me', title: '个人设置', short: '我的', icon: 'me', load: () => import('./me.tsx') },
]

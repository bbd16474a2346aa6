import { ask, call } from '#web/call.ts'
import type { GlobalSearch, Page, Todo } from '#web/page-list.ts'

export const pages: Page[] = [
  {
    path: '/documents',
    title: '公文',
    icon: 'record',
    menu: { group: '公文与审批', order: 10 },
    permission: 'documents.read',
    phone: 'more',
    short: '公文',
    load: () => import('./document-list.tsx'),
  },
  {
    path: '/documents/:id',
    title: '公文',
    parent: '/documents',
    permission: 'documents.read',
    load: () => import('./document.tsx'),
  },
  {
    path: '/document-templates',
    title: '公文模板',
    icon: 'table',
    menu: { group: '公文与审批', order: 90 },
    permission: 'documents.templates',
    phone: 'more',
    short: '公文模板',
    load: () => import('./template-list.tsx'),
  },
  {
    path: '/document-templates/:key',
    title: '编辑模板',
    parent: '/document-templates',
    permission: 'documents.templates',
    load: () => import('./template.tsx'),
  },
]

export const todos: Todo[] = [
  {
    key: 'document-drafts',
    title: '公文草稿',
    note: '起草后还没有印发',
    icon: 'pen',
    order: 60,
    permission: 'documents.draft',
    to: '/documents?status=draft',
    count: () =>
      ask.documents.list.queryOptions({
        input: { size: 1, status: 'draft' },
        select: (list) => list.total,
      }),
  },
]

export const globalSearch: GlobalSearch = {
  key: 'documents',
  title: '公文',
  permission: 'documents.read',
  async find(text) {
    const { rows } = await call.documents.list({ text, size: 5 })
    return rows.map((row) => ({
      key: `document-${row.id}`,
      title: row.title,
      note: row.number ?? '草稿',
      icon: 'record' as const,
      to: `/documents/${row.id}`,
    }))
  },
}

import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'

const id = z.number().int().positive()
const entryStates = ['waiting', 'shown', 'removed'] as const

const Shown = z.object({
  id,
  /** Null: the writer did not wish the name to stand there. */
  name: z.string().nullable(),
  text: z.string(),
  writtenAt: z.string(),
  reply: z.string().nullable(),
  /** Written by whoever asks; then also while it waits. */
  own: z.boolean(),
  waiting: z.boolean(),
})
const Entry = z.object({
  id,
  exhibitionId: id,
  exhibitionTitle: z.string(),
  author: z.string(),
  named: z.boolean(),
  text: z.string(),
  writtenAt: z.string(),
  state: z.enum(entryStates),
  shownBy: z.string().nullable(),
  reply: z.string().nullable(),
  repliedBy: z.string().nullable(),
  removedBy: z.string().nullable(),
  removedBecause: z.string().nullable(),
  /** Why readers reported it, while nobody has answered that. */
  reports: z.array(z.string()),
})

const read = endpoint.meta({ permission: 'exhibition.read' })
const curate = endpoint.meta({ permission: 'exhibition.curate' })
const filters = {
  state: z.enum([...entryStates, 'open']).default('open'),
  exhibitionId: id.optional(),
  text: z.string().trim().max(50).optional(),
}

/** 留言簿: read by the desk before it is shown; neither counted nor compared. */
export const guestBook = {
  read: read
    .route({ method: 'GET', path: '/exhibitions/{id}/guest-book', summary: '留言簿' })
    .input(z.object({ id, ...pageInput }))
    .output(pageOf(Shown)),
  write: read
    .route({ method: 'POST', path: '/exhibitions/{id}/guest-book', summary: '写留言（审看后公开）' })
    .input(z.object({ id, text: z.string().trim().min(2).max(300), named: z.boolean() }))
    .output(Shown),
  takeBack: read
    .route({ method: 'DELETE', path: '/exhibitions/{id}/guest-book/{entryId}', summary: '收回自己的留言' })
    .input(z.object({ id, entryId: id }))
    .output(z.object({ id })),
  report: read
    .route({ method: 'POST', path: '/exhibitions/{id}/guest-book/{entryId}/report', summary: '反映留言不妥' })
    .input(z.object({ id, entryId: id, reason }))
    .output(z.object({ id })),
  list: curate
    .route({ method: 'GET', path: '/guest-entries', summary: '审看留言' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Entry)),
  export: endpoint
    .meta({ permission: 'exhibition.curate', download: true })
    .route({ method: 'GET', path: '/guest-entries.xlsx', summary: '导出留言' })
    .input(z.object(filters))
    .output(fileOutput),
  show: curate
    .route({
      method: 'POST',
      path: '/guest-entries/{id}/showing',
      summary: '公开留言，或确认被反映的留言无不妥',
    })
    .input(z.object({ id }))
    .output(Entry),
  reply: curate
    .route({ method: 'POST', path: '/guest-entries/{id}/reply', summary: '回复留言' })
    .input(z.object({ id, reply: z.string().trim().min(1).max(300) }))
    .output(Entry),
  remove: curate
    .route({ method: 'POST', path: '/guest-entries/{id}/removal', summary: '不公开或撤下留言' })
    .input(z.object({ id, reason }))
    .output(Entry),
}

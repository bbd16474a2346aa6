import { z } from 'zod'
import { day, endpoint, fileOutput, liveOutput, pageInput, pageOf } from '#basics/contract.ts'

const id = z.number().int().positive()

const Letter = z.object({
  id,
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  urgent: z.boolean(),
  kind: z.string(),
  kindName: z.string(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  kind: z.string().max(40).optional(),
  unread: z.boolean().optional(),
  from: day.optional(),
  until: day.optional(),
  descending: z.boolean().default(true),
}

const own = endpoint.meta({ permission: 'messages.own' })

/** How the inbox stands: enough for the bell, and to know whether there is something new. */
const Standing = z.object({
  unread: z.number().int(),
  latestId: id.nullable(),
  latestTitle: z.string().nullable(),
})

/** 站内信: what the platform told whoever is signed in. */
export const inbox = {
  list: own
    .route({ method: 'GET', path: '/inbox', summary: '我的站内信' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Letter)),
  export: endpoint
    .meta({ permission: 'messages.own', download: true })
    .route({ method: 'GET', path: '/inbox.xlsx', summary: '导出我的站内信' })
    .input(z.object(filters))
    .output(fileOutput),
  standing: own.route({ method: 'GET', path: '/inbox/standing', summary: '未读站内信数' }).output(Standing),
  live: endpoint
    .meta({ permission: 'messages.own', ownTransactions: true })
    .route({ method: 'GET', path: '/inbox/live', summary: '未读站内信数，有新消息时随即推送（SSE）' })
    .output(liveOutput(Standing)),
  read: own
    .route({ method: 'POST', path: '/inbox/{id}/reading', summary: '标为已读' })
    .input(z.object({ id }))
    .output(Letter),
  readAll: own
    .route({ method: 'POST', path: '/inbox/readings', summary: '全部标为已读' })
    .input(z.object({ untilId: id }))
    .output(z.object({ read: z.number().int() })),
}

import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { limits, sayings, states, topics } from './rules.ts'

const id = z.number().int().positive()
const file = z.file()
const said = z.string().trim().max(2000)
const words = said.min(1)

const Line = z.object({
  id,
  topic: z.enum(topics),
  title: z.string(),
  state: z.enum(states),
  organizationName: z.string(),
  /** The writer and his branch; null where it is not signed. */
  author: z.string().nullable(),
  writtenAt: z.string(),
  dueOn: day,
  overdue: z.boolean(),
})

const Suggestion = Line.extend({
  organizationId: id,
  /** To whom it would go from here; null at the top. */
  aboveName: z.string().nullable(),
  /** It lies within reach of whoever looks: he may answer it. */
  mayAct: z.boolean(),
  steps: z.array(
    z.object({
      id,
      kind: z.enum(['written', 'added', 'passed', 'answered', 'solved', 'unsolved', 'withdrawn']),
      words: z.string(),
      /** Null: the writer. */
      by: z.string().nullable(),
      at: z.string(),
    }),
  ),
  photos: z.array(z.object({ id, name: z.string() })),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  topic: z.enum(topics).optional(),
  states: z.array(z.enum(states)).optional(),
  overdue: z.coerce.boolean().optional(),
  sort: z.enum(['writtenAt', 'dueOn', 'organization']).default('writtenAt'),
  descending: z.boolean().default(true),
}
const asked = z.object({ ...filters, organizationId: id.optional() })
export type SuggestionFilters = z.output<typeof asked>

const receive = endpoint.meta({ permission: 'suggestions.receive' })
const mine = endpoint.meta({ permission: 'suggestions.own' })
const photoOf = z.object({ id, photoId: id })

/** 意见建议: said by a member, answered by whom it was said to or by somebody above. */
export const contract = {
  list: receive
    .route({ method: 'GET', path: '/suggestions', summary: '收到的意见建议' })
    .input(asked.extend(pageInput))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'suggestions.receive', download: true })
    .route({ method: 'GET', path: '/suggestions.xlsx', summary: '导出收到的意见建议' })
    .input(asked)
    .output(fileOutput),
  get: receive
    .route({ method: 'GET', path: '/suggestions/{id}', summary: '一条意见建议和办理经过' })
    .input(z.object({ id }))
    .output(Suggestion),
  photo: endpoint
    .meta({ permission: 'suggestions.receive', download: true })
    .route({ method: 'GET', path: '/suggestions/{id}/photos/{photoId}', summary: '意见建议所附照片' })
    .input(photoOf)
    .output(fileOutput),
  answer: receive
    .route({ method: 'POST', path: '/suggestions/{id}/answers', summary: '答复意见建议' })
    .input(z.object({ id, words }))
    .output(Suggestion),
  pass: receive
    .route({ method: 'POST', path: '/suggestions/{id}/passings', summary: '把意见建议转给上级党组织' })
    .input(z.object({ id, words: said.default('') }))
    .output(z.object({ id, organizationName: z.string() })),
  own: {
    list: mine
      .route({ method: 'GET', path: '/own/suggestions', summary: '我的意见建议' })
      .input(z.object({ ...pageInput, ...filters }))
      .output(pageOf(Line)),
    export: endpoint
      .meta({ permission: 'suggestions.own', download: true })
      .route({ method: 'GET', path: '/own/suggestions.xlsx', summary: '导出我的意见建议' })
      .input(z.object(filters))
      .output(fileOutput),
    receivers: mine
      .route({ method: 'GET', path: '/own/suggestion-receivers', summary: '可以向谁提意见建议' })
      .output(z.array(z.object({ id, name: z.string(), closest: z.boolean(), top: z.boolean() }))),
    get: mine
      .route({ method: 'GET', path: '/own/suggestions/{id}', summary: '我的一条意见建议' })
      .input(z.object({ id }))
      .output(Suggestion),
    photo: endpoint
      .meta({ permission: 'suggestions.own', download: true })
      .route({
        method: 'GET',
        path: '/own/suggestions/{id}/photos/{photoId}',
        summary: '我的意见建议所附照片',
      })
      .input(photoOf)
      .output(fileOutput),
    write: endpoint
      .meta({ permission: 'suggestions.own', ownTransactions: true })
      .route({ method: 'POST', path: '/own/suggestions', summary: '提意见建议（可附照片，multipart）' })
      .input(
        z.object({
          topic: z.enum(topics),
          title: z.string().trim().min(1).max(60),
          words,
          organizationId: z.coerce.number().int().positive(),
          unsigned: z.union([z.boolean(), z.stringbool()]).default(false),
          files: z.union([file, z.array(file).max(limits.photos)]).optional(),
        }),
      )
      .output(z.object({ id })),
    say: mine
      .route({
        method: 'POST',
        path: '/own/suggestions/{id}/sayings',
        summary: '补充、已解决、未解决或撤回我的意见建议',
      })
      .input(z.object({ id, saying: z.enum(sayings), words: said.default('') }))
      .output(Suggestion),
  },
}

export const powers: Powers = {
  'suggestions.receive': ['branch', 'committee', 'politicalWorkDepartment'],
  'suggestions.own': ['member'],
}

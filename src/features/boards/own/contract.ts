import { z } from 'zod'
import { day, endpoint, fileOutput } from '#basics/contract.ts'
import { cardKeys } from '../cards/catalogue/rules.ts'
import { FilledCard } from '../cards/contract.ts'
import { mostCards, rhythms } from './rules.ts'

const id = z.number().int().positive()
const name = z.string().trim().min(1).max(40)

/** A card on a board: over how many columns it stretches, and whether it stands beside the year before. */
const Placed = z.object({
  key: z.enum(cardKeys),
  wide: z.boolean().default(false),
  compare: z.enum(['lastYear', 'above']).optional(),
})
export type PlacedCard = z.output<typeof Placed>

const Board = z.object({
  id,
  name,
  cards: z.array(Placed),
  /** Null: the highest organization of whoever looks. */
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  sharedWithId: id.nullable(),
  sharedWith: z.string().nullable(),
  owner: z.string(),
  mine: z.boolean(),
  rhythm: z.enum(rhythms).nullable(),
  /** Told by mail as well. */
  byMail: z.boolean(),
  savedAt: z.string(),
})

const definition = {
  name,
  cards: z.array(Placed).min(1).max(mostCards),
  organizationId: id.optional(),
  /** The organization and what lies below it may use the board; left out: nobody else. */
  sharedWithId: id.optional(),
}

const boardFormats = ['xlsx', 'pdf', 'png', 'pptx'] as const

const read = endpoint.meta({ permission: 'boards.read' })
const write = endpoint.meta({ permission: 'boards.keep' })

/** 自选看板: cards chosen and placed by a person, shared, exported, sent by the week or month. */
export const ownContract = {
  list: read
    .route({ method: 'GET', path: '/boards', summary: '我的和共享给我的看板' })
    .output(z.array(Board)),
  get: read
    .route({ method: 'GET', path: '/boards/{id}', summary: '一个看板' })
    .input(z.object({ id }))
    .output(Board),
  save: write
    .route({ method: 'POST', path: '/boards', summary: '新建看板' })
    .input(z.object(definition))
    .output(Board),
  change: write
    .route({ method: 'PUT', path: '/boards/{id}', summary: '修改看板' })
    .input(z.object({ id, ...definition }))
    .output(Board),
  remove: write
    .route({ method: 'DELETE', path: '/boards/{id}', summary: '删除看板' })
    .input(z.object({ id }))
    .output(z.object({})),
  subscribe: write
    .route({
      method: 'PUT',
      path: '/boards/{id}/subscription',
      summary: '订阅看板：每周或每月收到消息，可以加发邮件',
    })
    .input(z.object({ id, rhythm: z.enum(rhythms), byMail: z.boolean().default(false) }))
    .output(Board),
  unsubscribe: write
    .route({ method: 'DELETE', path: '/boards/{id}/subscription', summary: '不再订阅看板' })
    .input(z.object({ id }))
    .output(Board),
  mail: read
    .route({ method: 'GET', path: '/boards/{id}/mail', summary: '看板能否发到我的邮箱，上一封送到没有' })
    .input(z.object({ id }))
    .output(
      z.object({
        /** The institute sends mail. */
        sent: z.boolean(),
        /** Where to, masked; null: none is given. */
        to: z.string().nullable(),
        last: z
          .object({ at: z.string(), failed: z.boolean(), status: z.string(), because: z.string().nullable() })
          .nullable(),
      }),
    ),
  show: read
    .route({ method: 'GET', path: '/boards/{id}/cards', summary: '一个看板上的全部卡片（任一日期）' })
    .input(z.object({ id, asOf: day.optional() }))
    .output(z.array(FilledCard.extend({ wide: z.boolean() }))),
  file: endpoint
    .meta({ permission: 'boards.read', download: true })
    .route({
      method: 'GET',
      path: '/boards/{id}/files/{format}',
      summary: '导出看板（PDF、PNG、PPTX、XLSX）',
    })
    .input(z.object({ id, asOf: day.optional(), format: z.enum(boardFormats) }))
    .output(fileOutput),
}

import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { TransferLine } from '../reading/contract.ts'
import { causes, letterNumbers } from '../rules.ts'
import { batchActs } from './rules.ts'

const id = z.number().int().positive()

const Line = z.object({
  id,
  title: z.string(),
  organizationName: z.string(),
  toName: z.string(),
  people: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
  startedAt: z.string(),
  startedBy: z.string(),
})

const Left = z.object({ personId: id, name: z.string(), why: z.string() })

const Batch = Line.extend({
  basis: z.string(),
  toId: id,
  /** Who could not go along, and why. */
  left: z.array(Left),
  transfers: z.array(TransferLine),
  /** What may be done with how many of them at once. */
  may: z.array(z.object({ act: z.enum(batchActs), people: z.number().int() })),
})

const filters = { text: z.string().trim().max(50).optional(), organizationId: id.optional() }

const conduct = endpoint.meta({ permission: 'transfers.conduct' })

/** 成批转接: a department that is reorganized goes at once, with one letter and a list; each person has an outcome. */
export const batches = {
  list: endpoint
    .meta({ permission: 'transfers.read' })
    .route({ method: 'GET', path: '/transfer-batches', summary: '成批转接列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'transfers.read', download: true })
    .route({ method: 'GET', path: '/transfer-batches.xlsx', summary: '导出成批转接列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: endpoint
    .meta({ permission: 'transfers.read' })
    .route({ method: 'GET', path: '/transfer-batches/{id}', summary: '一批转接' })
    .input(z.object({ id }))
    .output(Batch),
  begin: conduct
    .route({ method: 'POST', path: '/transfer-batches', summary: '发起成批转接' })
    .input(
      z.object({
        organizationId: id,
        personIds: z.array(id).min(1).max(500),
        toId: id,
        title: z.string().trim().min(2).max(100),
        basis: z.string().trim().min(2).max(200),
        cause: z.enum(causes).default('reorganized'),
        paidUntil: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请按“年-月”填写，例如 2026-11'),
        endsPosts: z.boolean().default(false),
      }),
    )
    .output(Batch),
  carry: conduct
    .route({
      method: 'POST',
      path: '/transfer-batches/{id}/acts',
      summary: '对一批转接办同一步，逐人给出结果',
    })
    .input(
      z.object({
        id,
        act: z.enum(batchActs),
        days: z.number().int().min(1).max(letterNumbers.most).default(letterNumbers.usual),
        groupId: id.nullable().default(null),
        acceptedOn: day.optional(),
      }),
    )
    .output(z.object({ done: z.number().int(), left: z.array(Left), batch: Batch })),
}

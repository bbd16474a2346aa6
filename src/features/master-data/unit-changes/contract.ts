import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'

const id = z.number().int().positive()
const conduct = endpoint.meta({ permission: 'transfers.conduct' })

const UnitChange = z.object({
  differenceId: id,
  personId: id,
  personName: z.string(),
  employeeNo: z.string(),
  fromName: z.string(),
  toId: id,
  toName: z.string(),
  effectiveOn: day,
})

const filters = { text: z.string().trim().max(50).optional(), organizationId: id.optional() }

const terms = {
  paidUntil: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请按“年-月”填写，例如 2026-11'),
  endsPosts: z.boolean().default(false),
  reason: reason.optional(),
}

/** 单位变动: the master data says that a member works elsewhere; the relation follows by a transfer. */
export const unitChanges = {
  list: conduct
    .route({ method: 'GET', path: '/unit-changes', summary: '主数据提出的单位变动，尚未转接的党员' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(UnitChange)),
  export: endpoint
    .meta({ permission: 'transfers.conduct', download: true })
    .route({ method: 'GET', path: '/unit-changes.xlsx', summary: '导出尚未转接的单位变动' })
    .input(z.object(filters))
    .output(fileOutput),
  begin: conduct
    .route({ method: 'POST', path: '/unit-changes/{id}/transfer', summary: '采纳单位变动，发起转接' })
    .input(z.object({ id, ...terms }))
    .output(z.object({ id })),
  beginMany: conduct
    .route({
      method: 'POST',
      path: '/unit-changes/transfers',
      summary: '采纳多人的单位变动，发起转接；同一去向的成一批',
    })
    .input(z.object({ ids: z.array(id).min(1).max(200), ...terms }))
    .output(
      z.object({
        transfers: z.number().int(),
        /** Who go the same way go together. */
        batches: z.array(id),
        /** Who cannot go now: they wait on, each with the reason. */
        left: z.array(z.object({ differenceId: id, name: z.string(), why: z.string() })),
      }),
    ),
}

import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { duesKinds } from '../rules.ts'
import { amount, month } from '../settings/contract.ts'
import { baseStates } from './rules.ts'

const id = z.number().int().positive()
const fen = amount(0, 1_000_000_00)
export const items = z.record(z.string().max(30), fen)

/** Of a list: no amounts. They are opened one by one. */
const BaseLine = z.object({
  personId: id,
  personName: z.string(),
  employeeNo: z.string(),
  organizationName: z.string(),
  state: z.enum(baseStates),
  kind: z.enum(duesKinds).nullable(),
  fromMonth: month.nullable(),
  /** Of the member's own proposal. */
  proposedId: id.nullable(),
  explanation: z.string().nullable(),
})

export const Base = z.object({
  id,
  fromMonth: month,
  kind: z.enum(duesKinds),
  items: personal('dues', items),
  fen: personal('dues', fen.nullable()),
  state: z.enum(['stated', 'proposed', 'declined', 'withdrawn', 'replaced']),
  explanation: z.string().nullable(),
  statedAt: z.string(),
  statedBy: z.string(),
  confirmedAt: z.string().nullable(),
  declinedBecause: z.string().nullable(),
})
const Opened = z.object({ personId: id, personName: z.string(), bases: z.array(Base) })

const filters = {
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  state: z.enum(baseStates).optional(),
}
const keep = endpoint.meta({ permission: 'dues.bases' })
const Decided = z.object({ id })

/** 缴费基数: from which month on, of which items; entered by the branch or imported, confirmed by the member. */
export const bases = {
  list: keep
    .route({ method: 'GET', path: '/dues-bases', summary: '缴费基数登记情况（不含金额）' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(BaseLine)),
  counts: keep
    .route({ method: 'GET', path: '/dues-bases/counts', summary: '缺基数、待确认、申请更正的人数' })
    .output(z.object({ missing: z.number(), unconfirmed: z.number(), proposed: z.number() })),
  export: endpoint
    .meta({ permission: 'dues.bases', download: true })
    .route({ method: 'GET', path: '/dues-bases.xlsx', summary: '导出缴费基数登记情况（不含金额）' })
    .input(z.object(filters))
    .output(fileOutput),
  open: keep
    .route({ method: 'POST', path: '/dues-bases/{id}/openings', summary: '查看一人的缴费基数（留审计记录）' })
    .input(z.object({ id }))
    .output(Opened),
  state: keep
    .route({ method: 'POST', path: '/dues-bases/{id}', summary: '登记一人自某月起的缴费基数' })
    .input(z.object({ id, fromMonth: month, kind: z.enum(duesKinds), items }))
    .output(Decided),
  accept: keep
    .route({ method: 'POST', path: '/dues-base-proposals/{id}/acceptance', summary: '同意本人申请的基数' })
    .input(z.object({ id }))
    .output(Decided),
  decline: keep
    .route({ method: 'POST', path: '/dues-base-proposals/{id}/refusal', summary: '不同意本人申请的基数' })
    .input(z.object({ id, reason }))
    .output(Decided),
  sheet: endpoint
    .meta({ permission: 'dues.bases', download: true })
    .route({
      method: 'GET',
      path: '/dues-base-sheet.xlsx',
      summary: '下载缴费基数导入表样（含人员，不含金额）',
    })
    .input(z.object({ organizationId: id.optional() }))
    .output(fileOutput),
  import: keep
    .route({ method: 'POST', path: '/dues-base-imports', summary: '导入缴费基数（multipart；可先试读）' })
    .input(z.object({ file: z.file(), fromMonth: month, mode: z.enum(['try', 'enter']) }))
    .output(
      z.object({
        read: z.number().int(),
        changed: z.number().int(),
        same: z.number().int(),
        entered: z.boolean(),
        faults: z.array(z.object({ line: z.number().int(), words: z.string() })),
      }),
    ),
}

import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { month } from '../settings/contract.ts'
import { answers, outcomes } from './rules.ts'

const id = z.number().int().positive()
const count = z.number().int()

const Import = z.object({
  id,
  organizationName: z.string(),
  fileName: z.string(),
  readAt: z.string(),
  readBy: z.string(),
  lines: count,
  matched: count,
  /** Still to be answered, the matched ones too. */
  waiting: count,
  fen: count,
})
const Row = z.object({
  id,
  line: count,
  account: z.string(),
  name: z.string(),
  month: z.string(),
  fen: count,
  paidOn: z.string(),
  outcome: z.enum(outcomes),
  answer: z.enum(answers).nullable(),
  answeredBecause: z.string().nullable(),
})
const collect = endpoint.meta({ permission: 'dues.collect' })

/** 收款对账: a list of what to collect for the bank; its file back, compared line by line; each line answered. */
export const imports = {
  orders: endpoint
    .meta({ permission: 'dues.collect', download: true })
    .route({ method: 'GET', path: '/dues-orders.xlsx', summary: '下载一个月的收款清单（交银行或支付平台）' })
    .input(z.object({ organizationId: id, month }))
    .output(fileOutput),
  read: collect
    .route({ method: 'POST', path: '/dues-imports', summary: '读入银行或支付平台的文件并对账（multipart）' })
    .input(z.object({ organizationId: z.coerce.number().int().positive(), file: z.file() }))
    .output(Import),
  list: collect
    .route({ method: 'GET', path: '/dues-imports', summary: '读入的收款文件' })
    .input(z.object({ ...pageInput, organizationId: id.optional() }))
    .output(pageOf(Import)),
  export: endpoint
    .meta({ permission: 'dues.collect', download: true })
    .route({ method: 'GET', path: '/dues-imports.xlsx', summary: '导出读入的收款文件' })
    .input(z.object({ organizationId: id.optional() }))
    .output(fileOutput),
  get: collect
    .route({ method: 'GET', path: '/dues-imports/{id}', summary: '一份收款文件' })
    .input(z.object({ id }))
    .output(Import),
  rows: collect
    .route({ method: 'GET', path: '/dues-imports/{id}/rows', summary: '一份收款文件的对账结果' })
    .input(
      z.object({ id, ...pageInput, outcome: z.enum(outcomes).optional(), waiting: z.boolean().optional() }),
    )
    .output(pageOf(Row)),
  exportRows: endpoint
    .meta({ permission: 'dues.collect', download: true })
    .route({ method: 'GET', path: '/dues-imports/{id}/rows.xlsx', summary: '导出一份收款文件的对账结果' })
    .input(z.object({ id, outcome: z.enum(outcomes).optional(), waiting: z.boolean().optional() }))
    .output(fileOutput),
  enter: collect
    .route({ method: 'POST', path: '/dues-imports/{id}/entry', summary: '相符的各行一次入账' })
    .input(z.object({ id }))
    .output(z.object({ people: count, fen: count })),
  answer: collect
    .route({ method: 'POST', path: '/dues-import-rows/{id}/answer', summary: '处理一行不符的收款' })
    .input(
      z.object({
        id,
        answer: z.enum(answers),
        /** Whose money it is, when the file does not say so rightly. */
        employeeNo: z.string().trim().max(30).optional(),
        reason,
      }),
    )
    .output(Row),
}

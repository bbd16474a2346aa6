import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { year } from '../chapters/contract.ts'
import { gapKinds } from './rules.ts'

const id = z.number().int().positive()
const count = z.number().int()

const Gap = z.object({
  kind: z.enum(gapKinds),
  title: z.string(),
  says: z.string(),
  count,
  /** There is still time for it. */
  ahead: z.boolean(),
  act: z.object({ label: z.string(), to: z.string() }),
})

const Counts = z.object({
  life: count,
  records: count,
  office: count,
  items: count,
  admissions: count,
  transfers: count,
  total: count,
})

const Line = Counts.extend({
  organizationId: id,
  name: z.string(),
  parentName: z.string().nullable(),
  words: z.string(),
})

const question = {
  year,
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  /** Only branches that miss something of this kind. */
  kind: z.enum(gapKinds).optional(),
  /** Also those that miss nothing. */
  whole: z.boolean().default(false),
  sort: z.enum(['help', 'name', ...gapKinds]).default('help'),
  descending: z.boolean().default(true),
}

/** 还缺什么: what a branch is missing, and which branches need help. */
export const gaps = {
  branch: endpoint
    .meta({ permission: 'ledger.read' })
    .route({ method: 'GET', path: '/organizations/{id}/ledger-gaps', summary: '党支部还缺什么' })
    .input(z.object({ id, year }))
    .output(z.object({ id, name: z.string(), year, gaps: z.array(Gap) })),
  branches: endpoint
    .meta({ permission: 'ledger.read' })
    .route({ method: 'GET', path: '/ledger-gaps', summary: '各党支部还缺什么' })
    .input(z.object({ ...pageInput, ...question }))
    .output(
      pageOf(Line).extend({
        /** Of all branches asked for, those that miss nothing among them. */
        sum: Counts.extend({ branches: count, whole: count }),
      }),
    ),
  export: endpoint
    .meta({ permission: 'ledger.export', download: true })
    .route({ method: 'GET', path: '/ledger-gaps.xlsx', summary: '导出各党支部还缺什么' })
    .input(z.object(question))
    .output(fileOutput),
}

import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { chapterKeys } from './rules.ts'

const id = z.number().int().positive()
export const year = z.number().int().min(2018).max(2200)

const Origin = z.object({ says: z.string(), to: z.string().nullable() })
const ChapterShape = z.object({
  key: z.enum(chapterKeys),
  title: z.string(),
  columns: z.array(
    z.object({ title: z.string(), wide: z.number(), kind: z.enum(['text', 'day', 'number']) }),
  ),
  rows: z.array(
    z.object({
      cells: z.array(z.union([z.string(), z.number(), z.null()])),
      /** Where the row was taken from, when that is more than the chapter says. */
      origin: Origin.nullable(),
    }),
  ),
  origin: Origin,
  note: z.string().nullable(),
  empty: z.string(),
})

const Ledger = z.object({
  organizationId: id,
  name: z.string(),
  parentName: z.string().nullable(),
  secretary: z.string().nullable(),
  year,
  /** The day as of which it is told: the last of the year, or today. */
  asOf: day,
  chapters: z.array(ChapterShape),
})
export type LedgerShape = z.infer<typeof Ledger>

/** 支部工作台账 of a year, made of what is kept elsewhere. */
export const chapters = {
  ledger: endpoint
    .meta({ permission: 'ledger.read' })
    .route({ method: 'GET', path: '/organizations/{id}/ledger', summary: '支部工作台账' })
    .input(z.object({ id, year }))
    .output(Ledger),
}

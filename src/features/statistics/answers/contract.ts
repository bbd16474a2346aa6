import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { tableIds } from '../tables/catalogue/rules.ts'

const id = z.number().int().positive()

const Heading = z.object({ key: z.string(), label: z.string() })
export const FilledTable = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  /** `group`: the heading above several columns. */
  columns: z.array(Heading.extend({ group: z.string().nullable() })),
  rows: z.array(Heading.extend({ level: z.number().int(), unit: z.string(), cells: z.array(z.number()) })),
})
export type FilledShape = z.output<typeof FilledTable>
export const CheckLine = z.object({
  rule: z.string(),
  title: z.string(),
  severity: z.enum(['error', 'explain']),
  table: z.string().nullable(),
  holds: z.boolean(),
  left: z.number(),
  right: z.number(),
  field: z.string().nullable(),
  remedy: z.string(),
  /** True when `checks.people` lists somebody to look at. */
  named: z.boolean(),
})

/** A set of tables for an organization and a day, with its checks. The same facts give the same digest. */
export const Report = z.object({
  asOf: day,
  from: day,
  organization: z.object({ id, code: z.string(), name: z.string() }),
  brackets: z.string(),
  digest: z.string(),
  tables: z.array(FilledTable),
  checks: z.array(CheckLine),
})
export type ReportShape = z.output<typeof Report>

/** Of what: an organization and a day; without tables, the whole set. */
export const place = { organizationId: id, asOf: day.optional() }
export const tables = z.array(z.enum(tableIds)).optional()
export const formats = ['xlsx', 'pdf'] as const

/** The people (or organizations) behind a number: `facts` are the cells below `headers`. */
export const Behind = z.object({
  of: z.enum(['people', 'organizations']),
  title: z.string(),
  headers: z.array(z.string()),
  rows: z.array(
    z.object({
      id,
      code: z.string(),
      name: z.string(),
      place: z.string(),
      facts: z.array(z.string()),
    }),
  ),
  total: z.number().int(),
})
export type BehindShape = z.output<typeof Behind>

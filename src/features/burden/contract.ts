import { z } from 'zod'
import { endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { sources } from './rules.ts'

const id = z.number().int().positive()
const count = z.number().int()
const source = z.enum(sources)

/** A quarter; left out: the one that runs. */
const quarter = {
  year: z.number().int().min(2000).max(2200).optional(),
  quarter: z.number().int().min(1).max(4).optional(),
}
const place = { organizationId: id.optional(), ...quarter }

const Compared = z.object({ now: count, before: count })

const Line = Compared.extend({
  key: z.string(),
  title: z.string(),
  /** What it belongs to within its source: 党费, 组织生活; null where the source has no parts. */
  subject: z.string().nullable(),
  /** How many fields one form asks for at the least. */
  fields: count.nullable(),
})

const Place = z.object({
  /** Null: the branches directly below, all together. */
  id: id.nullable(),
  name: z.string(),
  branches: count,
  counts: z.record(source, count),
  fields: count,
})

const Ledger = z.object({
  year: count,
  quarter: count,
  name: z.string(),
  /** The quarter is not over: it is counted up to today, and the one before only as many days. */
  running: z.boolean(),
  period: z.string(),
  beforePeriod: z.string(),
  organization: z.object({ id, name: z.string(), branches: count }),
  quarters: z.array(z.object({ year: count, quarter: count, name: z.string() })),
  parts: z.array(z.object({ source, total: Compared, lines: z.array(Line) })),
  /** Fields filled in, in all forms together. */
  fields: Compared,
  /** Templates in force that ask for what the register knows, with the reason that was given. */
  askedAgain: z.array(
    z.object({
      key: z.string(),
      organizationId: id,
      organizationName: z.string(),
      name: z.string(),
      labels: z.array(z.string()),
      because: z.string(),
      savedAt: z.string(),
    }),
  ),
  /** The organizations directly below, in the order of the tree. */
  places: z.array(Place),
})

const Behind = z.object({
  key: z.string(),
  id,
  title: z.string(),
  organizationName: z.string(),
  at: z.string(),
  link: z.string().nullable(),
})

const FormFields = z.object({
  key: z.string(),
  title: z.string(),
  fields: z.array(z.object({ name: z.string(), title: z.string() })),
})

const behindOf = {
  ...place,
  source,
  key: z.string().max(80).optional(),
  /** Part of a branch's name. */
  text: z.string().trim().max(50).optional(),
}

const read = endpoint.meta({ permission: 'burden.read' })
const file = endpoint.meta({ permission: 'burden.read', download: true })

/** 负担账本: what the platform asks of branches in a quarter, each number with what is behind it. */
export const contract = {
  show: read
    .route({ method: 'GET', path: '/burden', summary: '负担账本：一个季度向党支部要了什么' })
    .input(z.object(place))
    .output(Ledger),
  export: file
    .route({ method: 'GET', path: '/burden.xlsx', summary: '导出负担账本' })
    .input(z.object(place))
    .output(fileOutput),
  behind: read
    .route({ method: 'GET', path: '/burden/askings', summary: '负担账本里一个数字背后的每一次' })
    .input(z.object({ ...behindOf, ...pageInput, descending: z.boolean().default(true) }))
    .output(pageOf(Behind)),
  behindFile: file
    .route({ method: 'GET', path: '/burden/askings.xlsx', summary: '导出一个数字背后的每一次' })
    .input(z.object(behindOf))
    .output(fileOutput),
  form: read
    .route({ method: 'GET', path: '/burden/forms/{key}', summary: '一份表单要填哪些项' })
    .input(z.object({ key: z.string().max(80) }))
    .output(FormFields),
}

export const powers: Powers = { 'burden.read': ['committee', 'politicalWorkDepartment'] }

import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { retentionKeys } from './kept/rules.ts'

const key = z.enum(retentionKeys)
const effects = z.enum(['deleted', 'emptied'])
const text = z.string().trim().max(50).optional()
const descending = z.boolean().default(false)

const because = z.record(z.string(), z.number().int())

const Rule = z.object({
  key,
  title: z.string(),
  from: z.string(),
  days: z.number().int(),
  usualDays: z.number().int(),
  least: z.number().int(),
  effect: effects,
  why: z.string(),
  ground: z.string(),
  /** Over now: how many would go, and how many would stay. */
  going: z.number().int(),
  kept: z.number().int(),
  because,
})
const ruleFilters = {
  text,
  effect: effects.optional(),
  /** Only those of which something is over. */
  over: z.coerce.boolean().optional(),
  sort: z.enum(['title', 'days', 'going', 'kept']).default('going'),
  descending: z.boolean().default(true),
}

const Row = z.object({
  rule: key,
  title: z.string(),
  /** The number of the row; names are not told. */
  key: z.string(),
  place: z.string().nullable(),
  since: z.string(),
  /** Why it stays; null: it would go. */
  held: z.string().nullable(),
})
const rowFilters = {
  text,
  rule: key.optional(),
  held: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['since', 'rule']).default('since'),
  descending,
}

const Run = z.object({
  id: z.number().int(),
  cause: z.enum(['weekly', 'asked']),
  askedBy: z.string().nullable(),
  reason: z.string().nullable(),
  beganAt: z.string(),
  endedAt: z.string().nullable(),
  removed: z.number().int(),
  kept: z.number().int(),
})
const runFilters = {
  text,
  cause: z.enum(['weekly', 'asked']).optional(),
  from: day.optional(),
  until: day.optional(),
  sort: z.enum(['beganAt', 'removed', 'kept']).default('beganAt'),
  descending: z.boolean().default(true),
}

const Line = z.object({
  run: z.number().int(),
  rule: z.string(),
  title: z.string(),
  days: z.number().int(),
  beganAt: z.string(),
  endedAt: z.string().nullable(),
  found: z.number().int(),
  removed: z.number().int(),
  kept: z.number().int(),
  because,
})
const lineFilters = {
  text,
  run: z.coerce.number().int().positive().optional(),
  rule: key.optional(),
  /** Only lines of which something was found. */
  any: z.coerce.boolean().optional(),
  sort: z.enum(['beganAt', 'removed', 'kept', 'days']).default('beganAt'),
  descending: z.boolean().default(true),
}

const asked = {
  rules: z.object(ruleFilters),
  rows: z.object(rowFilters),
  runs: z.object(runFilters),
  lines: z.object(lineFilters),
}
export type RunsAsked = z.output<typeof asked.runs>
export type LinesAsked = z.output<typeof asked.lines>

const reading = endpoint.meta({ permission: 'retention.read' })
const table = endpoint.meta({ permission: 'retention.read', download: true })

/** 数据保存期限: what is kept for a time only, what is over now, and what each run let go of. */
export const contract = {
  periods: endpoint
    .meta({ permission: 'session' })
    .route({ method: 'GET', path: '/retention/periods', summary: '各类数据现在的保存期限' })
    .output(
      z.array(Rule.pick({ key: true, title: true, days: true, effect: true }).extend({ words: z.string() })),
    ),
  rules: {
    list: reading
      .route({ method: 'GET', path: '/retention/rules', summary: '数据保存期限' })
      .input(asked.rules.extend(pageInput))
      .output(pageOf(Rule)),
    export: table
      .route({ method: 'GET', path: '/retention/rules.xlsx', summary: '导出数据保存期限' })
      .input(asked.rules)
      .output(fileOutput),
    set: endpoint
      .meta({ permission: 'retention.manage', stepUp: true })
      .route({ method: 'PUT', path: '/retention/rules/{key}/period', summary: '修改一类数据的保存期限' })
      .input(z.object({ key, days: z.number().int('请填整数天').min(1, '至少 1 天'), reason }))
      .output(Rule.pick({ key: true, days: true })),
  },
  rows: {
    list: reading
      .route({ method: 'GET', path: '/retention/rows', summary: '看看会清理什么：到期的数据，逐条' })
      .input(asked.rows.extend(pageInput))
      .output(pageOf(Row)),
    export: table
      .route({ method: 'GET', path: '/retention/rows.xlsx', summary: '导出到期的数据' })
      .input(asked.rows)
      .output(fileOutput),
  },
  runs: {
    list: reading
      .route({ method: 'GET', path: '/retention/runs', summary: '清理记录' })
      .input(asked.runs.extend(pageInput))
      .output(pageOf(Run)),
    export: table
      .route({ method: 'GET', path: '/retention/runs.xlsx', summary: '导出清理记录' })
      .input(asked.runs)
      .output(fileOutput),
    start: endpoint
      .meta({ permission: 'retention.manage', stepUp: true })
      .route({ method: 'POST', path: '/retention/runs', summary: '现在清理到期的数据' })
      .input(z.object({ reason }))
      .output(z.object({ id: z.number().int() })),
  },
  lines: {
    list: reading
      .route({ method: 'GET', path: '/retention/lines', summary: '清理明细：每次每类清理、留下多少' })
      .input(asked.lines.extend(pageInput))
      .output(pageOf(Line)),
    export: table
      .route({ method: 'GET', path: '/retention/lines.xlsx', summary: '导出清理明细' })
      .input(asked.lines)
      .output(fileOutput),
  },
}

export const powers: Powers = {
  'retention.read': ['politicalWorkDepartment'],
  'retention.manage': ['politicalWorkDepartment'],
}

/** 三员分立 (decision 043): how long is a rule of safety; nothing on these pages names anybody. */
export const separated: Powers = {
  'retention.read': ['politicalWorkDepartment', 'securityAdministrator', 'auditAdministrator'],
  'retention.manage': ['securityAdministrator'],
}

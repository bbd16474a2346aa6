import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { measureKeys } from '../measures/rules.ts'
import { severities } from '../severities/rules.ts'
import { levels } from './rules.ts'

const id = z.number().int().positive()
const key = z.string().max(60)
const measure = z.enum(measureKeys)
const count = z.number().int()

const Definition = z.object({
  name: z.string().trim().min(2, '请填写规则名称，至少 2 个字').max(60),
  enabled: z.boolean(),
  severity: z.enum(severities),
  number: z.number().nullable(),
  leads: z
    .array(z.object({ count: z.number().int().min(-730).max(730), unit: z.enum(['months', 'days']) }))
    .max(10),
  to: z.array(z.object({ level: z.enum(levels), post: z.enum(['secretary']).optional() })).max(8),
  escalation: z.object({ afterDays: z.number().int().min(1).max(730), to: z.enum(levels) }).nullable(),
  regulation: z.string().trim().min(2, '请写明依据的规定').max(120),
  article: z.string().trim().max(120),
  text: z.string().trim().min(2, '请填写提醒内容').max(300),
  advice: z.string().trim().min(2, '请填写办理建议').max(300),
  mandatory: z.boolean(),
})

const Rule = z.object({
  key,
  measure,
  measureTitle: z.string(),
  group: z.string(),
  version: count,
  /** It comes with the platform, whether or not it was changed since. */
  builtin: z.boolean(),
  definition: Definition,
  open: count,
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
})

const Version = z.object({
  version: count,
  definition: Definition,
  note: z.string(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string(),
})

const edit = endpoint.meta({ permission: 'alerts.rules' })
/** Day by day, measure by measure: each in a short transaction of its own. */
const apart = endpoint.meta({ permission: 'alerts.rules', ownTransactions: true })
const tried = { measure, definition: Definition }

const Preview = z.object({
  total: count,
  /** People who would be told today, each once; and seats in which nobody sits. */
  people: count,
  unreached: count,
  rows: z.array(
    z.object({
      subjectName: z.string(),
      organizationName: z.string(),
      dueOn: day,
      text: z.string(),
      names: z.array(z.string()),
    }),
  ),
})

const Simulation = z.object({
  from: day,
  until: day,
  opened: count,
  closed: count,
  /** Times at which somebody would have been told. */
  told: count,
  escalated: count,
  months: z.array(z.object({ month: z.string(), opened: count, closed: count, told: count, open: count })),
  examples: z.array(z.object({ subjectName: z.string(), on: day, dueOn: day, occasion: z.string() })),
})

/** 提醒规则: edited by the political work department, published version by version. */
export const rulebook = {
  list: edit
    .route({ method: 'GET', path: '/alert-rules', summary: '提醒规则' })
    .input(
      z.object({
        /** Part of its name, group, measure or regulation. */
        text: z.string().trim().max(50).optional(),
        enabled: z.boolean().optional(),
      }),
    )
    .output(z.array(Rule)),
  get: edit
    .route({ method: 'GET', path: '/alert-rules/{key}', summary: '一条提醒规则和它的历次版本' })
    .input(z.object({ key }))
    .output(Rule.extend({ versions: z.array(Version) })),
  citing: endpoint
    .meta({ permission: 'library.read' })
    .route({ method: 'GET', path: '/alert-rules/citing/{code}', summary: '依据这项规定的提醒规则' })
    .input(z.object({ code: z.string().max(60) }))
    .output(
      z.array(
        z.object({
          key,
          measure,
          name: z.string(),
          enabled: z.boolean(),
          anchors: z.array(z.string()),
          /** How many alerts of it stand open in the whole institute; told to whoever edits the rules. */
          open: count.nullable(),
        }),
      ),
    ),
  preview: edit
    .route({ method: 'POST', path: '/alert-rule-previews', summary: '按这条规则，今天会提醒谁' })
    .input(z.object(tried))
    .output(Preview),
  simulate: apart
    .route({ method: 'POST', path: '/alert-rule-simulations', summary: '按这条规则，过去一年会怎样提醒' })
    .input(z.object(tried))
    .output(Simulation),
  create: edit
    .route({ method: 'POST', path: '/alert-rules', summary: '新增提醒规则' })
    .input(z.object({ ...tried, note: z.string().trim().min(2).max(200) }))
    .output(z.object({ key })),
  publish: edit
    .route({ method: 'POST', path: '/alert-rules/{key}/versions', summary: '发布提醒规则的新版本' })
    .input(
      z.object({
        key,
        /** The version it was made from: when another has come since, it is refused. */
        basedOn: id,
        definition: Definition,
        note: z.string().trim().min(2, '请写明改了什么、依据').max(200),
      }),
    )
    .output(z.object({ version: count })),
  evaluate: apart
    .route({ method: 'POST', path: '/alert-evaluations', summary: '立即核对全部提醒' })
    .output(z.object({ found: count, opened: count, closed: count, reminded: count })),
}

import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { levels, posts, stepRoles } from './rules.ts'

const id = z.number().int().positive()
const name = z.string().trim().max(40)
const key = z.string().max(40)
const option = z.object({ value: z.string().max(40), label: z.string().max(40) })

export const ChainField = z.object({
  key,
  label: name,
  kind: z.enum(['text', 'number', 'choice']),
  options: z.array(option).max(40).optional(),
})

const By = z.object({
  role: z.enum(stepRoles),
  at: z.enum(levels),
  post: z.enum(posts).optional(),
  everyone: z.boolean().optional(),
})

export const Step = z.object({
  key,
  name,
  kind: z.enum(['approve', 'own']),
  by: z.array(By).max(10),
  mode: z.enum(['one', 'all']),
  dueDays: z.number().int().optional(),
  onlyIf: z
    .object({
      field: key,
      is: z.array(z.string().max(40)).max(20).optional(),
      atLeast: z.number().optional(),
    })
    .optional(),
  next: key.optional(),
  locked: z.boolean().optional(),
  harmless: z.boolean().optional(),
  sms: z.boolean().optional(),
})

const Definition = z.object({ fields: z.array(ChainField).max(40), steps: z.array(Step).max(40) })

const Chain = z.object({
  key,
  kind: z.string(),
  kindName: z.string(),
  name: z.string(),
  version: z.number().int(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  steps: z.number().int(),
  running: z.number().int(),
})

const Version = z.object({
  version: z.number().int(),
  definition: Definition,
  note: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  running: z.number().int(),
})

const edit = endpoint.meta({ permission: 'approvals.chains' })
const said = z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.null()]))

/** 审批流程: edited by the political work department, published version by version. */
export const chains = {
  list: edit.route({ method: 'GET', path: '/chains', summary: '审批流程' }).output(z.array(Chain)),
  export: endpoint
    .meta({ permission: 'approvals.chains', download: true })
    .route({ method: 'GET', path: '/chains.xlsx', summary: '导出审批流程列表' })
    .output(fileOutput),
  get: edit
    .route({ method: 'GET', path: '/chains/{key}', summary: '一个审批流程和它的历次版本' })
    .input(z.object({ key }))
    .output(Chain.extend({ versions: z.array(Version) })),
  dryRun: edit
    .route({ method: 'POST', path: '/chains/{key}/dry-runs', summary: '试走一遍：谁会收到' })
    .input(z.object({ key, definition: Definition, organizationId: id, said: said.default({}) }))
    .output(
      z.array(
        z.object({
          step: key,
          name: z.string(),
          dueDays: z.number().int().nullable(),
          /** Why it is passed over: its condition is not met, or a step before goes on behind it. Null: it is taken. */
          passed: z.enum(['condition', 'jump']).nullable(),
          /** Where it goes on, when not with the next one. */
          goesTo: z.string().nullable(),
          seats: z.array(
            z.object({ words: z.string(), place: z.string().nullable(), names: z.array(z.string()) }),
          ),
        }),
      ),
    ),
  publish: edit
    .route({ method: 'POST', path: '/chains/{key}/versions', summary: '发布审批流程的新版本' })
    .input(
      z.object({
        key,
        /** The version it was made from: when another has come since, it is refused. */
        basedOn: z.number().int().positive(),
        definition: Definition,
        note: z.string().trim().min(2).max(200),
      }),
    )
    .output(z.object({ version: z.number().int() })),
}

import { z } from 'zod'
import { day, endpoint, type Powers } from '#basics/contract.ts'
import { figureKeys } from './facts/rules.ts'
import { formKeys } from './forms/rules.ts'
import { regulationCodes } from './regulations/rules.ts'
import { guideGroups } from './rules.ts'

const id = z.number().int().positive()
const key = z.string().max(60)
const count = z.number().int()
const words = (most: number, what: string) => z.string().trim().min(1, `请填写${what}`).max(most)

const Cite = z.object({ regulation: z.enum(regulationCodes), article: z.string().trim().max(40) })
const cites = z.array(Cite).max(6)
const When = z.object({
  figure: z.enum(figureKeys),
  least: count.nullable(),
  most: count.nullable(),
})
const Question = z.object({
  key,
  kind: z.literal('question'),
  text: words(120, '问题'),
  note: z.string().trim().max(300),
  cites,
  answers: z.array(z.object({ label: words(60, '选项'), to: key, when: When.nullable() })).max(8),
})
const End = z.object({
  key,
  kind: z.literal('end'),
  text: words(80, '结果'),
  steps: z.array(z.object({ text: words(400, '步骤'), cites })).max(10),
  forms: z.array(z.enum(formKeys)).max(5),
})

const Definition = z.object({
  title: words(40, '标题'),
  group: z.enum(guideGroups),
  summary: words(100, '简介'),
  words: z.array(z.string().trim().min(1).max(20)).max(20),
  start: key,
  nodes: z
    .array(z.discriminatedUnion('kind', [Question, End]))
    .min(1)
    .max(60),
})

const Facts = z.object({
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  members: count.nullable(),
  fullMembers: count.nullable(),
  committeeMembers: count.nullable(),
  secretary: z.string().nullable(),
  termEndsOn: day.nullable(),
  probationEndsOn: day.nullable(),
})

const ShownForm = z.object({
  key: z.enum(formKeys),
  label: z.string(),
  /** Where it is begun, with what is known filled in; null for those who may not. */
  to: z.string().nullable(),
  who: z.string(),
  /** Who may, nearest first: asked for only where the reader may not. */
  holders: z.array(z.object({ organization: z.string(), role: z.string(), names: z.array(z.string()) })),
})

const Version = z.object({
  version: count,
  note: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
})

const read = endpoint.meta({ permission: 'guides.read', helped: 'any' })
const edit = endpoint.meta({ permission: 'guides.edit' })
const note = z.string().trim().min(2, '请写明改了什么、依据').max(200)

/** 办事指南: questions in plain words, step by step to the form that is to be begun. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/guides', summary: '办事指南' })
    .input(z.object({ text: z.string().trim().max(50).optional() }))
    .output(
      z.array(
        z.object({
          key,
          title: z.string(),
          group: z.enum(guideGroups),
          summary: z.string(),
          version: count,
          publishedAt: z.string(),
          /** The committee whose own it is; null: the whole institute's. */
          owner: z.string().nullable(),
        }),
      ),
    ),
  get: read
    .route({ method: 'GET', path: '/guides/{key}', summary: '一份办事指南和有关的登记情况' })
    .input(z.object({ key, organizationId: z.coerce.number().int().positive().optional() }))
    .output(
      z.object({
        key,
        version: count,
        owner: z.string().nullable(),
        /** Whether who reads it may change it. */
        mayEdit: z.boolean(),
        definition: Definition,
        facts: Facts,
        told: z.array(z.string()),
        forms: z.array(ShownForm),
      }),
    ),
  versions: edit
    .route({ method: 'GET', path: '/guides/{key}/versions', summary: '办事指南的历次版本' })
    .input(z.object({ key }))
    .output(z.array(Version)),
  check: edit
    .route({ method: 'POST', path: '/guide-checks', summary: '检查办事指南能否发布' })
    .input(z.object({ definition: Definition }))
    .output(z.object({ faults: z.array(z.string()), ways: count })),
  create: edit
    .route({ method: 'POST', path: '/guides', summary: '新增办事指南' })
    .input(
      z.object({
        definition: Definition,
        note,
        /** For what lies below it; left out: as far as who makes it answers. */
        organizationId: id.optional(),
      }),
    )
    .output(z.object({ key })),
  publish: edit
    .route({ method: 'POST', path: '/guides/{key}/versions', summary: '发布办事指南的新版本' })
    .input(
      z.object({
        key,
        /** The version it was made from: when another has come since, it is refused. */
        basedOn: id,
        definition: Definition,
        note,
      }),
    )
    .output(z.object({ version: count })),
}

export const powers: Powers = {
  'guides.read': ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'],
  'guides.edit': ['committee', 'politicalWorkDepartment'],
}

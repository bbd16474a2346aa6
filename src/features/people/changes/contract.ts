import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { type CorrectableField, correctable } from './rules.ts'

export type { CorrectableField } from './rules.ts'

const id = z.number().int().positive()

export const correctableFields = Object.keys(correctable) as [CorrectableField]

const ChangeLine = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  effectiveOn: day.nullable(),
  /** What changed, in words: 学历：大学专科毕业 → 大学本科毕业. */
  changed: personal(
    'recordChange',
    z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  ),
  reason: z.string(),
  source: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  undone: z.boolean(),
  counterEntry: z.boolean(),
  undoable: z.boolean(),
})
const Done = z.object({ personId: id, changeId: id })

/** 更正与变更记录: who, when, why; one step back by a counter-entry. */
export const changes = {
  list: endpoint
    .meta({ permission: 'people.read' })
    .route({ method: 'GET', path: '/people/{id}/changes', summary: '人员变更记录' })
    .input(z.object({ id }))
    .output(z.array(ChangeLine)),
  correct: endpoint
    .meta({ permission: 'people.correct' })
    .route({ method: 'POST', path: '/people/{id}/corrections', summary: '更正人员信息' })
    .input(
      z.object({
        id,
        field: z.enum(correctableFields),
        value: z.string().trim().max(200).nullable(),
        effectiveOn: day.optional(),
        reason,
      }),
    )
    .output(Done),
  move: endpoint
    .meta({ permission: 'people.move' })
    .route({ method: 'POST', path: '/people/placements', summary: '调整所在党支部（可多人）' })
    .input(
      z.object({
        personIds: z.array(id).min(1).max(500),
        organizationId: id,
        groupId: id.nullable().default(null),
        effectiveOn: day,
        reason,
      }),
    )
    .output(z.object({ moved: z.number().int() })),
  group: endpoint
    .meta({ permission: 'people.correct' })
    .route({ method: 'POST', path: '/people/groupings', summary: '编入党小组（可多人）' })
    .input(
      z.object({ personIds: z.array(id).min(1).max(500), groupId: id.nullable(), effectiveOn: day, reason }),
    )
    .output(z.object({ grouped: z.number().int() })),
  undo: endpoint
    .meta({ permission: 'people.correct' })
    .route({
      method: 'POST',
      path: '/people/{id}/changes/{changeId}/counter-entry',
      summary: '撤回最近一步变更（反向记录）',
    })
    .input(z.object({ id, changeId: id, reason }))
    .output(Done),
}

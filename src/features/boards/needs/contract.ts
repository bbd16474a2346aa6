import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { measureGroups } from '#features/alerts/measures/kinds/rules.ts'
import { measureKeys } from '#features/alerts/measures/rules.ts'
import { organizationKinds } from '#features/organizations/rules.ts'
import { besideLimits, levels } from './rules.ts'

const id = z.number().int().positive()
const count = z.number().int()

const Row = z.object({
  id,
  name: z.string(),
  kind: z.enum(organizationKinds),
  parentName: z.string().nullable(),
  urgentOverdue: count,
  urgent: count,
  overdue: count,
  open: count,
  groups: z.array(
    z.object({
      group: z.enum(measureGroups),
      open: count,
      overdue: count,
      /** By which its list is opened. */
      measures: z.array(z.enum(measureKeys)),
    }),
  ),
})

const filters = {
  /** Whose subordinates; left out: the highest within reach. */
  organizationId: id.optional(),
  level: z.enum(levels).default('below'),
  text: z.string().trim().max(50).optional(),
  /** Only where something of these kinds is missing. */
  groups: z.array(z.enum(measureGroups)).optional(),
  sort: z.enum(['urgency', 'organization']).default('urgency'),
}

const read = endpoint.meta({ permission: 'boards.read' })

/** 需要帮助的先看: what is missing at the organizations below, in plain counts, where help is needed soonest first. */
export const needsContract = {
  list: read
    .route({ method: 'GET', path: '/board-needs', summary: '下级党组织缺什么，按需要帮助的紧迫程度排列' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Row)),
  export: endpoint
    .meta({ permission: 'boards.read', download: true })
    .route({ method: 'GET', path: '/board-needs.xlsx', summary: '导出下级党组织缺什么' })
    .input(z.object(filters))
    .output(fileOutput),
  beside: read
    .route({ method: 'GET', path: '/board-needs/beside', summary: '几个党组织缺什么，并排看' })
    .input(z.object({ ids: z.array(id).min(besideLimits.least).max(besideLimits.most) }))
    .output(z.array(Row)),
}

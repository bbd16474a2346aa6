import { formatYuan } from '#basics/money.ts'
import { findTemplate } from '#features/documents/templates/actions.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import { startRequest } from '#features/requests/actions.ts'
import type { Context } from '#platform/context.ts'
import type { ProjectRow } from '../../projects/queries.ts'
import { divisionNames } from '../../rules.ts'

/** The 请示 for a distribution; what becomes of it follows from the request. */
const templateKey = 'request-co-building-distribution'

type Portion = { name: string; town: string; weight: number; fen: number }
type Sharing = {
  id: number
  year: number
  fen: number
  portions: Portion[]
  left: { returnFen: number; principalFen: number; interestFen: number; depreciationFen: number }
}

const valuesOf = ({ name, division }: ProjectRow, { year, fen, portions, left }: Sharing): Values => ({
  projectName: name,
  termYear: year,
  returnInYuan: formatYuan(left.returnFen),
  bankInYuan: formatYuan(left.principalFen + left.interestFen),
  depreciationInYuan: formatYuan(left.depreciationFen),
  fenInYuan: formatYuan(fen),
  villagesCount: portions.length,
  division: divisionNames[division],
  portions: portions.map((one) => [one.town, one.name, String(one.weight), formatYuan(one.fen)]),
})

/** Drafts the 请示 of a distribution to the committee above. @throws Refusal what drafting a request refuses */
export async function draftDistribution(ctx: Context, row: ProjectRow, sharing: Sharing) {
  const { content } = await findTemplate(ctx, row.path, templateKey)
  const asked = new Set(content.fields.map(({ key }) => key))
  const values = Object.entries(valuesOf(row, sharing)).filter(([key]) => asked.has(key))
  const started = await startRequest(ctx, {
    organizationId: row.organizationId,
    templateKey,
    values: Object.fromEntries(values),
    about: {
      kind: 'coBuildingDistribution',
      id: sharing.id,
      address: `/co-building-projects/${row.id}?tab=distributions`,
    },
  })
  return { requestId: started.id, documentId: started.documentId }
}

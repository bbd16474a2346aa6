import { formatYuan } from '#basics/money.ts'
import { findTemplate } from '#features/documents/templates/actions.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import { startRequest } from '#features/requests/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { fundKindNames, ownerNames, projectKindNames } from '../../rules.ts'
import { fundsOf, sharesOf } from '../parts/queries.ts'
import type { ProjectRow } from '../queries.ts'
import { requestFor } from './queries.ts'

/** The 立项请示; what becomes of it follows from the request. */
const templateKey = 'request-co-building'

const wan = (fen: number) => formatYuan(Math.round(fen / 10_000))

/** What is known already and need not be typed again into the 请示. */
async function valuesFor(ctx: Context, row: ProjectRow): Promise<Values> {
  const [funds, shares] = [await fundsOf(ctx, row.id), await sharesOf(ctx, row.id)]
  return {
    projectName: row.name,
    projectPlace: `${row.county}${row.town}${row.place}`,
    projectKind: projectKindNames[row.kind],
    investor: row.investor,
    operator: row.operator,
    totalInWan: wan(row.totalFen),
    rateInPercent: String(row.rate / 100),
    termYears: row.termYears,
    villagesCount: shares.length,
    residual: ownerNames[row.residualOwner],
    funds: funds.map(({ kind, name, fen }) => [fundKindNames[kind], name, wan(fen)]),
    villages: shares.map(({ county, town, name }) => [county, town, name]),
  }
}

/**
 * Drafts the 立项请示 of a project to the committee above.
 * @throws Refusal co-building-request-known, co-building-parts-missing; what drafting a request refuses
 */
export async function draftRequest(ctx: Context, row: ProjectRow) {
  const known = await requestFor(ctx, row.id)
  if (known && known.status !== 'refused')
    throw new Refusal('conflict', 'co-building-request-known', { number: known.number })
  const values = await valuesFor(ctx, row)
  const missing = [
    ...((values.funds as string[][]).length === 0 ? ['资金来源'] : []),
    ...((values.villages as string[][]).length === 0 ? ['受益村'] : []),
  ]
  if (missing.length > 0)
    throw new Refusal('conflict', 'co-building-parts-missing', { parts: missing.join('、') })
  const { content } = await findTemplate(ctx, row.path, templateKey)
  const asked = new Set(content.fields.map(({ key }) => key))
  const started = await startRequest(ctx, {
    organizationId: row.organizationId,
    templateKey,
    values: Object.fromEntries(Object.entries(values).filter(([key]) => asked.has(key))),
    about: { kind: 'coBuilding', id: row.id, address: `/co-building-projects/${row.id}` },
  })
  return { requestId: started.id, documentId: started.documentId }
}

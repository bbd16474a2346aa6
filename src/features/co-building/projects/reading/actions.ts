import type { Context } from '#platform/context.ts'
import type { Terms } from '../../plan/rules.ts'
import { requestFor } from '../asking/queries.ts'
import {
  agreementsOf,
  assetsOf,
  batchesOf,
  fundsOf,
  receiptsOf,
  sharesOf,
  stagesOf,
} from '../parts/queries.ts'
import { getProject, type ProjectLine, type ProjectRow } from '../queries.ts'

export const lineOf = ({ path: _, ...row }: ProjectLine) => row

/** A project with all its parts. @throws Refusal not-found */
export async function show(ctx: Context, id: number) {
  const { path: _, led, ...row } = await getProject(ctx, id)
  return {
    ...row,
    mayLead: led && !row.ended && ctx.actor.permissions.includes('coBuilding.lead'),
    // The paper is between the committee and the one above it.
    request: led ? await requestFor(ctx, id) : null,
    stages: await stagesOf(ctx, id),
    funds: await fundsOf(ctx, id),
    assets: await assetsOf(ctx, id),
    shares: await sharesOf(ctx, id),
    agreements: await agreementsOf(ctx, id),
    batches: await batchesOf(ctx, id),
    receipts: await receiptsOf(ctx, id),
  }
}

/** What the plan of a project is worked out from: its loan is what the bank gave among its funds. */
export async function termsOf(ctx: Context, row: ProjectRow): Promise<Terms> {
  const funds = await fundsOf(ctx, row.id)
  const borrowed = funds.filter(({ kind }) => kind === 'loan').reduce((all, { fen }) => all + fen, 0)
  return {
    totalFen: row.totalFen,
    rate: row.rate,
    years: row.termYears,
    loan: {
      fen: borrowed,
      rate: row.loanRate,
      years: row.loanYears ?? row.termYears,
      method: row.loanMethod,
    },
    assets: await assetsOf(ctx, row.id),
  }
}

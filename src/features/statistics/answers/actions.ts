import { createHash } from 'node:crypto'
import type { Day } from '#basics/days.ts'
import { findByCode } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Check } from '../checks/lines/rules.ts'
import { findRoot } from '../places/queries.ts'
import { count, layOut, type Made } from '../tables/actions.ts'
import type { ReportShape } from './contract.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>

/**
 * The statistics of an organization (by its code; without one, the whole institute) on a day (today), as feed.md
 * promises them: `tables` names some of the set. What the command line prints as JSON.
 * @throws Refusal organization-unknown {code}; no-organization; as-of-in-future; table-unknown {table}
 */
export async function reportFor(
  ctx: Reading,
  asked: { asOf?: Day; organizationCode?: string; tables?: readonly string[] },
): Promise<ReportShape> {
  const id = await organizationOf(ctx, asked.organizationCode)
  return reportOf(await makeSet(ctx, id, asked.asOf ?? ctx.today, asked.tables))
}

/** The organization of a code, or the top of the tree. */
export async function organizationOf(ctx: Reading, code: string | undefined): Promise<number> {
  const found = code === undefined ? await findRoot(ctx) : await findByCode(ctx, code)
  if (found) return found.id
  throw code === undefined
    ? new Refusal('not-found', 'no-organization')
    : new Refusal('not-found', 'organization-unknown', { code, field: 'organizationCode' })
}

/** Lays out and counts a set. */
export const makeSet = async (ctx: Reading, organizationId: number, asOf: Day, tables?: readonly string[]) =>
  count(ctx, await layOut(ctx, organizationId, asOf, tables))

/** The numbers of a set in the shape that is answered, kept and printed. */
export function reportOf({ organization, setting, scope, filled, checks }: Made): ReportShape {
  const { id, code, name } = organization
  const answer = {
    asOf: setting.asOf,
    from: setting.firstDay,
    organization: { id, code, name },
    brackets: scope.brackets.version,
    tables: filled,
  }
  return { ...answer, digest: digestOf(answer), checks: checks.map(checkLine) }
}

/** The same facts, the same digest: over the day, the organization, the brackets and every number, not over words. */
function digestOf(report: Omit<ReportShape, 'digest' | 'checks'>): string {
  const { asOf, organization, brackets, tables } = report
  const numbers = tables.map(({ id, columns, rows }) => [
    id,
    columns.map(({ key }) => key),
    rows.map(({ key, cells }) => [key, cells]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([asOf, organization.code, brackets, numbers]))
    .digest('hex')
}

export const checkLine = ({ suspects, ...check }: Check) => ({
  ...check,
  // A check that holds has nobody to show, unless it lists people by name.
  named: suspects !== null && !check.holds,
})

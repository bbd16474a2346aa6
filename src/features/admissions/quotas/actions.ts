import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { quotas } from './contract.ts'
import { admittedIn, candidatesOf, committeesWith, upsertQuota } from './queries.ts'

/** The plan of a year, committee by committee, beside what was admitted and who may still be. */
export async function planOfYear(ctx: Context, year: number, id?: number) {
  const committees = await committeesWith(ctx, year, id)
  const top = committees.length === 1 ? (committees[0]?.path ?? '') : ''
  const admitted = await admittedIn(ctx, top, year)
  const candidates = await candidatesOf(ctx, top)
  const sum = (rows: { path: string; n: number }[], path: string) =>
    rows.reduce((total, row) => total + (row.path.startsWith(path) ? row.n : 0), 0)
  return committees.map(({ id: organizationId, name, path, places }) => ({
    organizationId,
    organizationName: name,
    year,
    places,
    admitted: sum(admitted, path),
    candidates: sum(candidates, path),
  }))
}

export const quotaActions: ActionsOf<typeof quotas> = {
  list: (ctx, { year }) => planOfYear(ctx, year),

  async set(ctx, { id, year, places }) {
    const organization = await getOrganization(ctx, id)
    const [before] = await planOfYear(ctx, year, id)
    if (!before)
      throw new Refusal('invalid', 'quota-committees-only', { field: 'id', name: organization.name })

    await upsertQuota(ctx, { id, year, places })
    ctx.record({
      action: 'admission.quotaSet',
      subject: { kind: 'organization', id, name: organization.name },
      path: organization.path,
      before: { year, places: before.places },
      after: { year, places },
    })
    return { ...before, places }
  },
}

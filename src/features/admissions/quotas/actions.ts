import { getOrganization } from '#features/organizations/queries.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { quotas } from './contract.ts'
import { quotasOf, upsertQuota } from './queries.ts'

export const quotaActions: ActionsOf<typeof quotas> = {
  async list(ctx, { year }) {
    const rows = await quotasOf(ctx, year)
    return rows.map(({ path, ...row }) => ({ ...row, year }))
  },

  async set(ctx, { id, year, places }) {
    const organization = await getOrganization(ctx, id)
    const [before] = await quotasOf(ctx, year, id)
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
    const { path, ...row } = before
    return { ...row, year, places }
  },
}

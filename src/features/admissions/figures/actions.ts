import { firstDayOfYear, yearOf } from '#basics/days.ts'
import { getOrganization, organizationOn } from '#features/organizations/queries.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { topOf, unitsBelow } from '../lists/queries.ts'
import type { figures } from './contract.ts'
import { funnelOn } from './queries.ts'
import { sumOf } from './rules.ts'

export const figureActions: ActionsOf<typeof figures> = {
  async funnel(ctx, { organizationId, on = ctx.today }) {
    const id = organizationId ?? (await topOf(ctx))
    await getOrganization(ctx, id)
    const organization = await organizationOn(ctx, id, on)
    const since = firstDayOfYear(yearOf(on))
    const rows = await funnelOn(ctx, { path: organization.path, on, since, today: ctx.today })
    const units = await unitsBelow(ctx, id, on)
    return {
      on,
      organizationName: organization.name,
      total: sumOf(rows),
      below: units.map(({ id: unit, name, path }) => ({
        organizationId: unit,
        organizationName: name,
        ...sumOf(rows.filter((row) => row.path.startsWith(path))),
      })),
    }
  },
}

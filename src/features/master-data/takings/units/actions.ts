import type { Day } from '#basics/days.ts'
import { applyOrganizationChanges } from '#features/organizations/updates/actions.ts'
import type { OrganizationUpdate } from '#features/organizations/updates/rules.ts'
import type { Context } from '#platform/context.ts'
import type { UnitOutcome } from '../../plans/rules.ts'

/**
 * What is taken of known units at once: 简称 from the day of the feed on, 成立日期 and 任期年数 as they are.
 * @throws Refusal of the register, when the day of the feed lies before what is registered already
 */
export async function changeUnits(
  ctx: Context,
  outcomes: UnitOutcome[],
  { on, reason, source }: { on: Day; reason: string; source: string },
): Promise<void> {
  const updates = outcomes.flatMap(({ known, unit, changes }): OrganizationUpdate[] => {
    const taken = changes.filter(({ effect }) => effect === 'taken').map(({ field }) => field)
    if (!known || taken.length === 0) return []
    return [
      {
        code: unit.code,
        effectiveOn: on,
        ...(taken.includes('shortName') && { shortName: unit.shortName }),
        ...(taken.includes('establishedOn') && { establishedOn: unit.establishedOn }),
        ...(taken.includes('termYears') && { termYears: unit.termYears }),
      },
    ]
  })
  if (updates.length === 0) return
  const [refused] = await applyOrganizationChanges(ctx, updates, { reason, source })
  if (refused) throw refused.refusal
}

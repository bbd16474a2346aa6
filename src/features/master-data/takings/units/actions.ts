import type { Day } from '#basics/days.ts'
import { insertChanges } from '#features/organizations/changes/queries.ts'
import { setFacts } from '#features/organizations/intake/queries.ts'
import { restate } from '#features/organizations/states/queries.ts'
import type { Context } from '#platform/context.ts'
import type { UnitOutcome } from '../../plans/rules.ts'

/** What is taken of known units at once: 简称 from the day of the feed on, 成立日期 and 任期年数 as they are. */
export async function changeUnits(
  ctx: Context,
  outcomes: UnitOutcome[],
  { on, reason, source }: { on: Day; reason: string; source: string },
): Promise<void> {
  const taken = outcomes.flatMap(({ known, unit, changes }) => {
    const some = changes.filter(({ effect }) => effect === 'taken')
    return known && some.length > 0 ? [{ known, unit, changes: some }] : []
  })
  if (taken.length === 0) return
  const short = taken.filter(({ changes }) => changes.some(({ field }) => field === 'shortName'))
  if (short.length > 0)
    await restate(
      ctx,
      short.map(({ known, unit }) => ({ id: known.id, on, reads: { short_name: unit.shortName } })),
    )
  await setFacts(
    ctx,
    taken.map(({ known, unit, changes }) => {
      const says = (field: string) => changes.some((change) => change.field === field)
      return {
        id: known.id,
        facts: {
          ...(says('establishedOn') && { established_on: unit.establishedOn }),
          ...(says('termYears') && { term_years: unit.termYears }),
        },
      }
    }),
  )
  await insertChanges(
    ctx,
    taken.map(({ known, changes }) => ({
      organizationId: known.id,
      kind: 'fed',
      effectiveOn: on,
      before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
      after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
      reason,
      source,
    })),
  )
}

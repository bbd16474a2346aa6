import { type Day, yearOf } from '#basics/days.ts'
import { branchFacts, meetingsIn } from '#features/meetings/demands/queries.ts'
import type { Context } from '#platform/context.ts'
import { type DutyFacts, dutyRows } from './rules.ts'

/** What fell due in the year up to the day, of these organizations. */
export async function dutiesIn(
  ctx: Pick<Context, 'db' | 'reach'>,
  { asOf }: { asOf: Day },
  ids: number[],
): Promise<DutyFacts[]> {
  const year = yearOf(asOf)
  const meetings = await meetingsIn(ctx, { ids, year, until: asOf })
  const held = Map.groupBy(meetings, ({ organizationId }) => organizationId)
  const branches = await branchFacts(ctx, { ids, year })
  return branches.flatMap((branch) => dutyRows(branch, held.get(branch.id) ?? [], asOf))
}

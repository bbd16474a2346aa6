import type { Day } from '#basics/days.ts'
import { findPlace } from '#features/dashboard/queries.ts'
import { count, layOut } from '#features/statistics/tables/actions.ts'
import type { Context } from '#platform/context.ts'
import { apartSentences, shareSentences, totalSentence } from './rules.ts'

/** What the figures of an organization on a day say. @throws Refusal not-found, and those of the statistics */
export async function analysis(
  ctx: Context,
  { organizationId, asOf = ctx.today }: { organizationId?: number | undefined; asOf?: Day | undefined },
) {
  const place = await findPlace(ctx, organizationId)
  const ground = await layOut(ctx, place.id, asOf, ['members-movement', 'members-by-branch'])
  const { filled } = await count(ctx, ground)
  const [movement, branches] = ['members-movement', 'members-by-branch'].map((id) =>
    filled.find((one) => one.id === id),
  )
  return {
    asOf,
    organization: { id: place.id, name: place.shortName ?? place.name },
    total: movement ? totalSentence(movement) : [],
    moved: movement ? shareSentences(movement) : [],
    apart: branches ? apartSentences(branches) : [],
  }
}

import { notifyAll } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import type { ProjectRow } from '../../projects/queries.ts'
import { secretariesFor } from './queries.ts'

/** Tells the secretaries of the branches beside the villages that there is something to come. */
export async function tellVillages(
  ctx: Context,
  { id, name }: ProjectRow,
  { distributionId, year }: { distributionId: number; year: number },
): Promise<void> {
  const secretaries = await secretariesFor(ctx, distributionId, ctx.today)
  await notifyAll(
    ctx,
    secretaries.map((one) => ({
      template: 'co-building-distributed' as const,
      to: [{ personId: one.personId }],
      facts: { project: name, village: one.name, year: String(year) },
      about: { kind: 'coBuilding', id },
      link: `/co-building-projects/${id}?tab=distributions`,
      key: `co-building-distribution/${distributionId}/${one.villageId}`,
      sms: 'never' as const,
    })),
  )
}

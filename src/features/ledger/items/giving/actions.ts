import { yearOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { insertItems } from '../queries.ts'
import { whyNotOpen } from '../rules.ts'
import type { giving } from './contract.ts'
import { knownOf, receiversOf } from './queries.ts'
import { knownFacts, whyNotGive } from './rules.ts'

/** Those chosen, every one of them within reach. @throws Refusal not-found */
async function receivers(ctx: Pick<Context, 'db' | 'reach'>, ids: number[]) {
  const wanted = [...new Set(ids)]
  const found = await receiversOf(ctx, wanted)
  if (found.length !== wanted.length) throw new Refusal('not-found', 'not-found', {})
  return found
}

export const givingActions: ActionsOf<typeof giving> = {
  async known(ctx, { organizationIds }) {
    const found = await receivers(ctx, organizationIds)
    const ids = found.map(({ id }) => id)
    const facts = knownFacts(await knownOf(ctx, ids, ctx.today), yearOf(ctx.today))
    return { organizations: found.length, facts }
  },

  async give(ctx, { fromId, organizationIds, ...given }) {
    const from = await getOrganization(ctx, fromId)
    const found = await receivers(ctx, organizationIds)
    const wrong = whyNotGive(from, found, ctx.today)
    if (wrong) throw new Refusal('invalid', wrong.code, { field: 'organizationIds', name: wrong.name })
    const why = whyNotOpen({ dueOn: given.dueOn, closedOn: null }, ctx.today)
    if (why) throw new Refusal('invalid', why, { field: 'dueOn' })

    const source = `${from.short_name ?? from.name}布置`
    const made = await insertItems(
      ctx,
      found.map(({ id }) => ({ ...given, organizationId: id, source, givenById: fromId })),
    )
    const pathOf = new Map(found.map(({ id, path }) => [id, path]))
    for (const { id, organizationId } of made)
      ctx.record({
        action: 'workItem.given',
        subject: { kind: 'workItem', id, name: given.title },
        path: pathOf.get(organizationId) ?? from.path,
        after: { title: given.title, dueOn: given.dueOn, source },
      })
    return { ids: made.map(({ id }) => id) }
  },
}

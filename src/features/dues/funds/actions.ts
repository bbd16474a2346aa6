import { yearOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch, type OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { funds } from './contract.ts'
import { duesBelow, giftsIn, holdFund, lastToldYear, openingOf, writeOpening, yearSums } from './queries.ts'
import { balanceOf, fundOf } from './rules.ts'

/** The fund of an organization within reach, in a year, with all that is told of it. */
export async function showFund(ctx: Pick<Context, 'db' | 'reach'>, id: number, year: number) {
  const place = await getOrganization(ctx, id)
  const [sums, opening] = [await yearSums(ctx, id), await openingOf(ctx, id)]
  const given = await giftsIn(ctx, id, year)
  return {
    organizationId: id,
    name: place.name,
    branch: isBranch(place.kind as OrganizationKind),
    ...fundOf(year, sums, opening),
    giftFen: given.fen,
    gifts: given.entries,
    below: await duesBelow(ctx, id, year),
    nowFen: balanceOf(sums, opening),
    opening,
    toldYear: await lastToldYear(ctx, id),
  }
}

export const fundActions: ActionsOf<typeof funds> = {
  get: (ctx, { id, year }) => showFund(ctx, id, year),

  async open(ctx, { id, fromYear, fen, note }) {
    const place = await getOrganization(ctx, id)
    await holdFund(ctx, id)
    if ((await lastToldYear(ctx, id)) !== null) throw new Refusal('conflict', 'dues-opening-told')
    if (fromYear > yearOf(ctx.today))
      throw new Refusal('invalid', 'dues-opening-year', { field: 'fromYear', year: yearOf(ctx.today) })
    const before = await openingOf(ctx, id)
    await writeOpening(ctx, id, { fromYear, fen, note })
    ctx.record({
      action: 'dues.fundOpened',
      subject: { kind: 'organization', id, name: place.name },
      path: place.path,
      before: before ?? {},
      after: { fromYear, fen },
      reason: note,
    })
    return showFund(ctx, id, yearOf(ctx.today))
  },
}

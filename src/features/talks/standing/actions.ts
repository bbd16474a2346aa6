import { yearOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from '../contract.ts'
import { branchesWithin, pairsOf, rollsOn } from '../queries.ts'
import { isComplete, lackingOf } from '../rules.ts'
import { countBranches, pageOfBranches } from './queries.ts'

/** What is lacking in each of some branches this year. */
export async function lackingIn(ctx: Pick<Context, 'db' | 'today'>, ids: number[], year: number) {
  const rolls = await rollsOn(ctx, ids, ctx.today)
  const talks = await pairsOf(ctx, ids, year)
  const of = <T extends { organizationId: number | null }>(list: T[], id: number) =>
    list.filter(({ organizationId }) => organizationId === id)
  return new Map(
    ids.map((id) => {
      const [roll, held] = [of(rolls, id), of(talks, id)]
      return [id, { roll, talks: held.length, lacking: lackingOf(roll, held) }]
    }),
  )
}

export const standingActions: Pick<ActionsOf<typeof contract>, 'branches' | 'standing'> = {
  async branches(ctx, { page, size, year = yearOf(ctx.today), organizationId }) {
    const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
    const found = branchesWithin(ctx, path)
    const branches = await pageOfBranches(found, { limit: size, offset: (page - 1) * size })
    const lacking = await lackingIn(
      ctx,
      branches.map(({ id }) => id),
      year,
    )
    const rows = branches.map(({ id, name }) => {
      const one = lacking.get(id)
      return {
        organizationId: id,
        organizationName: name,
        members: one?.roll.length ?? 0,
        talks: one?.talks ?? 0,
        officers: one?.lacking.officers.length ?? 0,
        withoutOfficer: one?.lacking.withoutOfficer.length ?? 0,
        withoutMember: one?.lacking.withoutMember.length ?? 0,
        complete: one ? isComplete(one.lacking) : true,
      }
    })
    return { rows, total: await countBranches(found) }
  },

  async standing(ctx, { id, year = yearOf(ctx.today) }) {
    const { name } = await getOrganization(ctx, id)
    const found = (await lackingIn(ctx, [id], year)).get(id)
    const lacking = found?.lacking ?? lackingOf([], [])
    return {
      organizationId: id,
      organizationName: name,
      year,
      members: found?.roll ?? [],
      talks: found?.talks ?? 0,
      complete: isComplete(lacking),
      ...lacking,
    }
  },
}

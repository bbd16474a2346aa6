import { yearOf } from '#basics/days.ts'
import { answerDemand, answeredIn, takeBackAnswer } from '#features/meetings/demands/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { contract } from '../contract.ts'
import { branchesWithin, pairsOf, rollsOn } from '../queries.ts'
import { isComplete, lackingOf, standingNames } from '../rules.ts'
import { countBranches, openBranches, pageOfBranches } from './queries.ts'

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

/** Makes what is told of this year's demand agree with who still lacks a talk, branch by branch. */
export async function refreshAnswers(ctx: Context): Promise<void> {
  const year = yearOf(ctx.today)
  const lacking = await lackingIn(ctx, await openBranches(ctx), year)
  const answered = new Set(await answeredIn(ctx, { kind: 'heartToHeart', year }))
  for (const [organizationId, found] of lacking) {
    const met = isComplete(found.lacking)
    if (met === answered.has(organizationId)) continue
    const demand = { organizationId, kind: 'heartToHeart' as const }
    await (met ? answerDemand(ctx, { ...demand, on: ctx.today }) : takeBackAnswer(ctx, { ...demand, year }))
  }
}

/** How far each of some branches is this year. */
async function linesOf(
  ctx: Pick<Context, 'db' | 'today'>,
  branches: { id: number; name: string }[],
  year: number,
) {
  const lacking = await lackingIn(
    ctx,
    branches.map(({ id }) => id),
    year,
  )
  return branches.map(({ id, name }) => {
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
}

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path

type StandingActions = Pick<ActionsOf<typeof contract>, 'branches' | 'exportBranches' | 'standing'>

export const standingActions: StandingActions = {
  async branches(ctx, { page, size, year = yearOf(ctx.today), organizationId }) {
    const found = branchesWithin(ctx, await pathOf(ctx, organizationId))
    const branches = await pageOfBranches(found, { limit: size, offset: (page - 1) * size })
    return { rows: await linesOf(ctx, branches, year), total: await countBranches(found) }
  },

  async exportBranches(ctx, { year = yearOf(ctx.today), organizationId }) {
    const path = await pathOf(ctx, organizationId)
    const { reach, today } = ctx
    ctx.record({
      action: 'talks.branchesExported',
      subject: { kind: 'talks', id: 'branches', name: '各支部谈心谈话' },
      after: { year },
    })
    const counts = ['党员', '已谈', '委员之间还差', '委员没有找的党员', '没有和党员谈的']
    return listSheet(
      `各支部谈心谈话_${year}`,
      {
        name: '各支部谈心谈话',
        title: `${year}年各支部谈心谈话`,
        columns: [
          { title: '党支部', width: 36, kind: 'text' },
          { title: '今年', width: 12, kind: 'text' },
          ...counts.map((title) => ({ title })),
        ],
      },
      async (db, page) =>
        linesOf({ db, today }, await pageOfBranches(branchesWithin({ db, reach }, path), page), year),
      (row) => [
        row.organizationName,
        standingNames[row.complete ? 'complete' : 'lacking'],
        row.members,
        row.talks,
        row.officers,
        row.withoutOfficer,
        row.withoutMember,
      ],
    )
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

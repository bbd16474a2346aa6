import { firstOfMonth, monthOf } from '#basics/days.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { hasAccounts, insertAccount } from '#features/accounts/queries.ts'
import { reckonedBase } from '#features/dues/bases/actions.ts'
import { insertBases } from '#features/dues/bases/queries.ts'
import { makeRoll } from '#features/dues/roll/making/actions.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { insertPosts } from '#features/people/posts/queries.ts'
import { insertPeople } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { writeSetting } from '#platform/settings.ts'
import { employeeNo, isMember, people, personRow, topRow, unitRows } from './rules.ts'

/** What every practice stands below; the name that the pages show; nobody may make himself administrator here. */
export async function plantTop(ctx: Context): Promise<void> {
  if (await hasAccounts(ctx)) return
  await insertOrganizations(ctx, [topRow(ctx.today)], 'practice')
  await writeSetting(ctx.db, 'institute', '演练环境（虚构单位）', ctx.now)
  await insertAccount(ctx, {
    username: 'yanlian',
    name: '演练环境',
    personId: null,
    passwordHash: null,
    mustChangePassword: false,
  })
}

export type Planted = {
  accountId: number
  branchId: number
  committeeId: number
  path: string
  personId: number
}

/** A small branch with its committee, its people, this month's dues, and the account of its secretary. */
export async function plantBranch(ctx: Context, number: number): Promise<Planted> {
  const { today } = ctx
  const [committee, branch] = unitRows(number, today)
  const units = await insertOrganizations(ctx, [committee, branch], 'practice')
  const { id: committeeId } = units.get(committee.code) as { id: number }
  const { id: branchId, path } = units.get(branch.code) as { id: number; path: string }
  const place = { number, branchId, today }
  const ids = await insertPeople(
    ctx,
    people.map((one, at) => personRow(one, at, place)),
  )
  const idOf = (at: number) => ids.get(employeeNo(number, at)) as number
  const posts = people.flatMap(({ post }, at) =>
    post ? [{ organizationId: branchId, personId: idOf(at), since: firstOfMonth(today), ...post }] : [],
  )
  await insertPosts(ctx, posts, today)
  await plantDues(ctx, path, idOf)
  const accountId = await openAccount(ctx, { number, committeeId, personId: idOf(0) })
  return { accountId, branchId, committeeId, path, personId: idOf(0) }
}

async function plantDues(ctx: Context, path: string, idOf: (at: number) => number): Promise<void> {
  const month = monthOf(ctx.today)
  const bases = people.map(async (one, at) => ({
    personId: idOf(at),
    confirmed: true,
    ...(await reckonedBase(ctx, { fromMonth: month, kind: 'salaried', items: { basicPay: one.pay * 100 } })),
  }))
  await insertBases(
    ctx,
    (await Promise.all(bases)).filter((_, at) => isMember(people[at] as never)),
  )
  await makeRoll(ctx, month, { path }, '核算')
}

/** The secretary; and, to see the other side, somebody of the committee above. */
async function openAccount(
  ctx: Context,
  { number, committeeId, personId }: { number: number; committeeId: number; personId: number },
): Promise<number> {
  const { id } = await insertAccount(ctx, {
    username: `yanlian-${number}`,
    name: people[0]?.name as string,
    personId,
    passwordHash: null,
    mustChangePassword: false,
  })
  await insertGrant(ctx, {
    accountId: id,
    role: 'committee',
    organizationId: committeeId,
    fromOn: ctx.today,
    untilOn: null,
    reason: '演练：看看上级党委这一边',
    grantedBy: '演练环境',
  })
  return id
}

import { sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import type { Reader } from '#platform/context.ts'
import { going } from '../payments/queries.ts'
import type { FundKind } from '../rules.ts'
import { villagesFound } from '../villages/queries.ts'

type Scope = Pick<Reader, 'db' | 'reach'>

/** Of the projects seen, where the money comes from. */
export const fundsByKind = (ctx: Scope) =>
  going(ctx)
    .innerJoin('co_building_fund as fund', 'fund.project_id', 'project.id')
    .groupBy('fund.kind')
    .select([sql<FundKind>`fund.kind`.as('kind'), sql<Fen>`sum(fund.fen)::bigint`.as('fen')])
    .orderBy(sql`sum(fund.fen)`, 'desc')
    .execute()

/** Fixed return that in fact came in a calendar year. */
export async function receivedIn(ctx: Scope, year: number): Promise<Fen> {
  const row = await going(ctx)
    .innerJoin('co_building_receipt as paid', 'paid.project_id', 'project.id')
    .where('paid.kind', '=', 'return')
    .where('paid.withdrawn_at', 'is', null)
    .where(sql<boolean>`extract(year from paid.paid_on) = ${year}`)
    .select(sql<Fen>`coalesce(sum(paid.fen), 0)::bigint`.as('fen'))
    .executeTakeFirstOrThrow()
  return row.fen
}

/** What the villages seen had in each of the years, their own and from projects. */
export async function incomeByYear(ctx: Scope, years: number[]) {
  const ids = villagesFound(ctx).select('village.id')
  const own = await ctx.db
    .selectFrom('village_income')
    .where('village_id', 'in', ids)
    .where(sql<boolean>`year = any(${years}::integer[])`)
    .groupBy('year')
    .select(['year', sql<Fen>`sum(fen)::bigint`.as('fen')])
    .execute()
  const paid = await ctx.db
    .selectFrom('co_building_portion as portion')
    .innerJoin('co_building_distribution as whole', 'whole.id', 'portion.distribution_id')
    .where('portion.village_id', 'in', ids)
    .where('portion.paid_on', 'is not', null)
    .where('whole.withdrawn_at', 'is', null)
    .groupBy(sql`1`)
    .select([
      sql<number>`extract(year from portion.paid_on)::int`.as('year'),
      sql<Fen>`sum(portion.fen)::bigint`.as('fen'),
    ])
    .execute()
  const of = (rows: { year: number; fen: Fen }[], year: number) =>
    rows.find((row) => row.year === year)?.fen ?? 0
  return years.map((year) => ({ year, ownFen: of(own, year), projectFen: of(paid, year) }))
}

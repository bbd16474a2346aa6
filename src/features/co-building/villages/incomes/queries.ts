import { sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import type { IncomeSource } from '../../rules.ts'

type Db = Pick<Context, 'db'>

/** What a village earned itself, by year and source. */
export const incomesOf = ({ db }: Db, villageId: number) =>
  db
    .selectFrom('village_income')
    .where('village_id', '=', villageId)
    .select(['year', sql<IncomeSource>`source`.as('source'), 'fen'])
    .orderBy('year')
    .orderBy('source')
    .execute()

/** What it was paid from projects, by the year of the payment. */
export const paidByYear = ({ db }: Db, villageId: number) =>
  db
    .selectFrom('co_building_portion as portion')
    .innerJoin('co_building_distribution as whole', 'whole.id', 'portion.distribution_id')
    .where('portion.village_id', '=', villageId)
    .where('portion.paid_on', 'is not', null)
    .where('whole.withdrawn_at', 'is', null)
    .groupBy(sql`1`)
    .select([
      sql<number>`extract(year from portion.paid_on)::int`.as('year'),
      sql<Fen>`sum(portion.fen)::bigint`.as('fen'),
    ])
    .execute()

export async function replaceIncomes(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  villageId: number,
  year: number,
  incomes: { source: IncomeSource; fen: Fen }[],
): Promise<void> {
  await db.deleteFrom('village_income').where('village_id', '=', villageId).where('year', '=', year).execute()
  if (incomes.length === 0) return
  await db
    .insertInto('village_income')
    .values(
      incomes.map((one) => ({
        village_id: villageId,
        year,
        ...one,
        recorded_at: now,
        recorded_by: actor.name,
      })),
    )
    .execute()
}

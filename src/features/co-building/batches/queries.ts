import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** The next number of the project, which whoever writes it holds. */
export async function insertBatch(
  { db, now, actor }: Writer,
  projectId: number,
  { begunOn, placed }: { begunOn: Day; placed: number },
): Promise<number> {
  const { number } = await db
    .insertInto('co_building_batch')
    .values({
      project_id: projectId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from co_building_batch where project_id = ${projectId})`,
      begun_on: begunOn,
      placed,
      recorded_at: now,
      recorded_by: actor.name,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

export const findBatch = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('co_building_batch')
    .where('id', '=', id)
    .select(['project_id as projectId', 'number', 'begun_on as begunOn', 'placed', 'sold_on as soldOn'])
    .executeTakeFirst()

export const setSold = (
  { db }: Writer,
  id: number,
  { soldOn, sold, salesFen }: { soldOn: Day; sold: number; salesFen: Fen },
) =>
  db
    .updateTable('co_building_batch')
    .set({ sold_on: soldOn, sold, sales_fen: salesFen })
    .where('id', '=', id)
    .execute()

import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import type { ReceiptKind } from '../rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>
export type NewReceipt = { kind: ReceiptKind; year: number; fen: Fen; paidOn: Day; number: string }

/** False: a receipt of this number and kind stands already. */
export async function insertReceipt(
  { db, now, actor }: Writer,
  projectId: number,
  { kind, year, fen, paidOn, number }: NewReceipt,
): Promise<boolean> {
  const row = await db
    .insertInto('co_building_receipt')
    .values({
      project_id: projectId,
      kind,
      year,
      fen,
      paid_on: paidOn,
      number,
      recorded_at: now,
      recorded_by: actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const findReceipt = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('co_building_receipt')
    .where('id', '=', id)
    .select([
      'project_id as projectId',
      sql<ReceiptKind>`kind`.as('kind'),
      'year',
      'fen',
      'number',
      'withdrawn_at as withdrawnAt',
    ])
    .executeTakeFirst()

export const setWithdrawn = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('co_building_receipt')
    .set({ withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because })
    .where('id', '=', id)
    .execute()

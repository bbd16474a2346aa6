import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Grade } from '../rules.ts'
import type { Marks } from './rules.ts'

type Db = Pick<Context, 'db'>

/** The tellers' count, in place of an earlier one. */
export async function writePaperCount(
  { db }: Db,
  id: number,
  count: {
    returned: number
    spoiled: number
    tellers: string
    rows: ({ personId: number } & Marks)[]
  },
): Promise<void> {
  await db
    .updateTable('appraisal_round')
    .set({
      paper_returned: count.returned,
      paper_spoiled: count.spoiled,
      paper_tellers: count.tellers,
    })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('appraisal_tally').where('round_id', '=', id).where('source', '=', 'paper').execute()
  await sql`
    insert into appraisal_tally (round_id, person_id, source, excellent, qualified, basically_qualified, unqualified, abstained)
    select ${id}, "personId", 'paper', excellent, qualified, "basicallyQualified", unqualified, abstained
    from json_to_recordset(${JSON.stringify(count.rows)}::json) as row ("personId" int, excellent int, qualified int,
      "basicallyQualified" int, unqualified int, abstained int)`.execute(db)
}

/** Says that somebody has voted; false when he had already. */
export async function markVoted({ db }: Db, roundId: number, personId: number): Promise<boolean> {
  const found = await db
    .updateTable('appraisal_member')
    .set({ voted: true })
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .where('voted', '=', false)
    .where('absent_because', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return found !== undefined
}

/** Adds one ballot to the sums; the ballot itself is not kept. */
export const addBallot = (
  { db }: Db,
  roundId: number,
  marked: { personId: number; mark: Grade | 'abstained' }[],
) =>
  sql`
    insert into appraisal_tally as tally (round_id, person_id, source, excellent, qualified, basically_qualified, unqualified, abstained)
    select ${roundId}, "personId", 'online', (mark = 'excellent')::int, (mark = 'qualified')::int,
      (mark = 'basicallyQualified')::int, (mark = 'unqualified')::int, (mark = 'abstained')::int
    from json_to_recordset(${JSON.stringify(marked)}::json) as row ("personId" int, mark text)
    order by "personId"
    on conflict (round_id, person_id, source) do update set excellent = tally.excellent + excluded.excellent,
      qualified = tally.qualified + excluded.qualified,
      basically_qualified = tally.basically_qualified + excluded.basically_qualified,
      unqualified = tally.unqualified + excluded.unqualified, abstained = tally.abstained + excluded.abstained`.execute(
    db,
  )

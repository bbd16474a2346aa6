import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Grade } from '../rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export const writeOpinions = (
  { db }: Pick<Context, 'db'>,
  roundId: number,
  rows: { personId: number; opinion: string | null; grade: Grade | null }[],
) =>
  sql`
    update appraisal_member member set opinion = row.opinion, grade = row.grade
    from json_to_recordset(${JSON.stringify(rows)}::json) as row ("personId" int, opinion text, grade text)
    where member.round_id = ${roundId} and member.person_id = row."personId"`.execute(db)

export const insertObjection = ({ db, now }: Writer, roundId: number, personId: number, text: string) =>
  db
    .insertInto('appraisal_objection')
    .values({ round_id: roundId, person_id: personId, text, raised_at: now })
    .execute()

export const answerObjection = ({ db, now, actor }: Writer, id: number, answer: string) =>
  db
    .updateTable('appraisal_objection')
    .set({ answer, answered_at: now, answered_by: actor.name })
    .where('id', '=', id)
    .execute()

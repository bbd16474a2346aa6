import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Reach } from '#basics/reach.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** The committee above the branch of whoever has no office: all of its people may see a notice. */
async function audience({ db, reach }: Scope): Promise<Reach> {
  if (!reach.personId) return reach
  const found = await db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .innerJoin('organization as superior', 'superior.id', 'organization.parent_id')
    .where('person.id', '=', reach.personId)
    .select('superior.path')
    .executeTakeFirst()
  return { personId: null, paths: [...reach.paths, ...(found ? [found.path] : [])] }
}

type Posted = { place: string; untilOn: Day; address: string; phone: string }

/** Notices that run on a day, seen by the people of the unit. */
export async function runningNotices(ctx: Scope, today: Day, id?: number) {
  const reach = await audience(ctx)
  return ctx.db
    .selectFrom('admission')
    .innerJoin('admission_entry as entry', 'entry.admission_id', 'admission.id')
    .innerJoin('person', 'person.id', 'admission.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where(within('person.organization_path', reach))
    .where('entry.act', '=', 'notice')
    .where('admission.status', '=', 'running')
    .where(sql<boolean>`(entry.details ->> 'untilOn')::date >= ${today}`)
    .where(
      sql<boolean>`not exists (select from admission_entry result where result.admission_id = admission.id
        and result.act = 'noticeResult' and result.seq > entry.seq)`,
    )
    .$if(id !== undefined, (q) => q.where('admission.id', '=', id ?? 0))
    .select([
      'admission.id',
      'person.name',
      'person.gender',
      'person.birth_date as birthDate',
      'person.organization_path as path',
      'organization.name as organizationName',
      'entry.on_day as postedOn',
    ])
    .select(sql<Posted>`entry.details`.as('posted'))
    .orderBy('entry.on_day')
    .orderBy('admission.id')
    .limit(200)
    .execute()
}

export const objectionsOf = ({ db }: Pick<Context, 'db'>, admissionId: number) =>
  db
    .selectFrom('admission_objection')
    .where('admission_id', '=', admissionId)
    .select([
      'id',
      'text',
      'raised_by as raisedBy',
      'raised_at as raisedAt',
      'answer',
      'answered_by as answeredBy',
    ])
    .orderBy('id')
    .execute()

export async function insertObjection({ db, now, actor }: Writer, admissionId: number, text: string) {
  const { id } = await db
    .insertInto('admission_objection')
    .values({
      admission_id: admissionId,
      text,
      raised_at: now,
      raised_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const answerObjection = ({ db, now, actor }: Writer, objectionId: number, answer: string) =>
  db
    .updateTable('admission_objection')
    .set({ answer, answered_at: now, answered_by: actor.name })
    .where('id', '=', objectionId)
    .execute()

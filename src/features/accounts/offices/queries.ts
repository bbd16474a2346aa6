import { type SqlBool, sql } from 'kysely'
import type { OfficeName } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** SQL: the three offices are appointed, and hold what is theirs. */
export const isSeparated = sql<boolean>`exists (select from office_separation)`

/** SQL: sits there on a day; `administrator` must be in the query. */
export const sits = (today: Day) => sql<SqlBool>`(administrator.from_on <= ${today}
  and (administrator.until_on is null or administrator.until_on > ${today}))`

export const findSeparation = ({ db }: Db) =>
  db.selectFrom('office_separation').select(['began_at as at', 'began_by as by']).executeTakeFirst()

export const insertSeparation = ({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>) =>
  db.insertInto('office_separation').values({ began_at: now, began_by: actor.name }).execute()

/** Of two who appoint at once, one waits for the other: nobody gets two offices, and separation begins once. */
export const holdOffices = ({ db }: Db) => sql`select pg_advisory_xact_lock(7100945)`.execute(db)

/** Everybody who sits or sat in one of the three, those of today first. */
export const administrators = ({ db }: Db) =>
  db
    .selectFrom('administrator')
    .innerJoin('account', 'account.id', 'administrator.account_id')
    .innerJoin('person', 'person.id', 'administrator.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .select([
      'administrator.id',
      'administrator.account_id as accountId',
      sql<OfficeName>`administrator.office`.as('office'),
      'administrator.person_id as personId',
      'person.name',
      'person.employee_no as employeeNo',
      sql<string | null>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      'account.username',
      'administrator.from_on as fromOn',
      'administrator.until_on as untilOn',
      'administrator.appointed_by as appointedBy',
      'administrator.reason',
      'administrator.relieved_by as relievedBy',
      'administrator.relieved_because as relievedBecause',
      sql<boolean>`not account.must_change_password`.as('takenUp'),
    ])
    .orderBy(sql`administrator.until_on is not null`)
    .orderBy('administrator.id', 'desc')
    .execute()

/** Somebody who could be appointed, by his id or his number. */
export const findAppointee = ({ db }: Db, who: { personId: number } | { employeeNo: string }) =>
  db
    .selectFrom('person')
    .where('employment', 'not in', ['left', 'deceased'])
    .$if('personId' in who, (q) => q.where('id', '=', 'personId' in who ? who.personId : 0))
    .$if('employeeNo' in who, (q) => q.where('employee_no', '=', 'employeeNo' in who ? who.employeeNo : ''))
    .select(['id', 'name', 'employee_no as employeeNo'])
    .executeTakeFirst()

/** Whether an account was made for one of the three. */
export const isAdministrators = async ({ db }: Db, accountId: number): Promise<boolean> =>
  Boolean(
    await db.selectFrom('administrator').where('account_id', '=', accountId).select('id').executeTakeFirst(),
  )

/** Whether somebody does the Party's business: he holds a post, or a role that was given to his own account. */
export async function doesBusiness({ db, today }: Pick<Context, 'db' | 'today'>, personId: number) {
  const { rows } = await sql<{ does: boolean }>`select
    exists (select from post where person_id = ${personId} and (until_on is null or until_on > ${today}))
    or exists (select from role_grant join account on account.id = role_grant.account_id
      where account.person_id = ${personId} and revoked_at is null
        and (role_grant.until_on is null or role_grant.until_on > ${today})) as does`.execute(db)
  return rows[0]?.does ?? false
}

export const insertAdministrator = (
  { db, now, today, actor }: Pick<Context, 'db' | 'now' | 'today' | 'actor'>,
  one: { accountId: number; office: OfficeName; personId: number; reason: string },
) =>
  db
    .insertInto('administrator')
    .values({
      account_id: one.accountId,
      office: one.office,
      person_id: one.personId,
      from_on: today,
      appointed_at: now,
      appointed_by: actor.name,
      reason: one.reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export const setRelieved = (
  { db, today, actor }: Pick<Context, 'db' | 'today' | 'actor'>,
  id: number,
  because: string,
) =>
  db
    .updateTable('administrator')
    .set({ until_on: today, relieved_by: actor.name, relieved_because: because })
    .where('id', '=', id)
    .execute()

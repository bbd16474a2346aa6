import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { holdsOn } from '../queries.ts'

type Writer = Pick<Context, 'db'>

/** Members and others who belong to the group today. */
const membersOf = sql<number>`(select count(*) from person where person.group_id = party_group.id)`

/** The groups that stood on a day. */
export const groupsOn = ({ db }: Writer, organizationId: number, day: Day) =>
  db
    .selectFrom('party_group')
    .where('organization_id', '=', organizationId)
    .where(holdsOn('party_group', day))
    .select(['id', 'name', 'from_on as fromOn', 'until_on as untilOn', membersOf.as('members')])
    .orderBy('id')
    .execute()

export async function getGroup({ db }: Writer, organizationId: number, id: number) {
  const found = await db
    .selectFrom('party_group')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .select(['id', 'name', 'from_on as fromOn', 'until_on as untilOn', membersOf.as('members')])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const insertGroup = ({ db }: Writer, group: { organizationId: number; name: string; fromOn: Day }) =>
  db
    .insertInto('party_group')
    .values({ organization_id: group.organizationId, name: group.name, from_on: group.fromOn })
    .returning('id')
    .executeTakeFirstOrThrow()

export const setGroup = ({ db }: Writer, id: number, values: { name?: string; untilOn?: Day | null }) =>
  db
    .updateTable('party_group')
    .set({
      ...(values.name !== undefined && { name: values.name }),
      ...(values.untilOn !== undefined && { until_on: values.untilOn }),
    })
    .where('id', '=', id)
    .execute()

/** Whether anybody was ever put into the group, or leads it. */
export async function groupWasUsed({ db }: Writer, id: number): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from standing where group_id = ${id}) or exists (select from person where group_id = ${id})
      or exists (select from post where group_id = ${id}) as used`.execute(db)
  return rows[0]?.used ?? false
}

export const deleteGroup = ({ db }: Writer, id: number) =>
  db.deleteFrom('party_group').where('id', '=', id).execute()

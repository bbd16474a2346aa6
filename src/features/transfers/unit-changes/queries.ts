import { type SqlBool, sql } from 'kysely'
import { below } from '#features/organizations/queries.ts'
import { placedWithin } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>

const undecided = sql<SqlBool>`(difference.accepted_at is null and difference.declined_at is null
  and difference.settled_at is null)`

/** Members of whom the master data says that they stand in another branch, and whose transfer nobody has begun. */
export const unitChangesWithin = ({ db, reach }: Scope, asked: { text?: string | undefined; path: string }) =>
  db
    .selectFrom('difference')
    .innerJoin('person', 'person.id', 'difference.person_id')
    .innerJoin('organization as source', 'source.id', 'person.organization_id')
    .innerJoin('organization as target', 'target.code', 'difference.master_value')
    .where('difference.kind', '=', 'moved')
    .where(undecided)
    .where('person.membership', '=', 'active')
    .where(placedWithin(reach))
    .where(below('person.organization_path', asked.path))
    .whereRef('target.id', '<>', 'source.id')
    .where(
      sql<SqlBool>`not exists (select from transfer where transfer.person_id = person.id
        and transfer.state not in ('done', 'withdrawn'))`,
    )
    .$if(Boolean(asked.text), (q) => q.where(sql<SqlBool>`strpos(person.name, ${asked.text ?? ''}) > 0`))
export type FoundChanges = ReturnType<typeof unitChangesWithin>

export const pageOfChanges = (found: FoundChanges, page: { limit: number; offset: number }) =>
  found
    .select([
      'difference.id as differenceId',
      'person.id as personId',
      'person.name as personName',
      'person.employee_no as employeeNo',
      sql<string>`coalesce(source.short_name, source.name)`.as('fromName'),
      'target.id as toId',
      sql<string>`coalesce(target.short_name, target.name)`.as('toName'),
      'difference.effective_on as effectiveOn',
    ])
    .orderBy('difference.effective_on')
    .orderBy('difference.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countChanges(found: FoundChanges): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** What the master data said of somebody's branch and nobody decided: the register says the same from now on. */
export const movesSaid = ({ db }: Pick<Context, 'db'>, personId: number, toId: number) =>
  db
    .selectFrom('difference')
    .innerJoin('organization', 'organization.code', 'difference.master_value')
    .where('difference.person_id', '=', personId)
    .where('difference.kind', '=', 'moved')
    .where('organization.id', '=', toId)
    .where(undecided)
    .select('difference.id')
    .execute()

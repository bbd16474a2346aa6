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

/** Whoever stands where the master data says by now, by whatever way: nothing is left to decide. */
export const settleArrived = ({ db, now }: Pick<Context, 'db' | 'now'>) =>
  db
    .updateTable('difference')
    .from('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .whereRef('person.id', '=', 'difference.person_id')
    .whereRef('organization.code', '=', 'difference.master_value')
    .where('difference.kind', '=', 'moved')
    .where(undecided)
    .set({ settled_at: now.toISOString(), decided_by: '名册' })
    .execute()

/** Moves accepted whose transfer was taken back, while the register still says otherwise. */
export const withdrawnMoves = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('difference')
    .innerJoin('transfer', 'transfer.id', 'difference.transfer_id')
    .innerJoin('person', 'person.id', 'difference.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where('transfer.state', '=', 'withdrawn')
    .where('difference.accepted_at', 'is not', null)
    .where(sql<SqlBool>`organization.code is distinct from difference.master_value`)
    .where(
      sql<SqlBool>`not exists (select from difference other where other.person_id = difference.person_id
        and other.kind = 'moved' and other.id > difference.id)`,
    )
    .select(['difference.id', 'person.id as personId', 'person.name', 'person.organization_path as path'])
    .orderBy('difference.id')
    .execute()

export const setReopened = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .updateTable('difference')
    .set({ accepted_at: null, decided_by: null, decided_because: null })
    .where('id', '=', id)
    .execute()

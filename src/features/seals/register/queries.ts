import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { SealStatus } from '../rules.ts'
import type { SealQuestion } from './contract.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>

const joined = ({ db }: Db) =>
  db
    .selectFrom('seal')
    .innerJoin('organization', 'organization.id', 'seal.organization_id')
    .leftJoin('seal_custody as custody', (join) =>
      join.onRef('custody.seal_id', '=', 'seal.id').on('custody.until_on', 'is', null),
    )
    .leftJoin('person as keeper', 'keeper.id', 'custody.person_id')

const usage = sql<{ stamped: number; waiting: number; usedAt: string | null }>`(
  select json_build_object('stamped', count(*) filter (where stamped_at is not null),
    'waiting', count(*) filter (where status in ('applied', 'approved')), 'usedAt', max(stamped_at))
  from seal_use where seal_use.seal_id = seal.id)`

const columns = [
  'seal.id',
  'seal.organization_id as organizationId',
  'seal.organization_name as organizationName',
  'organization.name as nameNow',
  'organization.path',
  'organization.closed_on as closedOn',
  'seal.inscription',
  'seal.line',
  'seal.diameter',
  'seal.picture_file_id as pictureFileId',
  'seal.status',
  'seal.made_on as madeOn',
  'seal.made_because as madeBecause',
  'seal.made_by as madeBy',
  'seal.suspended_at as suspendedAt',
  'seal.suspended_because as suspendedBecause',
  'seal.destroyed_on as destroyedOn',
  'seal.destroyed_because as destroyedBecause',
  'custody.person_id as keeperId',
  'custody.from_on as keptSince',
  'keeper.name as keeperName',
] as const

type Read = { status: string; diameter: string | number; closedOn: Day | null }
const typed = <T extends Read>(row: T) => ({
  ...row,
  status: row.status as SealStatus,
  diameter: Number(row.diameter),
  organizationClosed: row.closedOn !== null,
})

export function sealsWithin(scope: Scope, { text = '', status }: SealQuestion, path: string | null) {
  return joined(scope)
    .where(within('organization.path', scope.reach))
    .$if(path !== null, (q) => q.where(below('organization.path', path ?? '')))
    .$if(status !== undefined, (q) => q.where('seal.status', '=', status ?? ''))
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`(strpos(seal.inscription, ${text}) > 0 or strpos(organization.name, ${text}) > 0
          or starts_with(organization.name_initials, ${text.toLowerCase()}) or strpos(coalesce(keeper.name, ''), ${text}) > 0)`,
      ),
    )
}
type Found = ReturnType<typeof sealsWithin>

const sortColumns = {
  tree: sql.ref('organization.path'),
  inscription: sql.ref('seal.inscription'),
  madeOn: sql.ref('seal.made_on'),
  usedAt: sql`(select max(stamped_at) from seal_use where seal_use.seal_id = seal.id)`,
  waiting: sql`(select count(*) from seal_use where seal_use.seal_id = seal.id and status in ('applied', 'approved'))`,
}

export async function pageOfSeals(
  found: Found,
  { sort, descending }: Pick<SealQuestion, 'sort' | 'descending'>,
  page: { page: number; size: number },
) {
  const rows = await found
    .select(columns)
    .select(usage.as('usage'))
    .orderBy(sortColumns[sort], (by) => (descending ? by.desc() : by.asc()).nullsLast())
    .orderBy('seal.id')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute()
  return rows.map(typed)
}

export async function countSeals(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export async function findSeal(scope: Scope, id: number) {
  const row = await joined(scope)
    .where('seal.id', '=', id)
    .where(within('organization.path', scope.reach))
    .select(columns)
    .select(usage.as('usage'))
    .executeTakeFirst()
  return row ? typed(row) : null
}
export type FoundSeal = NonNullable<Awaited<ReturnType<typeof findSeal>>>

/** A seal whatever the reach, held until the transaction ends: nobody suspends it meanwhile. */
export async function holdSeal({ db }: Db, id: number): Promise<void> {
  await db.selectFrom('seal').where('id', '=', id).select('id').forUpdate().execute()
}

export const sealOf = ({ db }: Db, organizationId: number, line: string | null) =>
  db
    .selectFrom('seal')
    .where('organization_id', '=', organizationId)
    .where('destroyed_at', 'is', null)
    .where(sql<SqlBool>`line is not distinct from ${line}::text`)
    .select('id')
    .executeTakeFirst()

export const custodiesOf = ({ db }: Db, sealId: number) =>
  db
    .selectFrom('seal_custody')
    .innerJoin('person', 'person.id', 'seal_custody.person_id')
    .where('seal_id', '=', sealId)
    .select([
      'person_id as personId',
      'person.name as personName',
      'from_on as fromOn',
      'until_on as untilOn',
      'reason',
      'recorded_by as recordedBy',
    ])
    .orderBy('seal_custody.id', 'desc')
    .execute()

export const certificateOf = ({ db }: Db, sealId: number) =>
  db
    .selectFrom('seal_certificate')
    .where('seal_id', '=', sealId)
    .select(['origin', 'thumbprint', 'valid_from as validFrom', 'valid_until as validUntil'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A stored file by its id: its name in the store, and what it is. */
export const storedFile = ({ db }: Db, id: number) =>
  db.selectFrom('stored_file').where('id', '=', id).select(['digest', 'type']).executeTakeFirstOrThrow()

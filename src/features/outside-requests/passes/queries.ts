import { type SqlBool, sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { PassFilters } from './contract.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach' | 'today'>

/** SQL: as `isOpen` of the rules says. */
const open = (today: string) => sql<boolean>`(pass.ended_at is null and pass.valid_until >= ${today})`

export const listPasses = (
  scope: Scope,
  { text = '', open: only }: Omit<PassFilters, 'sort' | 'descending'>,
) =>
  scope.db
    .selectFrom('outside_pass as pass')
    .innerJoin('organization', 'organization.id', 'pass.organization_id')
    .where(within('pass.organization_path', scope.reach))
    .$if(only === true, (q) => q.where(open(scope.today)))
    .$if(text !== '', (q) =>
      q.where(sql<SqlBool>`strpos(lower(pass.holder || ' ' || organization.name), lower(${text})) > 0`),
    )
type Found = ReturnType<typeof listPasses>

const orders = {
  madeAt: 'pass.made_at',
  validUntil: 'pass.valid_until',
  organization: 'pass.organization_path',
} as const

export const pageOfPasses = (
  found: Found,
  today: string,
  { sort, descending }: Pick<PassFilters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) =>
  found
    .select([
      'pass.id',
      'pass.holder',
      'pass.valid_until as validUntil',
      'pass.made_at as madeAt',
      'pass.made_by as madeBy',
      'pass.ended_at as endedAt',
      'pass.ended_by as endedBy',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      open(today).as('open'),
      sql<number>`(select count(*)::integer from outside_request as asked where asked.pass_id = pass.id)`.as(
        'requests',
      ),
    ])
    .$narrowType<{ holder: string; madeBy: string }>()
    .orderBy(orders[sort], descending ? 'desc' : 'asc')
    .orderBy('pass.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countPasses(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const holdPass = ({ db, reach }: Pick<Context, 'db' | 'reach'>, id: number) =>
  db
    .selectFrom('outside_pass as pass')
    .where('pass.id', '=', id)
    .where(within('pass.organization_path', reach))
    .select(['pass.id', 'pass.holder', 'pass.ended_at as endedAt', 'pass.organization_path as path'])
    .forUpdate()
    .executeTakeFirst()

export async function insertPass(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  one: { hash: string; validUntil: string; organizationId: number; path: string; holder: string },
): Promise<number> {
  const { id } = await db
    .insertInto('outside_pass')
    .values({
      hash: one.hash,
      valid_until: one.validUntil,
      made_at: now,
      organization_id: one.organizationId,
      organization_path: one.path,
      holder: one.holder,
      account_id: actor.accountId,
      made_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const setEnded = ({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>, id: number) =>
  db.updateTable('outside_pass').set({ ended_at: now, ended_by: actor.name }).where('id', '=', id).execute()

export const passByHash = async ({ db }: Db, hash: string) =>
  (await db
    .selectFrom('outside_pass')
    .where('hash', '=', hash)
    .select([
      'id',
      'hash',
      'valid_until as validUntil',
      'ended_at as endedAt',
      'organization_id as organizationId',
      'organization_path as path',
      'account_id as accountId',
    ])
    .executeTakeFirst()) ?? null

/** Those that open something outside on a day, the older ones first. */
export const openPasses = ({ db, today }: Pick<Context, 'db' | 'today'>, id?: number) =>
  db
    .selectFrom('outside_pass as pass')
    .where(open(today))
    .$if(id !== undefined, (q) => q.where('pass.id', '=', id as number))
    .select(['pass.id', 'pass.hash', 'pass.valid_until as validUntil'])
    .orderBy('pass.id')
    .execute()

/** One that came from inside: nothing is known of it but what it opens, and until when. */
export async function keepPass(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { hash, validUntil }: { hash: string; validUntil: string },
): Promise<number> {
  const { id } = await db
    .insertInto('outside_pass')
    .values({ hash, valid_until: validUntil, made_at: now })
    .onConflict((conflict) =>
      conflict.column('hash').doUpdateSet({ valid_until: validUntil, ended_at: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const endPass = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  db
    .updateTable('outside_pass')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()

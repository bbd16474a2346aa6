import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Direction, ItemShow, Outcome, PackageState } from './rules.ts'

type Db = Pick<Context, 'db'>

/** How many findings of a package still ask for a decision, among what is not left out. */
const undecided = sql<number>`(select count(*)::integer from exchange_finding finding
  join exchange_item item on item.id = finding.item_id
  where item.package_id = exchange_package.id and item.held_because is null
    and finding.grade = 'decide' and finding.allowed_at is null)`
const held = sql<number>`(select count(*)::integer from exchange_item item
  where item.package_id = exchange_package.id and item.held_because is not null)`

const columns = [
  'exchange_package.id',
  'exchange_package.direction',
  'exchange_package.number',
  'exchange_package.state',
  'exchange_package.digest',
  'exchange_package.items',
  'exchange_package.bytes',
  'exchange_package.made_at as madeAt',
  'exchange_package.made_by as madeBy',
  'exchange_package.checked_at as checkedAt',
  'exchange_package.checked_by as checkedBy',
  'exchange_package.checked_account_id as checkedAccountId',
  'exchange_package.released_at as releasedAt',
  'exchange_package.released_by as releasedBy',
  'exchange_package.handed_at as handedAt',
  'exchange_package.hand_outs as handOuts',
  'exchange_package.confirmed_at as confirmedAt',
  'exchange_package.taken_at as takenAt',
  'exchange_package.discarded_at as discardedAt',
  'exchange_package.discarded_by as discardedBy',
  'exchange_package.discarded_because as discardedBecause',
] as const

export type PackageFilters = {
  direction?: Direction | undefined
  state?: PackageState | undefined
  text?: string | undefined
}

export function listPackages({ db }: Db, { direction, state, text = '' }: PackageFilters) {
  const number = Number(/\d+/.exec(text)?.[0] ?? -1)
  return db
    .selectFrom('exchange_package')
    .$if(direction !== undefined, (q) => q.where('direction', '=', direction as Direction))
    .$if(state !== undefined, (q) => q.where('state', '=', state as PackageState))
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`(number = ${number} or exists (select from exchange_item item
          where item.package_id = exchange_package.id and strpos(lower(item.name), lower(${text})) > 0))`,
      ),
    )
}
type Found = ReturnType<typeof listPackages>

const sortColumns = { madeAt: 'made_at', number: 'number', items: 'items', bytes: 'bytes' } as const
export type PackageOrder = { sort: keyof typeof sortColumns; descending: boolean }

export const pageOfPackages = (
  found: Found,
  { sort, descending }: PackageOrder,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .select([undecided.as('undecided'), held.as('held')])
    .$narrowType<{ direction: Direction; state: PackageState }>()
    .orderBy(sortColumns[sort], (by) => (descending ? by.desc() : by.asc()).nullsFirst())
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countPackages(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** @throws Refusal not-found */
export async function getPackage({ db }: Db, id: number, hold = false) {
  const found = await db
    .selectFrom('exchange_package')
    .where('id', '=', id)
    .select(columns)
    .select(['partner_id as partnerId', 'manifest', 'signature', 'whole'])
    .select([undecided.as('undecided'), held.as('held')])
    .$narrowType<{ direction: Direction; state: PackageState; whole: Record<string, string[]> }>()
    .$if(hold, (q) => q.forUpdate())
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type PackageRow = Awaited<ReturnType<typeof getPackage>>

export const openPackageId = async ({ db }: Db): Promise<number | null> =>
  (
    await db
      .selectFrom('exchange_package')
      .where('state', 'in', ['draft', 'checked'])
      .select('id')
      .executeTakeFirst()
  )?.id ?? null

export type ItemFilters = {
  kind?: string | undefined
  only?: ItemShow | undefined
  text?: string | undefined
}

const shows: Record<ItemShow, ReturnType<typeof sql<SqlBool>>> = {
  leaving: sql<SqlBool>`item.held_because is null`,
  held: sql<SqlBool>`item.held_because is not null`,
  gone: sql<SqlBool>`item.gone`,
  found: sql<SqlBool>`exists (select from exchange_finding f where f.item_id = item.id)`,
  undecided: sql<SqlBool>`(item.held_because is null and exists (select from exchange_finding f
    where f.item_id = item.id and f.grade = 'decide' and f.allowed_at is null))`,
}

export const listItems = ({ db }: Db, packageId: number, { kind, only, text = '' }: ItemFilters) =>
  db
    .selectFrom('exchange_item as item')
    .where('item.package_id', '=', packageId)
    .$if(kind !== undefined, (q) => q.where('item.kind', '=', kind as string))
    .$if(only !== undefined, (q) => q.where(shows[only as ItemShow]))
    .$if(text !== '', (q) => q.where(sql<SqlBool>`strpos(lower(item.name), lower(${text})) > 0`))

const itemColumns = [
  'item.id',
  'item.kind',
  'item.key',
  'item.name',
  'item.gone',
  'item.digest',
  'item.bytes',
  'item.held_because as heldBecause',
  'item.held_by as heldBy',
  'item.outcome',
] as const

export async function pageOfItems(
  found: ReturnType<typeof listItems>,
  page: { limit: number; offset: number },
) {
  const rows = await found
    .select(itemColumns)
    .$narrowType<{ outcome: Outcome | null }>()
    .orderBy('item.position')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { rows, total: n }
}

/** One item with what is said of it. @throws Refusal not-found */
export async function getItem({ db }: Db, id: number) {
  const found = await db
    .selectFrom('exchange_item as item')
    .where('item.id', '=', id)
    .select(itemColumns)
    .select(['item.package_id as packageId', 'item.body', 'item.files'])
    .$narrowType<{ outcome: Outcome | null }>()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const findingsOf = ({ db }: Db, itemIds: number[]) =>
  db
    .selectFrom('exchange_finding')
    .where('item_id', 'in', itemIds.length ? itemIds : [0])
    .select([
      'id',
      'item_id as itemId',
      'what',
      'place',
      'excerpt',
      'grade',
      'allowed_at as allowedAt',
      'allowed_by as allowedBy',
      'allowed_because as allowedBecause',
    ])
    .orderBy('id')
    .execute()

/** Everything of a package that leaves, in its order. */
export const leavingItems = ({ db }: Db, packageId: number) =>
  db
    .selectFrom('exchange_item')
    .where('package_id', '=', packageId)
    .where('held_because', 'is', null)
    .select(['id', 'kind', 'key', 'name', 'gone', 'digest', 'body', 'files'])
    .orderBy('position')
    .execute()
export type LeavingItem = Awaited<ReturnType<typeof leavingItems>>[number]

export const holdItem = ({ db, actor }: Pick<Context, 'db' | 'actor'>, id: number, because: string | null) =>
  db
    .updateTable('exchange_item')
    .set({ held_because: because, held_by: because === null ? null : actor.name })
    .where('id', '=', id)
    .execute()

/** @throws Refusal not-found */
export async function getFinding({ db }: Db, id: number) {
  const found = await db
    .selectFrom('exchange_finding')
    .where('id', '=', id)
    .select(['id', 'item_id as itemId', 'what', 'place', 'grade', 'allowed_at as allowedAt'])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** How many records of each kind go, and how many are told to be gone. */
export const countsOf = ({ db }: Db, packageId: number) =>
  db
    .selectFrom('exchange_item')
    .where('package_id', '=', packageId)
    .where('held_because', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .select([
      'kind',
      sql<number>`count(*) filter (where not gone)::integer`.as('sent'),
      sql<number>`count(*) filter (where gone)::integer`.as('gone'),
    ])
    .execute()

export const allowFinding = (
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  id: number,
  because: string,
) =>
  db
    .updateTable('exchange_finding')
    .set({ allowed_at: now, allowed_by: actor.name, allowed_because: because })
    .where('id', '=', id)
    .execute()

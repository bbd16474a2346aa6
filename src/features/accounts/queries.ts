import { sql } from 'kysely'
import type { RoleName } from '#basics/contract.ts'
import { coversEverything } from '#basics/reach.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { hasFactor } from './factors/queries.ts'
import { locks } from './lockouts/queries.ts'
import { holding } from './roles/queries.ts'
import type { AccountState } from './rules.ts'

type Reader = Pick<Context, 'db' | 'reach' | 'now' | 'today'>

/** Accounts of people within reach, and those that ever were given a role for an organization within reach. */
const visible = ({ db, reach, now }: Reader) =>
  db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .leftJoin('throttle as lock', (join) => join.on(locks('lock', sql.ref('account.username'), now)))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('account_session')
          .whereRef('account_session.account_id', '=', 'account.id')
          .select(({ fn }) => fn.max('account_session.seen_at').as('seen_at'))
          .as('last'),
      (join) => join.onTrue(),
    )
    .where((eb) =>
      eb.or([
        sql<boolean>`${sql.lit(coversEverything(reach))}`,
        within('person.organization_path', reach),
        eb.exists(
          eb
            .selectFrom('role_grant')
            .innerJoin('organization as place', 'place.id', 'role_grant.organization_id')
            .whereRef('role_grant.account_id', '=', 'account.id')
            .where(within('place.path', reach))
            .select('role_grant.id'),
        ),
      ]),
    )

/** An organization as it is called within the institute. */
const shortName = sql<string | null>`coalesce(organization.short_name, organization.name)`

type Listing = ReturnType<typeof visible>

const withColumns = (listing: Listing) =>
  listing.select([
    'account.id',
    'account.username',
    'account.name',
    'account.person_id as personId',
    'person.employee_no as employeeNo',
    'person.organization_path as personPath',
    'organization.id as organizationId',
    shortName.as('organizationName'),
    'account.created_at as createdAt',
    'account.disabled_at as disabledAt',
    'account.disabled_because as disabledBecause',
    'account.must_change_password as mustChangePassword',
    'account.password_at as passwordAt',
    'lock.until_at as lockedUntil',
    'last.seen_at as seenAt',
    hasFactor.as('hasFactor'),
  ])

/** One account within reach. */
export async function getAccount(ctx: Reader, id: number) {
  const found = await withColumns(visible(ctx)).where('account.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type AccountRow = Awaited<ReturnType<typeof getAccount>>

/** Holds the account until the end of the transaction, so that two do not change it at once. */
export const holdAccount = ({ db }: Pick<Context, 'db'>, id: number) =>
  db.selectFrom('account').where('id', '=', id).select('id').forUpdate().execute()

export type ListFilters = {
  text?: string | undefined
  role?: RoleName | undefined
  state?: AccountState | undefined
  secondFactor?: 'set' | 'unset' | undefined
  providerId?: number | undefined
  unusedDays?: number | undefined
  sort: 'username' | 'name' | 'createdAt' | 'seenAt'
  descending: boolean
}

/** The accounts within reach; with a path, those of people below it. */
export function listAccounts(ctx: Reader, filters: ListFilters, path: string | null) {
  const { text, role, state, secondFactor, providerId, unusedDays } = filters
  let listing = visible(ctx)
  if (path !== null) listing = listing.where(below('person.organization_path', path))
  if (text) listing = listing.where(matches(text))
  if (state) listing = listing.where(inState[state])
  if (secondFactor)
    listing = listing.where(secondFactor === 'set' ? hasFactor : sql<boolean>`not ${hasFactor}`)
  if (role) listing = listing.where(holding(role, ctx.today))
  if (providerId) listing = listing.where(linkedWith(providerId))
  if (unusedDays) listing = listing.where(unusedSince(new Date(ctx.now.getTime() - unusedDays * 86_400_000)))
  return listing
}

const matches = (text: string) =>
  sql<boolean>`(strpos(account.name, ${text}) > 0 or strpos(account.username, ${text.toLowerCase()}) > 0
    or starts_with(person.name_initials, ${text.toLowerCase()}) or person.employee_no = ${text})`

const linkedWith = (providerId: number) =>
  sql<boolean>`exists (select 1 from external_identity identity where identity.account_id = account.id
    and identity.provider_id = ${providerId} and identity.removed_at is null)`

const unusedSince = (moment: Date) =>
  sql<boolean>`coalesce(last.seen_at, account.created_at) < ${moment.toISOString()}::timestamptz`

const inState = {
  disabled: sql<boolean>`account.disabled_at is not null`,
  locked: sql<boolean>`account.disabled_at is null and lock.until_at is not null`,
  waiting: sql<boolean>`account.disabled_at is null and lock.until_at is null and account.must_change_password`,
  active: sql<boolean>`account.disabled_at is null and lock.until_at is null and not account.must_change_password`,
} satisfies Record<AccountState, unknown>

const sortColumns = {
  username: sql.ref('account.username'),
  name: sql`coalesce(person.name_pinyin, account.name)`,
  createdAt: sql.ref('account.created_at'),
  seenAt: sql.ref('last.seen_at'),
}

export const rowsOf = (listing: Listing, { sort, descending }: Pick<ListFilters, 'sort' | 'descending'>) =>
  withColumns(listing)
    .orderBy(sortColumns[sort], (order) => (descending ? order.desc() : order.asc()).nullsLast())
    .orderBy('account.id')

export async function countOf(listing: Listing): Promise<number> {
  const row = await listing.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** People within reach who have no account yet; `any`: those who have one as well. */
const possible = ({ db, reach }: Pick<Context, 'db' | 'reach'>, any: boolean) =>
  db
    .selectFrom('person')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .leftJoin('account', 'account.person_id', 'person.id')
    .$if(!any, (q) => q.where('account.id', 'is', null))
    .where('person.employment', '<>', 'deceased')
    .where((eb) =>
      eb.or([sql<boolean>`${sql.lit(coversEverything(reach))}`, within('person.organization_path', reach)]),
    )
    .select([
      'person.id as personId',
      'person.name',
      'person.employee_no as employeeNo',
      'person.organization_path as path',
      shortName.as('organizationName'),
    ])

export const findCandidates = (ctx: Pick<Context, 'db' | 'reach'>, text: string, any: boolean) =>
  possible(ctx, any)
    .where(
      sql<boolean>`(strpos(person.name, ${text}) > 0 or starts_with(person.name_initials, ${text.toLowerCase()})
        or starts_with(person.employee_no, ${text}))`,
    )
    .orderBy('person.name_pinyin')
    .orderBy('person.id')
    .limit(20)
    .execute()

export async function getPersonWithoutAccount(ctx: Pick<Context, 'db' | 'reach'>, personId: number) {
  const found = await possible(ctx, false).where('person.id', '=', personId).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'person-not-found', { field: 'personId' })
  return found
}

export const usernameTaken = async ({ db }: Pick<Context, 'db'>, username: string): Promise<boolean> =>
  Boolean(await db.selectFrom('account').where('username', '=', username).select('id').executeTakeFirst())

export const hasAccounts = async ({ db }: Pick<Context, 'db'>): Promise<boolean> =>
  Boolean(await db.selectFrom('account').select('id').limit(1).executeTakeFirst())

export type NewAccount = {
  username: string
  name: string
  personId: number | null
  passwordHash: string | null
  mustChangePassword: boolean
  demoTitle?: string
}

export const insertAccount = ({ db, now }: Pick<Context, 'db' | 'now'>, account: NewAccount) =>
  db
    .insertInto('account')
    .values({
      username: account.username.toLowerCase(),
      name: account.name,
      person_id: account.personId,
      password_hash: account.passwordHash,
      password_at: account.passwordHash ? now : null,
      must_change_password: account.mustChangePassword,
      demo_title: account.demoTitle ?? null,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export const setDisabled = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, because: string | null) =>
  db
    .updateTable('account')
    .set({ disabled_at: because === null ? null : now, disabled_because: because })
    .where('id', '=', id)
    .execute()

/** Enabled accounts of people, and of administrators, who died, or left the institute and the membership here. */
export const accountsOfThoseGone = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('account')
    .leftJoin('administrator', 'administrator.account_id', 'account.id')
    .innerJoin('person', (join) =>
      join.on(sql<boolean>`person.id = coalesce(account.person_id, administrator.person_id)`),
    )
    .where('account.disabled_at', 'is', null)
    .where((where) =>
      where.or([
        where('person.employment', '=', 'deceased'),
        where.and([where('person.employment', '=', 'left'), where('person.membership', '<>', 'active')]),
      ]),
    )
    .orderBy('account.id')
    .select(['account.id', 'person.employment'])
    .execute()

/** Whoever makes the first administrator waits here for any other who tries the same. */
export const holdFounding = ({ db }: Pick<Context, 'db'>) =>
  sql`select pg_advisory_xact_lock(7100924)`.execute(db)

export const findRoot = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('organization')
    .where('parent_id', 'is', null)
    .where('closed_on', 'is', null)
    .select(['id', 'name', 'path'])
    .orderBy('id')
    .executeTakeFirst()

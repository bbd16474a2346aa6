import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { coversEverything } from '#basics/reach.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { openKinds, readsDeedsOnly } from './rules.ts'

type Reader = Pick<Context, 'db' | 'reach' | 'actor'>

/** Entries of organizations within reach; what concerns no organization is seen from the root of the tree. */
const visible = ({ db, reach }: Reader) =>
  db
    .selectFrom('audit_entry as entry')
    .where((eb) =>
      coversEverything(reach)
        ? eb.or([within('entry.organization_path', reach), eb('entry.organization_path', '=', '')])
        : within('entry.organization_path', reach),
    )

export type Filters = {
  text?: string | undefined
  from?: Day | undefined
  until?: Day | undefined
  action?: string | undefined
  subjectKind?: string | undefined
  subjectId?: string | undefined
  accountId?: number | undefined
}

/** The entries that a question asks for; days are days in China, both included. `path`: of one organization and below. */
export function listEntries(ctx: Reader, filters: Filters, path: string | null) {
  const { text, from, until, action, subjectKind, subjectId, accountId } = filters
  let listing = visible(ctx)
  if (path !== null) listing = listing.where(below('entry.organization_path', path))
  if (from) listing = listing.where('entry.at', '>=', beginningOf(from))
  if (until) listing = listing.where('entry.at', '<', sql<string>`${beginningOf(until)} + interval '1 day'`)
  if (action) listing = listing.where('entry.action', '=', action)
  if (subjectKind) listing = listing.where('entry.subject_kind', '=', subjectKind)
  if (subjectId) listing = listing.where('entry.subject_id', '=', subjectId)
  if (accountId) listing = listing.where(concerns(accountId))
  if (text) listing = listing.where(isMark(text) ? bearsMark(text) : holds(text, ctx.actor))
  return listing
}
type Listing = ReturnType<typeof listEntries>

const beginningOf = (day: Day) => sql<string>`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`

/** What an account did, and what was done to it: a sign-in is the deed of somebody not signed in yet. */
const concerns = (accountId: number) =>
  sql<boolean>`(entry.account_id = ${accountId} or entry.subject_kind = 'account' and entry.subject_id = ${String(accountId)})`

/** The code at the foot of a file that was taken out: KQ7RM-2XW4C. */
const isMark = (text: string) => /^[A-Z0-9]{5}-[A-Z0-9]{5}$/.test(text)
const bearsMark = (code: string) => sql<boolean>`entry.after ->> 'mark' = ${code}`

/** What is not shown to somebody is not found by him either. */
const holds = (text: string, { acting }: Context['actor']) =>
  sql<boolean>`(strpos(entry.actor_name, ${text}) > 0
    or ${readsDeedsOnly(acting) ? sql`entry.subject_kind = any(${openKinds})` : sql`true`}
      and (strpos(coalesce(entry.subject_name, ''), ${text}) > 0 or strpos(coalesce(entry.reason, ''), ${text}) > 0))`

const columns = [
  'entry.id',
  'entry.at',
  'entry.actor_name as actorName',
  'entry.acting_roles as actingRoles',
  'entry.action',
  'entry.subject_kind as subjectKind',
  'entry.subject_id as subjectId',
  'entry.subject_name as subjectName',
  'entry.organization_path as path',
  'entry.reason',
  'entry.ip',
] as const

/** The newest first. */
export const rowsOf = (listing: Listing) => listing.select(columns).orderBy('entry.id', 'desc')

export async function countOf(listing: Listing): Promise<number> {
  const row = await listing.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export async function getEntry(ctx: Reader, id: number) {
  const found = await rowsOf(visible(ctx))
    .where('entry.id', '=', id)
    .select([
      'entry.account_id as accountId',
      'entry.person_id as personId',
      'entry.agent',
      'entry.before',
      'entry.after',
      'entry.hash',
      'entry.previous_hash as previousHash',
    ])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The actions that stand in the trail within reach. */
export async function actionsMet(ctx: Reader): Promise<string[]> {
  const rows = await visible(ctx).select('entry.action').distinct().orderBy('entry.action').execute()
  return rows.map(({ action }) => action)
}

export async function namesOf(
  { db }: Pick<Context, 'db'>,
  organizationIds: number[],
): Promise<Map<number, string>> {
  if (organizationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('organization')
    .where('id', 'in', organizationIds)
    .select(['id', 'name', 'short_name as shortName'])
    .execute()
  return new Map(rows.map(({ id, name, shortName }) => [id, shortName ?? name]))
}

import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, holdsOn, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Db = Pick<Context, 'db'>

/** SQL: somebody held a post of the committee of the talk's branch on its day. */
const officer = (person: string) => sql<boolean>`exists (
  select from post where post.person_id = ${sql.ref(person)} and post.organization_id = talk.organization_id
    and post.kind in ('secretary', 'deputySecretary', 'committeeMember') and post.from_on <= talk.held_on
    and coalesce(post.until_on, 'infinity') > talk.held_on)`

const talks = ({ db }: Db) =>
  db
    .selectFrom('talk')
    .innerJoin('organization', 'organization.id', 'talk.organization_id')
    .innerJoin('person as one', 'one.id', 'talk.one_id')
    .innerJoin('person as other', 'other.id', 'talk.other_id')
    .where('talk.withdrawn_at', 'is', null)

const columns = [
  'talk.id',
  'talk.organization_id as organizationId',
  'organization.path',
  'talk.held_on as heldOn',
  'one.name as oneName',
  'other.name as otherName',
  'talk.gist_sealed as gistSealed',
  'talk.recorded_by as recordedBy',
  'talk.recorded_at as recordedAt',
  'talk.account_id as accountId',
  'talk.one_id as oneId',
  'talk.other_id as otherId',
] as const
const shortly = sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName')
const officers = [
  shortly,
  officer('talk.one_id').as('oneOfficer'),
  officer('talk.other_id').as('otherOfficer'),
] as const

const ofYear = (year: number) => [`${year}-01-01`, `${year}-12-31`] as const

export type Filters = { year: number; path: string; text?: string | undefined }

export const listTalks = (ctx: Scope, { year, path, text }: Filters) =>
  talks(ctx)
    .where(within('organization.path', ctx.reach))
    .where(below('organization.path', path))
    .where(sql<SqlBool>`talk.held_on between ${ofYear(year)[0]} and ${ofYear(year)[1]}`)
    .$if(Boolean(text), (q) =>
      q.where(sql<SqlBool>`(strpos(one.name, ${text ?? ''}) > 0 or strpos(other.name, ${text ?? ''}) > 0)`),
    )
type Found = ReturnType<typeof listTalks>

export const pageOfTalks = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .select(officers)
    .orderBy('talk.held_on', 'desc')
    .orderBy('talk.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type TalkRow = Awaited<ReturnType<typeof pageOfTalks>>[number]

export async function countTalks(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within the reach of a branch, or of one of the two who talked. @throws Refusal not-found */
export async function getTalk(ctx: Scope, id: number): Promise<TalkRow> {
  const { personId } = ctx.reach
  const found = await talks(ctx)
    .where('talk.id', '=', id)
    .where((eb) =>
      eb.or([
        within('organization.path', ctx.reach),
        ...(personId ? [eb('talk.one_id', '=', personId), eb('talk.other_id', '=', personId)] : []),
      ]),
    )
    .select(columns)
    .select(officers)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** Somebody's own talks, the newest first. */
export const talksOf = (ctx: Db, personId: number, limit = 100) =>
  talks(ctx)
    .where((eb) => eb.or([eb('talk.one_id', '=', personId), eb('talk.other_id', '=', personId)]))
    .select(columns)
    .select(officers)
    .orderBy('talk.held_on', 'desc')
    .orderBy('talk.id', 'desc')
    .limit(limit)
    .execute()

/** Records a talk; undefined when the two have one of that day. */
export async function insertTalk(
  { db, now, actor, sealing }: Pick<Context, 'db' | 'now' | 'actor' | 'sealing'>,
  talk: { organizationId: number; oneId: number; otherId: number; heldOn: Day; gist: string | undefined },
): Promise<number | undefined> {
  const row = await db
    .insertInto('talk')
    .values({
      organization_id: talk.organizationId,
      held_on: talk.heldOn,
      one_id: talk.oneId,
      other_id: talk.otherId,
      gist_sealed: talk.gist ? sealing.seal(talk.gist) : null,
      recorded_at: now,
      recorded_by: actor.name,
      account_id: actor.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const withdrawTalk = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, because: string) =>
  db.updateTable('talk').set({ withdrawn_at: now, withdrawn_because: because }).where('id', '=', id).execute()

/** The talks of a year in some branches, as pairs. */
export const pairsOf = ({ db }: Db, organizationIds: number[], year: number) =>
  db
    .selectFrom('talk')
    .where('withdrawn_at', 'is', null)
    .where(sql<SqlBool>`organization_id = any(${organizationIds}::int[])`)
    .where(sql<SqlBool>`held_on between ${ofYear(year)[0]} and ${ofYear(year)[1]}`)
    .select(['organization_id as organizationId', 'one_id as oneId', 'other_id as otherId'])
    .execute()

/** The members of some branches on a day, and who of them is of the committee. */
export const rollsOn = ({ db }: Db, organizationIds: number[], day: Day) =>
  db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .where(sql<SqlBool>`standing.organization_id = any(${organizationIds}::int[])`)
    .where('standing.membership', '=', 'active')
    .where(holdsOn('standing', day))
    .select(['person.id as personId', 'person.name', 'standing.organization_id as organizationId'])
    .select(
      sql<boolean>`exists (select from post where post.person_id = person.id
        and post.organization_id = standing.organization_id
        and post.kind in ('secretary', 'deputySecretary', 'committeeMember') and ${holdsOn('post', day)})`.as(
        'officer',
      ),
    )
    .orderBy('person.name_pinyin')
    .orderBy('person.id')
    .execute()

/** The branches within reach that hold members, in the order of the tree. */
export const branchesWithin = ({ db, reach }: Scope, path: string) =>
  db
    .selectFrom('organization')
    .where('kind', 'in', ['branch', 'jointBranch'])
    .where('closed_on', 'is', null)
    .where(within('organization.path', reach))
    .where(below('organization.path', path))

/** Where somebody's formal relation is. */
export const homeOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .where('person.id', '=', personId)
    .where('person.membership', '=', 'active')
    .select(['organization.id', 'organization.path', 'organization.name'])
    .executeTakeFirst()

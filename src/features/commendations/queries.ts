import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { CommendationKind, CommendationState, Level } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const joined = ({ db, reach }: Scope) =>
  db
    .selectFrom('commendation as one')
    .innerJoin('organization', 'organization.id', 'one.organization_id')
    .where(within('organization.path', reach))

const columns = [
  'one.id',
  'one.year',
  'one.name',
  'one.person_id as personId',
  'one.organization_id as organizationId',
  'organization.path',
  'one.deeds',
  'one.reference_on as referenceOn',
  'one.proposed_at as proposedAt',
  'one.proposed_by as proposedBy',
  'one.review',
  'one.reviewed_at as reviewedAt',
  'one.reviewed_by as reviewedBy',
  'one.awarded_on as awardedOn',
  'one.awarded_by as awardedBy',
  'one.ended_because as endedBecause',
  'one.certificate',
] as const
const typed = [
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
  sql<CommendationKind>`one.kind`.as('kind'),
  sql<Level>`one.level`.as('level'),
  sql<CommendationState>`one.state`.as('state'),
] as const

export type Filters = {
  kind?: CommendationKind | undefined
  state: CommendationState | 'open' | 'all'
  year?: number | undefined
  text?: string | undefined
  path: string
}

function inState(state: Filters['state']) {
  if (state === 'all') return sql<SqlBool>`true`
  if (state === 'open') return sql<SqlBool>`one.state in ('proposed', 'reviewed')`
  return sql<SqlBool>`one.state = ${state}`
}

export const listCommendations = (ctx: Scope, asked: Filters) =>
  joined(ctx)
    .where(below('organization.path', asked.path))
    .where(inState(asked.state))
    .$if(asked.kind !== undefined, (q) => q.where('one.kind', '=', asked.kind as CommendationKind))
    .$if(asked.year !== undefined, (q) => q.where('one.year', '=', asked.year ?? 0))
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(one.name, ${asked.text ?? ''}) > 0 or one.certificate = ${asked.text ?? ''})`,
      ),
    )
type Found = ReturnType<typeof listCommendations>

export const pageOfCommendations = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .select(typed)
    .orderBy('one.year', 'desc')
    .orderBy('one.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type CommendationRow = Awaited<ReturnType<typeof pageOfCommendations>>[number]

export async function countCommendations(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach; `held` until the transaction ends. @throws Refusal not-found */
export async function getCommendation(ctx: Scope, id: number, held = false): Promise<CommendationRow> {
  const found = await joined(ctx)
    .where('one.id', '=', id)
    .select(columns)
    .select(typed)
    .$if(held, (q) => q.forUpdate('one'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export type NewCommendation = {
  kind: CommendationKind
  level: Level
  year: number
  personId: number | null
  organizationId: number
  name: string
  deeds: string
  referenceOn: Day
}

/** Proposes; undefined when there is one of the kind, level and year already. */
export async function insertCommendation(
  { db, now, actor }: Writer,
  given: NewCommendation,
): Promise<number | undefined> {
  const row = await db
    .insertInto('commendation')
    .values({
      kind: given.kind,
      level: given.level,
      year: given.year,
      person_id: given.personId,
      organization_id: given.organizationId,
      name: given.name,
      deeds: given.deeds,
      reference_on: given.referenceOn,
      proposed_at: now,
      proposed_by: actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const setReviewed = ({ db, now, actor }: Writer, id: number, opinion: string) =>
  db
    .updateTable('commendation')
    .set({ state: 'reviewed', review: opinion, reviewed_at: now, reviewed_by: actor.name })
    .where('id', '=', id)
    .execute()

export const setAwarded = (
  { db, now, actor }: Writer,
  id: number,
  award: { on: Day; by: string; certificate: string; honourId: number | null },
) =>
  db
    .updateTable('commendation')
    .set({
      state: 'awarded',
      awarded_on: award.on,
      awarded_by: award.by,
      certificate: award.certificate,
      honour_id: award.honourId,
      ended_at: now,
      ended_by: actor.name,
    })
    .where('id', '=', id)
    .execute()

export const setEnded = (
  { db, now, actor }: Writer,
  id: number,
  state: 'declined' | 'withdrawn',
  because: string,
) =>
  db
    .updateTable('commendation')
    .set({ state, ended_at: now, ended_by: actor.name, ended_because: because })
    .where('id', '=', id)
    .execute()

/** Who holds a post of the Party now, and what the last closed appraisal said, of some people. */
export async function standingOf({ db }: Db, ids: number[], today: Day) {
  const { rows } = await sql<{ personId: number; hasPost: boolean; grade: string | null }>`
    select person_id as "personId",
      exists (select from post where post.person_id = one.person_id and post.from_on <= ${today}
        and coalesce(post.until_on, 'infinity') > ${today}) as "hasPost",
      (select member.grade from appraisal_member member join appraisal_round round on round.id = member.round_id
        where member.person_id = one.person_id and round.state = 'closed' order by round.year desc limit 1) as grade
    from unnest(${ids}::int[]) as one (person_id)`.execute(db)
  return new Map(rows.map((row) => [row.personId, row]))
}

import { type SqlBool, sql } from 'kysely'
import type { Fen } from '#basics/money.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { VillageFilters } from './contract.ts'

type Scope = Pick<Reader, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** SQL: what a village earned itself in a year, and what it was paid from projects in it. */
const own = (year: number) => sql<Fen>`coalesce((select sum(income.fen) from village_income income
  where income.village_id = village.id and income.year = ${year}), 0)::bigint`
const fromProjects = (
  year: number,
) => sql<Fen>`coalesce((select sum(portion.fen) from co_building_portion portion
  join co_building_distribution whole on whole.id = portion.distribution_id
  where portion.village_id = village.id and whole.withdrawn_at is null
    and portion.paid_on >= make_date(${year}::int, 1, 1) and portion.paid_on < make_date(${year}::int + 1, 1, 1)), 0)::bigint`
const total = (year: number) => sql<Fen>`(${own(year)} + ${fromProjects(year)})`

/** Kept within reach, beside a branch within reach, or sharing in a project that is led within reach. */
export const villagesFound = ({ db, reach }: Scope) =>
  db
    .selectFrom('village')
    .innerJoin('organization as keeper', 'keeper.id', 'village.organization_id')
    .leftJoin('organization as branch', 'branch.id', 'village.branch_id')
    .where(
      sql<boolean>`(${within('keeper.path', reach)} or coalesce(${within('branch.path', reach)}, false) or exists (
        select from co_building_share share join co_building_project project on project.id = share.project_id
          join organization lead on lead.id = project.organization_id
        where share.village_id = village.id and ${within('lead.path', reach)}))`,
    )
type Found = ReturnType<typeof villagesFound>

export type VillagesAsked = Omit<
  VillageFilters,
  'organizationId' | 'sort' | 'descending' | 'year' | 'before'
> & {
  path: string
  year: number
}

const wan = 1_000_000

export const listVillages = (
  ctx: Scope,
  { text, county, projectId, below: less, above, path, year }: VillagesAsked,
) =>
  villagesFound(ctx)
    .where(path === '' ? sql<SqlBool>`true` : below('keeper.path', path))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`strpos(concat_ws(' ', village.county, village.town, village.name), ${text ?? ''}) > 0`,
      ),
    )
    .$if(Boolean(county), (q) => q.where('village.county', '=', county ?? ''))
    .$if(projectId !== undefined, (q) =>
      q.where(sql<SqlBool>`exists (select from co_building_share share
        where share.village_id = village.id and share.project_id = ${projectId ?? 0})`),
    )
    .$if(less !== undefined, (q) => q.where(sql<SqlBool>`${total(year)} < ${(less ?? 0) * wan}`))
    .$if(above !== undefined, (q) => q.where(sql<SqlBool>`${total(year)} >= ${(above ?? 0) * wan}`))

const lines = (found: Found, year: number, before: number) =>
  found.select([
    'village.id',
    'village.name',
    'village.county',
    'village.town',
    'village.organization_id as organizationId',
    'keeper.path',
    'village.branch_id as branchId',
    'village.households',
    sql<string>`coalesce(keeper.short_name, keeper.name)`.as('organizationName'),
    sql<string | null>`coalesce(branch.short_name, branch.name)`.as('branchName'),
    sql<number>`(select count(*) from co_building_share share where share.village_id = village.id)`.as(
      'projects',
    ),
    own(year).as('ownFen'),
    fromProjects(year).as('projectFen'),
    total(year).as('totalFen'),
    total(before).as('beforeFen'),
  ])

export const pageOfVillages = (
  found: Found,
  {
    sort,
    descending,
    year,
    before,
  }: Pick<VillageFilters, 'sort' | 'descending'> & { year: number; before: number },
  page: { limit: number; offset: number },
) => {
  const orders = {
    name: sql`village.name`,
    county: sql`village.county`,
    need: total(year),
  }
  return lines(found, year, before)
    .orderBy(orders[sort], descending && sort !== 'need' ? 'desc' : 'asc')
    .orderBy('village.town')
    .orderBy('village.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}
export type VillageLine = Awaited<ReturnType<typeof pageOfVillages>>[number]

export async function countVillages(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** One that is seen; `how`: kept within reach, or answered for there (the branch beside it too). @throws Refusal not-found */
export async function getVillage(
  ctx: Scope,
  id: number,
  { year, before, how = 'seen' }: { year: number; before: number; how?: 'seen' | 'kept' | 'answered' },
) {
  const kept = within('keeper.path', ctx.reach)
  const answered = sql<boolean>`(${kept} or coalesce(${within('branch.path', ctx.reach)}, false))`
  const row = await lines(villagesFound(ctx), year, before)
    .where('village.id', '=', id)
    .$if(how === 'kept', (q) => q.where(kept))
    .$if(how === 'answered', (q) => q.where(answered))
    .select([kept.as('mayKeep'), answered.as('mayRecord')])
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}
export type VillageRow = Awaited<ReturnType<typeof getVillage>>

export type VillageFacts = {
  name: string
  county: string
  town: string
  branchId: number | null
  households: number | null
}
const valuesOf = ({ branchId, ...facts }: VillageFacts) => ({ ...facts, branch_id: branchId })

/** Undefined: it is known already. */
export async function insertVillage(
  { db, now, actor }: Writer,
  organizationId: number,
  facts: VillageFacts,
): Promise<number | undefined> {
  const row = await db
    .insertInto('village')
    .values({
      organization_id: organizationId,
      ...valuesOf(facts),
      recorded_at: now,
      recorded_by: actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Whether another village has the place and name. */
export const villageTaken = async ({ db }: Pick<Context, 'db'>, facts: VillageFacts, id: number) =>
  (await db
    .selectFrom('village')
    .where('county', '=', facts.county)
    .where('town', '=', facts.town)
    .where('name', '=', facts.name)
    .where('id', '<>', id)
    .select('id')
    .executeTakeFirst()) !== undefined

export const updateVillage = ({ db }: Writer, id: number, facts: VillageFacts) =>
  db.updateTable('village').set(valuesOf(facts)).where('id', '=', id).execute()

/** The counties of what is seen, for the filter. */
export async function villageCounties(ctx: Scope): Promise<string[]> {
  const rows = await villagesFound(ctx).select('village.county').distinct().execute()
  return rows.map(({ county }) => county)
}

/** How many of these are seen. */
export async function countSeen(ctx: Scope, ids: number[]): Promise<number> {
  return countVillages(villagesFound(ctx).where(sql<boolean>`village.id = any(${ids}::integer[])`))
}

/** The projects in which a village shares. */
export const sharesOfVillage = ({ db }: Pick<Context, 'db'>, villageId: number) =>
  db
    .selectFrom('co_building_share as share')
    .innerJoin('co_building_project as project', 'project.id', 'share.project_id')
    .where('share.village_id', '=', villageId)
    .select([
      'project.id as projectId',
      'project.name',
      'share.weight',
      sql<number>`(select sum(weight) from co_building_share where project_id = project.id)::int`.as(
        'weights',
      ),
      sql<number>`(select count(*) from co_building_share where project_id = project.id)`.as('villages'),
      sql<Fen>`${portionsSum(true)}`.as('paidFen'),
      sql<Fen>`${portionsSum(false)}`.as('waitingFen'),
    ])
    .orderBy('project.name')
    .execute()

const portionsSum = (
  paid: boolean,
) => sql<Fen>`coalesce((select sum(portion.fen) from co_building_portion portion
  join co_building_distribution whole on whole.id = portion.distribution_id
  where whole.project_id = project.id and portion.village_id = share.village_id and whole.withdrawn_at is null
    and (portion.paid_on is not null) = ${paid}), 0)::bigint`

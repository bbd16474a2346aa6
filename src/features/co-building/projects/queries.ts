import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Division, FundKind, Owner, ProjectKind, Stage } from '../rules.ts'
import type { ProjectFilters, ProjectTerms } from './contract.ts'

type Scope = Pick<Reader, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** SQL: led within reach, or shared in by a village beside a branch within reach. */
const seen = (reach: Reader['reach']) => sql<boolean>`(${within('organization.path', reach)} or exists (
  select from co_building_share share join village on village.id = share.village_id
    join organization branch on branch.id = village.branch_id
  where share.project_id = project.id and ${within('branch.path', reach)}))`

/** SQL: the furthest stage that was reached. */
const stage = sql<Stage | null>`(select step.stage from co_building_stage step
  where step.project_id = project.id and step.reached_on is not null
  order by array_position(array['approval', 'building', 'production', 'firstBatch', 'buyback', 'completion'], step.stage) desc
  limit 1)`

/** SQL: fixed return of the years of the term that have passed, rounded half up as the plan does. */
const owed = (today: Day) => sql<Fen>`(coalesce(least(project.term_years,
    greatest(0, extract(year from age(${today}::date - 1, project.term_from)))), 0)
  * ((2 * project.total_fen * project.rate + 10000) / 20000))::bigint`
const received = (year: number | null = null) =>
  sql<Fen>`coalesce((select sum(paid.fen) from co_building_receipt paid
  where paid.project_id = project.id and paid.kind = 'return' and paid.withdrawn_at is null
    and (${year}::int is null or extract(year from paid.paid_on) = ${year}::int)), 0)::bigint`
const late = (today: Day) =>
  sql<Fen>`case when project.ended_at is null then greatest(0, ${owed(today)} - ${received()}) else 0 end`

const until = sql<Day | null>`(project.term_from + make_interval(years => project.term_years))::date`

export const projectsFound = ({ db, reach }: Scope) =>
  db
    .selectFrom('co_building_project as project')
    .innerJoin('organization', 'organization.id', 'project.organization_id')
    .where(seen(reach))
type Found = ReturnType<typeof projectsFound>

type Asked = Omit<ProjectFilters, 'organizationId' | 'sort' | 'descending'> & { path: string; today: Day }

const matching = (text: string) =>
  sql<SqlBool>`strpos(concat_ws(' ', project.name, project.county, project.town, project.investor, project.operator), ${text}) > 0`

export const listProjects = (
  ctx: Scope,
  { text, kind, county, stages, villageId, late: isLate, fund, paidIn, ended, path, today }: Asked,
) =>
  projectsFound(ctx)
    .where(path === '' ? sql<SqlBool>`true` : below('organization.path', path))
    .$if(!ended, (q) => q.where('project.ended_at', 'is', null))
    .$if(Boolean(text), (q) => q.where(matching(text ?? '')))
    .$if(kind !== undefined, (q) => q.where('project.kind', '=', kind as ProjectKind))
    .$if(Boolean(county), (q) => q.where('project.county', '=', county ?? ''))
    .$if(Boolean(stages?.length), (q) => q.where(sql<SqlBool>`${stage} = any(${stages ?? []})`))
    .$if(fund !== undefined, (q) =>
      q.where(sql<SqlBool>`exists (select from co_building_fund fund
        where fund.project_id = project.id and fund.kind = ${fund as FundKind})`),
    )
    .$if(paidIn !== undefined, (q) => q.where(sql<SqlBool>`${received(paidIn)} > 0`))
    .$if(isLate === true, (q) => q.where(sql<SqlBool>`${late(today)} > 0`))
    .$if(villageId !== undefined, (q) =>
      q.where(sql<SqlBool>`exists (select from co_building_share share
        where share.project_id = project.id and share.village_id = ${villageId ?? 0})`),
    )

const columns = [
  'project.id',
  'project.name',
  'project.county',
  'project.town',
  'project.organization_id as organizationId',
  'organization.path',
  'project.investor',
  'project.operator',
  'project.total_fen as totalFen',
  'project.rate',
  'project.capacity',
  'project.capacity_unit as capacityUnit',
  'project.term_from as termFrom',
] as const
const derived = (today: Day, paidIn?: number) =>
  [
    sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    sql<ProjectKind>`project.kind`.as('kind'),
    stage.as('stage'),
    until.as('termUntil'),
    late(today).as('lateFen'),
    received(paidIn ?? null).as('receivedFen'),
    sql<number>`(select count(*) from co_building_share share where share.project_id = project.id)`.as(
      'villages',
    ),
    sql<boolean>`project.ended_at is not null`.as('ended'),
  ] as const

const orders = {
  name: sql`project.name`,
  county: sql`project.county`,
  termUntil: until,
  organization: sql`organization.path`,
} as const

export const pageOfProjects = (
  found: Found,
  { sort, descending, paidIn }: Pick<ProjectFilters, 'sort' | 'descending' | 'paidIn'>,
  page: { limit: number; offset: number },
  today: Day,
) =>
  found
    .select(columns)
    .select(derived(today, paidIn))
    .orderBy(orders[sort], (ob) => (descending ? ob.desc() : ob.asc()).nullsLast())
    .orderBy('project.town')
    .orderBy('project.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type ProjectLine = Awaited<ReturnType<typeof pageOfProjects>>[number]

export async function countProjects(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** One that is seen; `leading`: led within reach, and held. @throws Refusal not-found */
export async function getProject(
  ctx: Scope & Pick<Context, 'today'>,
  id: number,
  leading: 'seen' | 'led' = 'seen',
) {
  const row = await projectsFound(ctx)
    .where('project.id', '=', id)
    .$if(leading === 'led', (q) => q.where(within('organization.path', ctx.reach)).forUpdate('project'))
    .select(columns)
    .select(derived(ctx.today))
    .select([
      'project.place',
      'project.land_tenths as landTenths',
      'project.plant_metres as plantMetres',
      'project.rate_ground as rateGround',
      'project.term_years as termYears',
      'project.loan_rate as loanRate',
      'project.loan_years as loanYears',
      'project.price_fen as priceFen',
      'project.cost_fen as costFen',
      'project.ended_because as endedBecause',
      'project.registered_by as registeredBy',
      sql<'equalPrincipal' | 'equalPayment'>`project.loan_method`.as('loanMethod'),
      sql<Owner>`project.residual_owner`.as('residualOwner'),
      sql<Division>`project.division`.as('division'),
      within('organization.path', ctx.reach).as('led'),
    ])
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}
export type ProjectRow = Awaited<ReturnType<typeof getProject>>

const valuesOf = (terms: ProjectTerms) => ({
  kind: terms.kind,
  name: terms.name,
  county: terms.county,
  town: terms.town,
  place: terms.place,
  investor: terms.investor,
  operator: terms.operator,
  land_tenths: terms.landTenths,
  plant_metres: terms.plantMetres,
  capacity: terms.capacity,
  capacity_unit: terms.capacityUnit,
  total_fen: terms.totalFen,
  rate: terms.rate,
  rate_ground: terms.rateGround || null,
  term_from: terms.termFrom,
  term_years: terms.termYears,
  loan_rate: terms.loanRate,
  loan_years: terms.loanYears,
  loan_method: terms.loanMethod,
  residual_owner: terms.residualOwner,
  price_fen: terms.priceFen,
  cost_fen: terms.costFen,
})

/** Undefined: there is one of that name. */
export async function insertProject(
  { db, now, actor }: Writer,
  organizationId: number,
  terms: ProjectTerms,
): Promise<number | undefined> {
  const row = await db
    .insertInto('co_building_project')
    .values({
      ...valuesOf(terms),
      organization_id: organizationId,
      registered_at: now,
      registered_by: actor.name,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Whether another project has the name. */
export const nameTaken = async ({ db }: Pick<Context, 'db'>, name: string, id: number) =>
  (await db
    .selectFrom('co_building_project')
    .where('name', '=', name)
    .where('id', '<>', id)
    .select('id')
    .executeTakeFirst()) !== undefined

export const updateProject = ({ db }: Writer, id: number, terms: ProjectTerms) =>
  db.updateTable('co_building_project').set(valuesOf(terms)).where('id', '=', id).execute()

export const setDivision = ({ db }: Writer, id: number, division: Division) =>
  db.updateTable('co_building_project').set({ division }).where('id', '=', id).execute()

export const setEnded = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('co_building_project')
    .set({ ended_at: now, ended_by: actor.name, ended_because: because })
    .where('id', '=', id)
    .execute()

/** The counties of what is seen, for the filter. */
export async function countiesOf(ctx: Scope): Promise<string[]> {
  const rows = await projectsFound(ctx).select('project.county').distinct().execute()
  return rows.map(({ county }) => county)
}

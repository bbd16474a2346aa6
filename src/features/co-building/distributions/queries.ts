import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import type { Division } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const distributions = ({ db }: Db) =>
  db
    .selectFrom('co_building_distribution')
    .select([
      'id',
      'project_id as projectId',
      'year',
      'fen',
      sql<Division>`division`.as('division'),
      'decided_on as decidedOn',
      'decision',
      'decided_by as decidedBy',
      'withdrawn_because as withdrawnBecause',
    ])

export const distributionsOf = (ctx: Db, projectId: number) =>
  distributions(ctx)
    .where('project_id', '=', projectId)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The distribution, of whatever project. `hold`: until the transaction ends. */
export const findDistribution = (ctx: Db, id: number, hold = false) =>
  distributions(ctx)
    .where('id', '=', id)
    .$if(hold, (q) => q.forUpdate())
    .executeTakeFirst()
export type DistributionRow = NonNullable<Awaited<ReturnType<typeof findDistribution>>>

export const portionsOf = ({ db }: Db, ids: number[]) =>
  db
    .selectFrom('co_building_portion as portion')
    .innerJoin('village', 'village.id', 'portion.village_id')
    .where(sql<boolean>`portion.distribution_id = any(${ids}::integer[])`)
    .select([
      'portion.distribution_id as distributionId',
      'portion.village_id as villageId',
      'village.name',
      'village.town',
      'portion.weight',
      'portion.fen',
      'portion.paid_on as paidOn',
      'portion.receipt',
    ])
    .orderBy('village.id')
    .execute()

export type NewDistribution = {
  projectId: number
  year: number
  fen: Fen
  division: Division
  decidedOn: Day
  decision: string
  portions: { villageId: number; weight: number; fen: Fen }[]
}

export async function insertDistribution(
  { db, now, actor }: Writer,
  { portions, ...given }: NewDistribution,
): Promise<number> {
  const { id } = await db
    .insertInto('co_building_distribution')
    .values({
      project_id: given.projectId,
      year: given.year,
      fen: given.fen,
      division: given.division,
      decided_on: given.decidedOn,
      decision: given.decision,
      decided_at: now,
      decided_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('co_building_portion')
    .values(
      portions.map(({ villageId, weight, fen }) => ({
        distribution_id: id,
        village_id: villageId,
        weight,
        fen,
      })),
    )
    .execute()
  return id
}

/** Whether a village may be answered for by whoever asks: through the project's committee or the village's own place. */
export const mayReceive = async (
  { db, reach }: Pick<Reader, 'db' | 'reach'>,
  projectId: number,
  villageId: number,
) =>
  (await db
    .selectFrom('village')
    .innerJoin('organization as keeper', 'keeper.id', 'village.organization_id')
    .leftJoin('organization as branch', 'branch.id', 'village.branch_id')
    .innerJoin('co_building_project as project', (join) => join.on('project.id', '=', projectId))
    .innerJoin('organization as lead', 'lead.id', 'project.organization_id')
    .where('village.id', '=', villageId)
    .where((eb) =>
      eb.or([
        within('lead.path', reach),
        within('keeper.path', reach),
        sql<boolean>`coalesce(${within('branch.path', reach)}, false)`,
      ]),
    )
    .select('village.id')
    .executeTakeFirst()) !== undefined

/** False: it was paid already, or there is no such portion. */
export async function setPaid(
  { db, now, actor }: Writer,
  id: number,
  villageId: number,
  { paidOn, receipt }: { paidOn: Day; receipt: string },
): Promise<boolean> {
  const row = await db
    .updateTable('co_building_portion')
    .set({ paid_on: paidOn, receipt, paid_at: now, paid_by: actor.name })
    .where('distribution_id', '=', id)
    .where('village_id', '=', villageId)
    .where('paid_on', 'is', null)
    .returning('village_id')
    .executeTakeFirst()
  return row !== undefined
}

export const setWithdrawn = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('co_building_distribution')
    .set({ withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because })
    .where('id', '=', id)
    .execute()

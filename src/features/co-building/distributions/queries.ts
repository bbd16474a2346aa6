import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import { within } from '#features/organizations/queries.ts'
import type { RequestStatus } from '#features/requests/rules.ts'
import type { Context, Reader } from '#platform/context.ts'
import type { Division } from '../rules.ts'
import { statusOf } from './rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const distributions = ({ db }: Db) =>
  db
    .selectFrom('co_building_distribution as whole')
    .select([
      'whole.id',
      'whole.project_id as projectId',
      'whole.year',
      'whole.fen',
      sql<Division>`whole.division`.as('division'),
      'whole.decided_on as decidedOn',
      'whole.decision',
      'whole.recorded_by as decidedBy',
      'whole.withdrawn_because as withdrawnBecause',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof distributions>['execute']>>[number]

/** Each with its 请示, if one was written, and how it stands by it. */
async function standing(ctx: Db, rows: Row[]) {
  const asked = await requestsFor(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const request = asked.find(({ aboutId }) => aboutId === row.id) ?? null
    return { ...row, request, status: statusOf(row, request?.status ?? null) }
  })
}
export type DistributionRow = Awaited<ReturnType<typeof standing>>[number]

export const distributionsOf = async (ctx: Db, projectId: number): Promise<DistributionRow[]> =>
  standing(
    ctx,
    await distributions(ctx)
      .where('whole.project_id', '=', projectId)
      .orderBy('whole.year', 'desc')
      .orderBy('whole.id', 'desc')
      .execute(),
  )

/** The distribution, of whatever project. `hold`: until the transaction ends. */
export async function findDistribution(
  ctx: Db,
  id: number,
  hold = false,
): Promise<DistributionRow | undefined> {
  const rows = await distributions(ctx)
    .where('whole.id', '=', id)
    .$if(hold, (q) => q.forUpdate())
    .execute()
  return (await standing(ctx, rows))[0]
}

type Asked = {
  aboutId: number
  id: number
  status: RequestStatus
  replyNumber: string | null
  repliedOn: Day | null
}

/** The last 请示 of each distribution that was not taken back; 不同意 in the review refuses without a reply. */
async function requestsFor({ db }: Db, ids: number[]): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select distinct on (request.about_id) request.about_id as "aboutId", request.id,
      case when request.status = 'running' and affair.status = 'declined' then 'refused' else request.status end as status,
      reply.number as "replyNumber", reply.issued_on as "repliedOn"
    from request left join affair on affair.id = request.affair_id
      left join official_document reply on reply.id = request.reply_id and request.replied_at is not null
    where request.about_kind = 'coBuildingDistribution' and request.about_id = any(${ids}::integer[])
      and request.status <> 'withdrawn'
    order by request.about_id, request.id desc`.execute(db)
  return rows
}

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
  /** Null: it is asked for first. */
  decided: { on: Day; decision: string } | null
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
      decided_on: given.decided?.on ?? null,
      decision: given.decided?.decision ?? null,
      recorded_at: now,
      recorded_by: actor.name,
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

export const setDecided = ({ db }: Writer, id: number, { on, decision }: { on: Day; decision: string }) =>
  db.updateTable('co_building_distribution').set({ decided_on: on, decision }).where('id', '=', id).execute()

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

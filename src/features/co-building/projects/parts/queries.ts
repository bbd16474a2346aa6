import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import type { AgreementKind, FundKind, ReceiptKind, Stage } from '../../rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export const stagesOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_stage')
    .where('project_id', '=', projectId)
    .select([sql<Stage>`stage`.as('stage'), 'planned_on as plannedOn', 'reached_on as reachedOn', 'ground'])
    .execute()

export type StageDay = { stage: Stage; plannedOn: Day | null; reachedOn: Day | null; ground: string }

/** Planned and reached days of one stage; the later entry holds. */
export async function putStage({ db, now, actor }: Writer, projectId: number, given: StageDay) {
  const values = {
    planned_on: given.plannedOn,
    reached_on: given.reachedOn,
    ground: given.ground,
    recorded_at: now,
    recorded_by: actor.name,
  }
  await db
    .insertInto('co_building_stage')
    .values({ project_id: projectId, stage: given.stage, ...values })
    .onConflict((conflict) => conflict.columns(['project_id', 'stage']).doUpdateSet(values))
    .execute()
}

export const fundsOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_fund')
    .where('project_id', '=', projectId)
    .select([sql<FundKind>`kind`.as('kind'), 'name', 'fen'])
    .orderBy('id')
    .execute()

export async function replaceFunds(
  { db }: Writer,
  projectId: number,
  funds: { kind: FundKind; name: string; fen: Fen }[],
): Promise<void> {
  await db.deleteFrom('co_building_fund').where('project_id', '=', projectId).execute()
  await db
    .insertInto('co_building_fund')
    .values(funds.map((one) => ({ project_id: projectId, ...one })))
    .execute()
}

export const assetsOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_asset')
    .where('project_id', '=', projectId)
    .select(['name', 'fen', 'residual_fen as residualFen', 'years'])
    .orderBy('id')
    .execute()

export async function replaceAssets(
  { db }: Writer,
  projectId: number,
  assets: { name: string; fen: Fen; residualFen: Fen; years: number }[],
): Promise<void> {
  await db.deleteFrom('co_building_asset').where('project_id', '=', projectId).execute()
  if (assets.length === 0) return
  await db
    .insertInto('co_building_asset')
    .values(
      assets.map(({ residualFen, ...one }) => ({
        project_id: projectId,
        ...one,
        residual_fen: residualFen,
      })),
    )
    .execute()
}

/** Who shares, in the order in which what cannot be divided is given: as the villages were registered. */
export const sharesOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_share as share')
    .innerJoin('village', 'village.id', 'share.village_id')
    .where('share.project_id', '=', projectId)
    .select([
      'share.village_id as villageId',
      'village.name',
      'village.county',
      'village.town',
      'share.weight',
    ])
    .select(
      sql<Fen>`coalesce((select sum(portion.fen) from co_building_portion portion
        join co_building_distribution whole on whole.id = portion.distribution_id
        where whole.project_id = share.project_id and portion.village_id = share.village_id
          and portion.paid_on is not null and whole.withdrawn_at is null), 0)::bigint`.as('paidFen'),
    )
    .orderBy('village.id')
    .execute()

export async function replaceShares(
  { db }: Writer,
  projectId: number,
  shares: { villageId: number; weight: number }[],
): Promise<void> {
  await db.deleteFrom('co_building_share').where('project_id', '=', projectId).execute()
  await db
    .insertInto('co_building_share')
    .values(shares.map(({ villageId, weight }) => ({ project_id: projectId, village_id: villageId, weight })))
    .execute()
}

export const agreementsOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_agreement as one')
    .leftJoin('stored_file', 'stored_file.id', 'one.file_id')
    .where('one.project_id', '=', projectId)
    .select([
      'one.id',
      sql<AgreementKind>`one.kind`.as('kind'),
      'one.name',
      'one.partners',
      'one.signed_on as signedOn',
      'one.from_on as fromOn',
      'one.until_on as untilOn',
      'stored_file.name as fileName',
      'one.ended_on as endedOn',
      'one.ended_because as endedBecause',
    ])
    .orderBy('one.until_on')
    .orderBy('one.id')
    .execute()

export const batchesOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_batch')
    .where('project_id', '=', projectId)
    .select([
      'id',
      'number',
      'begun_on as begunOn',
      'placed',
      'sold_on as soldOn',
      'sold',
      'sales_fen as salesFen',
    ])
    .orderBy('number', 'desc')
    .execute()

export const receiptsOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_receipt')
    .where('project_id', '=', projectId)
    .select([
      'id',
      sql<ReceiptKind>`kind`.as('kind'),
      'year',
      'fen',
      'paid_on as paidOn',
      'number',
      'recorded_by as recordedBy',
      'withdrawn_because as withdrawnBecause',
    ])
    .orderBy('paid_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** SQL: what was asked for and refused: there is nothing of it to be paid. */
const refused = sql<SqlBool>`whole.decided_on is null and exists (
  select from request left join affair on affair.id = request.affair_id
  where request.about_kind = 'coBuildingDistribution' and request.about_id = whole.id
    and (request.status = 'refused' or request.status = 'running' and affair.status = 'declined'))`

/** What was paid to villages of the net of each year of the term, or waits to be decided or paid. */
export const distributedOf = ({ db }: Db, projectId: number) =>
  db
    .selectFrom('co_building_distribution as whole')
    .where('project_id', '=', projectId)
    .where('withdrawn_at', 'is', null)
    .where(sql<SqlBool>`not (${refused})`)
    .groupBy('year')
    .select(['year', sql<Fen>`sum(fen)::bigint`.as('fen')])
    .execute()

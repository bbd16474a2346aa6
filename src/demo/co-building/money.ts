import { sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { divide } from '#features/co-building/finance/rules.ts'
import { distributable, planOf } from '#features/co-building/plan/rules.ts'
import type { ProjectRow } from '#features/co-building/projects/queries.ts'
import { termsOf } from '#features/co-building/projects/reading/actions.ts'
import type { ReceiptKind } from '#features/co-building/rules.ts'
import type { Context } from '#platform/context.ts'
import { randomFrom } from '../random.ts'
import { type PlannedProject, yearsOver } from './plans.ts'
import type { PlantedVillage } from './villages.ts'

/** Whose last return has not come, or only in part. */
const unpaid = new Map([
  [9, 0],
  [12, 0.6],
])

type Receipt = {
  projectId: number
  kind: ReceiptKind
  year: number
  fen: number
  paidOn: Day
  number: string
}
type Portion = { villageId: number; weight: number; fen: number; paidOn: Day | null; receipt: string | null }
type Distribution = { projectId: number; year: number; fen: number; decidedOn: Day; portions: Portion[] }
export type Settled = { receipts: Receipt[]; distributions: Distribution[] }

/** Whose last distribution waits for the reply of the committee above. */
export const asking = 1

/** What came and went for the years that are over, and how it was divided: as the plan has it, but for those who owe. */
export async function settle(
  ctx: Context,
  project: PlannedProject,
  row: ProjectRow,
  villages: PlantedVillage[],
): Promise<Settled> {
  const { today } = ctx
  const plan = planOf(await termsOf(ctx, row))
  const over = yearsOver(project.from, today)
  const settled: Settled = { receipts: [], distributions: [] }
  for (const { year, due } of over) {
    const one = plan[year - 1]
    if (!one) continue
    const paidOn = addDays(due, 3 + ((project.at + year) % 9))
    if (paidOn > today) continue
    const part = year === over.length ? (unpaid.get(project.at) ?? 1) : 1
    const returnFen = Math.round((one.returnFen * part) / 100) * 100
    const receipt = (kind: ReceiptKind, fen: number, letter: string): Receipt[] =>
      fen > 0
        ? [
            {
              projectId: row.id,
              kind,
              year,
              fen,
              paidOn,
              number: `${letter}${paidOn.slice(0, 4)}-${project.at + 1}`,
            },
          ]
        : []
    const { principalFen, interestFen } = one
    settled.receipts.push(
      ...receipt('return', returnFen, '收'),
      ...receipt('principal', principalFen, '本'),
      ...receipt('interest', interestFen, '息'),
    )
    const fen = distributable(one, { returnFen, principalFen, interestFen, distributedFen: 0 })
    const decidedOn = addDays(paidOn, 18)
    if (part < 1 || decidedOn > today || (project.at === asking && year === over.length)) continue
    settled.distributions.push({
      ...{ projectId: row.id, year, fen, decidedOn },
      portions: portionsOf(fen, row, villages, {
        decidedOn,
        today,
        slow: project.at === 4 && year === over.length,
      }),
    })
  }
  return settled
}

/** Each village wrote down its part within a month; of what was decided lately some have not, and three of one project are slow. */
function portionsOf(
  fen: number,
  row: ProjectRow,
  villages: PlantedVillage[],
  { decidedOn, today, slow }: { decidedOn: Day; today: Day; slow: boolean },
): Portion[] {
  const weights = villages.map(({ weight }) => (row.division === 'equal' ? 1 : weight))
  const parts = divide(fen, weights)
  return villages.map(({ id }, at) => {
    const day = addDays(decidedOn, 6 + (at % 20))
    const paid = day <= today && !(slow && at < 3)
    return {
      ...{ villageId: id, weight: weights[at] as number, fen: parts[at] as number },
      paidOn: paid ? day : null,
      receipt: paid ? `村收${day.slice(0, 4)}-${String(id).padStart(4, '0')}` : null,
    }
  })
}

/** Writes it all down, many at once. */
export async function writeSettled({ db }: Context, all: Settled[]): Promise<void> {
  const receipts = all.flatMap((one) => one.receipts)
  await sql`
    insert into co_building_receipt (project_id, kind, year, fen, paid_on, number, recorded_at, recorded_by)
    select "projectId", kind, year, fen, "paidOn", number, "paidOn" + time '10:00', '党委干事'
    from json_to_recordset(${JSON.stringify(receipts)}::json) as row ("projectId" integer, kind text, year smallint, fen bigint,
      "paidOn" date, number text)`.execute(db)
  const distributions = all.flatMap((one) => one.distributions)
  const { rows } = await sql<{ id: number }>`
    insert into co_building_distribution (project_id, year, fen, division, decided_on, decision, recorded_at, recorded_by)
    select "projectId", year, row.fen, project.division, "decidedOn", '村集体经济联席会议纪要（第' || year || '年度收益分配）', "decidedOn" + time '15:00', '党委干事'
    from json_to_recordset(${JSON.stringify(distributions)}::json) as row ("projectId" integer, year smallint, fen bigint, "decidedOn" date)
      join co_building_project project on project.id = "projectId"
    order by "projectId", year
    returning id`.execute(db)
  const portions = distributions.flatMap((one, at) =>
    one.portions.map((portion) => ({ ...portion, distributionId: rows[at]?.id })),
  )
  await sql`
    insert into co_building_portion (distribution_id, village_id, weight, fen, paid_on, receipt, paid_at, paid_by)
    select "distributionId", "villageId", weight, fen, "paidOn", receipt, "paidOn" + time '11:00',
      case when "paidOn" is not null then '党支部书记' end
    from json_to_recordset(${JSON.stringify(portions)}::json) as row ("distributionId" integer, "villageId" integer,
      weight integer, fen bigint, "paidOn" date, receipt text)`.execute(db)
}

/** Batches one after the other since production: a cycle each, the last still in. */
export async function writeBatches(
  { db, today }: Context,
  projects: Map<number, PlannedProject>,
): Promise<void> {
  const random = randomFrom('batches')
  const batches = [...projects].flatMap(([projectId, { from, capacity, batchDays, priceFen, begun }]) => {
    if (!begun) return []
    const placed = Math.round((capacity * batchDays) / 360 / 100) * 100
    const rows: {
      projectId: number
      number: number
      begunOn: Day
      placed: number
      soldOn: Day | null
      sold: number | null
      salesFen: number | null
    }[] = []
    for (let begunOn = addDays(from, 4); begunOn <= today; begunOn = addDays(begunOn, batchDays + 6)) {
      const soldOn = addDays(begunOn, batchDays)
      const sold = Math.round(placed * (0.955 + 0.03 * random.next()))
      const salesFen = sold * Math.round(priceFen * (0.93 + 0.14 * random.next()))
      const known =
        soldOn <= today ? { soldOn, sold, salesFen } : { soldOn: null, sold: null, salesFen: null }
      rows.push({ projectId, number: rows.length + 1, begunOn, placed, ...known })
    }
    return rows
  })
  await sql`
    insert into co_building_batch (project_id, number, begun_on, placed, sold_on, sold, sales_fen, recorded_at, recorded_by)
    select "projectId", number, "begunOn", placed, "soldOn", sold, "salesFen", "begunOn" + time '09:00', '党委干事'
    from json_to_recordset(${JSON.stringify(batches)}::json) as row ("projectId" integer, number integer, "begunOn" date,
      placed integer, "soldOn" date, sold integer, "salesFen" bigint)`.execute(db)
}

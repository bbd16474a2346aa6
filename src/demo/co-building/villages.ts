import { sql } from 'kysely'
import { monthOf, yearOf } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'
import type { IncomeSource } from '#features/co-building/rules.ts'
import type { Context } from '#platform/context.ts'
import { type Random, randomFrom } from '../random.ts'
import type { PlannedProject } from './plans.ts'

const first = [...'柳榕桂松竹梅桃荷莲枫杉茶麻谷田泉井山云鹤鹭燕马牛']
const last = [...'湾坪坑岭冲洞垌尾塘头背围']
const yuan = 100

export type PlantedVillage = { id: number; project: number; weight: number }

type Village = {
  organizationId: number
  branchId: number | null
  county: string
  town: string
  name: string
  households: number
  project: number
  /** What it earned itself in the last whole year. */
  fen: Fen
}

/** The villages of a project, spread over its towns; names are told apart within a town. */
function villagesOf(project: PlannedProject, random: Random): Omit<Village, 'organizationId' | 'branchId'>[] {
  const taken = new Set<string>()
  return Array.from({ length: project.villages }, (_, n) => {
    const town = project.towns[n % project.towns.length] as string
    let name = ''
    do name = `${random.pick(first)}${random.pick(last)}村`
    while (taken.has(town + name))
    taken.add(town + name)
    // Most earn between 5 and 13 万元 themselves, a few much more.
    const wan = 4.8 + 8.5 * random.next() ** 1.5 + (random.chance(0.12) ? random.int(5, 22) : 0)
    const fen = Math.round(wan * 10_000) * yuan
    return {
      ...{ county: project.county, town, name, fen, project: project.at },
      households: random.int(180, 960),
    }
  })
}

const shares: [IncomeSource, number][] = [
  ['land', 0.36],
  ['rent', 0.27],
  ['service', 0.13],
  ['industry', 0.1],
  ['aid', 0.14],
]

/** Own income of five years, growing; of the running year what has come so far. */
function incomesOf(ids: number[], villages: Village[], today: string, random: Random) {
  const year = yearOf(today)
  // Most comes in by autumn.
  const part = Math.min(1, Number(monthOf(today).slice(5)) / 10)
  return villages.flatMap(({ fen }, at) =>
    [4, 3, 2, 1, 0].flatMap((ago) => {
      const grown = fen * 1.06 ** (1 - ago) * (0.94 + 0.12 * random.next()) * (ago === 0 ? part : 1)
      return shares.map(([source, share]) => ({
        villageId: ids[at] as number,
        year: year - ago,
        source,
        // To the whole ten yuan, as villages tell it.
        fen: Math.round((grown * share) / (10 * yuan)) * 10 * yuan,
      }))
    }),
  )
}

/** The branch of the demo secretary, then others: each pairs with a village now and then. */
async function pairedBranches({ db }: Context): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select organization.id from organization
      left join post on post.organization_id = organization.id and post.kind = 'secretary' and post.until_on is null
      left join account on account.person_id = post.person_id and account.username = 'shuji'
    where organization.kind = 'branch' and organization.closed_on is null
    order by account.id nulls last, organization.id limit 80`.execute(db)
  return rows.map(({ id }) => id)
}

/** The villages of the projects with what they earned themselves; `leads`: who keeps their record, by county. */
export async function plantVillages(
  ctx: Context,
  projects: PlannedProject[],
  leads: number[],
): Promise<PlantedVillage[]> {
  const random = randomFrom('villages')
  const branches = await pairedBranches(ctx)
  const villages = projects
    .flatMap((project) =>
      villagesOf(project, random).map((one) => ({
        ...one,
        organizationId: leads[project.countyAt] as number,
      })),
    )
    .map((one, at): Village => ({ ...one, branchId: at % 8 === 0 ? (branches[at / 8] ?? null) : null }))
  const { rows } = await sql<{ id: number }>`
    insert into village (organization_id, branch_id, county, town, name, households, recorded_at, recorded_by)
    select "organizationId", "branchId", county, town, name, households, ${ctx.now.toISOString()}::timestamptz, '党委干事'
    from json_to_recordset(${JSON.stringify(villages)}::json) as row ("organizationId" integer, "branchId" integer,
      county text, town text, name text, households integer)
    returning id`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  const incomes = incomesOf(ids, villages, ctx.today, random)
  await sql`
    insert into village_income (village_id, year, source, fen, recorded_at, recorded_by)
    select "villageId", year, source, fen, ${ctx.now.toISOString()}::timestamptz, '党委干事'
    from json_to_recordset(${JSON.stringify(incomes)}::json) as row ("villageId" integer, year smallint, source text, fen bigint)`.execute(
    ctx.db,
  )
  return villages.map(({ project, households }, at) => ({
    id: ids[at] as number,
    project,
    weight: households,
  }))
}

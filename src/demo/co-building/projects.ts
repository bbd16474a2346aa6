import { sql } from 'kysely'
import { addDays, addMonths, addYears } from '#basics/days.ts'
import { insertAgreement, type NewAgreement } from '#features/co-building/agreements/queries.ts'
import {
  putStage,
  replaceAssets,
  replaceFunds,
  replaceShares,
} from '#features/co-building/projects/parts/queries.ts'
import { getProject, insertProject, setDivision } from '#features/co-building/projects/queries.ts'
import type { Context } from '#platform/context.ts'
import { askFor } from './asked.ts'
import { asking, settle, writeBatches, writeSettled } from './money.ts'
import { type PlannedProject, plannedProjects } from './plans.ts'
import { type PlantedVillage, plantVillages } from './villages.ts'

/** Who leads in each county: the demo committee in the first, others of the institute in the rest. */
async function leadsOf({ db }: Context): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select organization.id from organization
      left join role_grant on role_grant.organization_id = organization.id and role_grant.role = 'committee'
      left join account on account.id = role_grant.account_id and account.username in ('dangwei', 'duoren')
    where organization.kind = 'committee' and organization.closed_on is null
    group by organization.id order by min(account.username), organization.parent_id nulls first, organization.id limit 5`.execute(
    db,
  )
  const ids = rows.map(({ id }) => id)
  return Array.from({ length: 5 }, (_, at) => ids[at % ids.length] as number)
}

const share = (fen: number, percent: number) => Math.round((fen * percent) / 100)

/** Funds that add up; buildings and machines whose wear leaves about a twentieth of the total a year. */
async function writeParts(
  ctx: Context,
  id: number,
  { totalFen, loanFen, county }: PlannedProject,
): Promise<void> {
  const townAid = share(totalFen, 52)
  const villageFund = share(totalFen, 21)
  await replaceFunds(ctx, id, [
    { kind: 'townAid', name: '驻镇帮镇扶村资金', fen: townAid },
    { kind: 'villageFund', name: '扶持发展村集体经济专项资金', fen: villageFund },
    { kind: 'loan', name: '乡村振兴贷款', fen: loanFen },
    {
      kind: 'company',
      name: `${county}乡村投资有限公司自有资金`,
      fen: totalFen - townAid - villageFund - loanFen,
    },
  ])
  const asset = (name: string, percent: number, years: number) => {
    const fen = share(totalFen, percent)
    return { name, fen, residualFen: share(fen, 5), years }
  }
  await replaceAssets(ctx, id, [
    asset('圈舍、厂房和附属用房', 60, 20),
    asset('自动化设备', 13, 15),
    asset('道路和环保设施', 9, 20),
  ])
}

/** The contracts of a project; the lease of one ends soon, another has run out and nobody wrote it down. */
async function writeAgreements(ctx: Context, id: number, project: PlannedProject): Promise<void> {
  const { at, from, county, operator, town, begun } = project
  const investor = `${county}乡村投资有限公司`
  const signedOn = addMonths(from, -9)
  if (signedOn > ctx.today) return
  const leaseEnd = new Map([
    [2, addDays(ctx.today, 46)],
    [6, addDays(ctx.today, -12)],
  ])
  const whole = { signedOn, fromOn: from, untilOn: addYears(from, 15) }
  const agreements: NewAgreement[] = [
    { kind: 'investment', name: '投资协议', partners: `${investor}、${town}经济联合总社`, ...whole },
    { kind: 'operation', name: '合作经营协议', partners: `${investor}、${operator}`, ...whole },
    {
      kind: 'lease',
      name: '土地租赁合同',
      partners: `${investor}、${town}有关村集体`,
      ...whole,
      untilOn: leaseEnd.get(at) ?? addYears(from, 20),
    },
    { kind: 'loan', name: '借款合同', partners: `${investor}、${county}农村商业银行`, ...whole },
  ]
  if (begun)
    agreements.push({ kind: 'sharing', name: '收益分配协议', partners: `${investor}、受益村集体`, ...whole })
  if (at === 5 || at === 8)
    agreements.push({
      kind: 'buyback',
      name: '回购协议',
      partners: `${investor}、${operator}`,
      ...whole,
      untilOn: addYears(from, 1),
    })
  for (const one of agreements) await insertAgreement(ctx, id, one)
  await ctx.db
    .updateTable('co_building_agreement')
    .set({ ended_on: addDays(from, 110), ended_because: '回购价款已经付清' })
    .where('project_id', '=', id)
    .where('kind', '=', 'buyback')
    .execute()
}

async function writeProject(
  ctx: Context,
  project: PlannedProject,
  organizationId: number,
  villages: PlantedVillage[],
): Promise<number> {
  const { kind, name, county, town, operator, totalFen, capacity, unit, from, at } = project
  const id = await insertProject(ctx, organizationId, {
    ...{ kind, name, county, town, operator, totalFen, capacity },
    place: '现代农业产业园',
    investor: `${county}乡村投资有限公司`,
    landTenths: Math.round(totalFen / 3_600_000),
    plantMetres: Math.round(totalFen / 230_000),
    capacityUnit: unit,
    rate: 1000,
    termFrom: from,
    termYears: 15,
    loanRate: 430,
    loanYears: 15,
    loanMethod: at % 3 === 1 ? 'equalPayment' : 'equalPrincipal',
    residualOwner: 'investor',
    priceFen: project.priceFen,
    costFen: project.costFen,
  })
  if (!id) throw new Error(`${name} is there already`)
  await writeParts(ctx, id, project)
  const division = at === 3 ? 'shares' : at === 7 ? 'weights' : 'equal'
  await setDivision(ctx, id, division)
  await replaceShares(
    ctx,
    id,
    villages.map((one) => ({ villageId: one.id, weight: division === 'equal' ? 1 : one.weight })),
  )
  for (const [stage, plannedOn, reachedOn, ground] of project.stages)
    await putStage(ctx, id, { stage, plannedOn, reachedOn, ground })
  await writeAgreements(ctx, id, project)
  return id
}

/** 政企村共建: seventeen projects in five counties, their villages, what came of them and how it was divided. */
export async function loadCoBuilding(ctx: Context): Promise<void> {
  const [projects, leads] = [plannedProjects(ctx.today), await leadsOf(ctx)]
  const villages = await plantVillages(ctx, projects, leads)
  const settled = []
  const written = new Map<number, PlannedProject>()
  for (const project of projects) {
    const own = villages.filter((one) => one.project === project.at)
    const id = await writeProject(ctx, project, leads[project.countyAt] as number, own)
    written.set(id, project)
    settled.push(await settle(ctx, project, await getProject(ctx, id), own))
  }
  await writeBatches(ctx, written)
  await writeSettled(ctx, settled)
  const [askingId] = [...written].find(([, { at }]) => at === asking) ?? []
  if (askingId) await askFor(ctx, askingId)
}

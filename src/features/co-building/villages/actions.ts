import { yearOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch, type OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { VillageFilters, villages } from './contract.ts'
import { incomesOf, paidByYear, replaceIncomes } from './incomes/queries.ts'
import {
  countVillages,
  getVillage,
  insertVillage,
  listVillages,
  pageOfVillages,
  sharesOfVillage,
  updateVillage,
  type VillageFacts,
  type VillageRow,
  villageTaken,
} from './queries.ts'

type Question = Omit<VillageFilters, 'organizationId'> & { organizationId?: number | undefined }
async function questionOf(ctx: Context, { organizationId, ...asked }: Question) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  const year = asked.year ?? yearOf(ctx.today)
  return { ...asked, path, year, before: asked.before ?? year - 1 }
}

const ofThisYear = (ctx: Context) => ({ year: yearOf(ctx.today), before: yearOf(ctx.today) - 1 })

const shown = ({ path: _, mayKeep: _kept, mayRecord: _answered, ...row }: VillageRow) => row
const lineOf = ({ path: _, ...row }: Awaited<ReturnType<typeof pageOfVillages>>[number]) => row

/** What a village had each year, its own and from projects, the latest first. */
async function yearsOf(ctx: Context, id: number) {
  const [incomes, paid] = [await incomesOf(ctx, id), await paidByYear(ctx, id)]
  const years = [...new Set([...incomes, ...paid].map(({ year }) => year))].sort((one, other) => other - one)
  return years.map((year) => {
    const sources = incomes.filter((one) => one.year === year).map(({ source, fen }) => ({ source, fen }))
    return {
      year,
      sources,
      ownFen: sources.reduce((all, { fen }) => all + fen, 0),
      projectFen: paid.find((one) => one.year === year)?.fen ?? 0,
    }
  })
}

async function show(ctx: Context, id: number) {
  const row = await getVillage(ctx, id, ofThisYear(ctx))
  const may = (permission: string) => ctx.actor.permissions.includes(permission)
  return {
    ...shown(row),
    mayKeep: row.mayKeep && may('coBuilding.lead'),
    mayRecord: row.mayRecord && may('coBuilding.pay'),
    years: await yearsOf(ctx, id),
    shares: await sharesOfVillage(ctx, id),
  }
}

/** The branch beside a village is one within reach. @throws Refusal not-found, co-building-village-branch */
async function refuseBranch(ctx: Context, { branchId }: VillageFacts): Promise<void> {
  if (branchId === null) return
  const { kind, name } = await getOrganization(ctx, branchId)
  if (!isBranch(kind as OrganizationKind))
    throw new Refusal('invalid', 'co-building-village-branch', { field: 'branchId', name })
}

const noteDeed = (
  ctx: Context,
  row: { id: number; name: string; path: string },
  deed: string,
  more: { after?: object; before?: object } = {},
) => {
  const subject = { kind: 'village', id: row.id, name: row.name }
  ctx.record({ action: `village.${deed}`, subject, path: row.path, ...more })
}

const columns = [
  '县',
  '镇',
  '村',
  '记录党组织',
  '对应党支部',
  '项目',
  '自有收入（元）',
  '项目分红（元）',
  '合计（元）',
  '对比年合计（元）',
]

export const villageActions: ActionsOf<typeof villages> = {
  async list(ctx, { page, size, ...asked }) {
    const question = await questionOf(ctx, asked)
    const found = listVillages(ctx, question)
    const rows = await pageOfVillages(found, question, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(lineOf), total: await countVillages(found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach } = ctx
    ctx.record({
      action: 'villages.exported',
      subject: { kind: 'villages', id: 'export', name: '村集体收入' },
    })
    return listSheet(
      `村集体收入_${question.year}`,
      {
        name: '村集体收入',
        title: `${question.year}年村集体收入（对比${question.before}年）`,
        columns: columns.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      (db, page) => pageOfVillages(listVillages({ db, reach }, question), question, page),
      (row) => [
        row.county,
        row.town,
        row.name,
        row.organizationName,
        row.branchName,
        String(row.projects),
        ...[row.ownFen, row.projectFen, row.totalFen, row.beforeFen].map(formatYuan),
      ],
    )
  },

  get: (ctx, { id }) => show(ctx, id),

  async register(ctx, { id: organizationId, ...facts }) {
    const { path } = await getOrganization(ctx, organizationId)
    await refuseBranch(ctx, facts)
    const id = await insertVillage(ctx, organizationId, facts)
    if (!id) throw new Refusal('conflict', 'co-building-village-known', { name: facts.name, field: 'name' })
    noteDeed(ctx, { id, name: facts.name, path }, 'registered', {
      after: { county: facts.county, town: facts.town, branchId: facts.branchId },
    })
    return show(ctx, id)
  },

  async change(ctx, { id, ...facts }) {
    const row = await getVillage(ctx, id, { ...ofThisYear(ctx), how: 'kept' })
    // The link that stands already may lie with a branch elsewhere; a new one is within reach.
    if (facts.branchId !== row.branchId) await refuseBranch(ctx, facts)
    if (await villageTaken(ctx, facts, id))
      throw new Refusal('conflict', 'co-building-village-known', { name: facts.name, field: 'name' })
    await updateVillage(ctx, id, facts)
    const { name, county, town, branchId } = row
    noteDeed(ctx, row, 'changed', {
      before: { name, county, town, branchId },
      after: { name: facts.name, county: facts.county, town: facts.town, branchId: facts.branchId },
    })
    return show(ctx, id)
  },

  async recordIncome(ctx, { id, year, incomes }) {
    const row = await getVillage(ctx, id, { ...ofThisYear(ctx), how: 'answered' })
    if (year > yearOf(ctx.today)) throw new Refusal('invalid', 'co-building-income-year', { field: 'year' })
    if (new Set(incomes.map(({ source }) => source)).size < incomes.length)
      throw new Refusal('invalid', 'co-building-income-twice', { field: 'incomes' })
    await replaceIncomes(ctx, id, year, incomes)
    const fen = incomes.reduce((all, one) => all + one.fen, 0)
    noteDeed(ctx, row, 'incomeRecorded', { after: { year, fen } })
    return show(ctx, id)
  },
}

import { formatYuan } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { divide } from '../finance/rules.ts'
import { divided } from '../plan/actions.ts'
import { holdLed, noteDeed, refuse } from '../projects/actions.ts'
import { sharesOf } from '../projects/parts/queries.ts'
import { getProject } from '../projects/queries.ts'
import { divisionNames } from '../rules.ts'
import type { distributions } from './contract.ts'
import {
  type DistributionRow,
  distributionsOf,
  findDistribution,
  insertDistribution,
  mayReceive,
  portionsOf,
  setPaid,
  setWithdrawn,
} from './queries.ts'
import { whyNotDecide } from './rules.ts'
import { tellVillages } from './telling/actions.ts'

async function shown(ctx: Context, rows: DistributionRow[]) {
  const portions = await portionsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    portions: portions
      .filter(({ distributionId }) => distributionId === row.id)
      .map(({ distributionId: _, ...portion }) => portion),
  }))
}

async function show(ctx: Context, id: number) {
  const row = await findDistribution(ctx, id)
  const [found] = row ? await shown(ctx, [row]) : []
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The shares of a project, each with its part of a sum, in the order in which rests are given. */
async function partsOf(ctx: Context, projectId: number, fen: number) {
  const shares = await sharesOf(ctx, projectId)
  const parts = divide(
    fen,
    shares.map(({ weight }) => weight),
  )
  return shares.map(({ villageId, name, town, weight }, at) => ({
    ...{ villageId, name, town, weight },
    fen: parts[at] ?? 0,
  }))
}

const titles = ['年度', '决定日期', '分配办法', '镇', '村', '份额', '金额（元）', '到账日期', '收据编号']

export const distributionActions: ActionsOf<typeof distributions> = {
  async list(ctx, { id }) {
    await getProject(ctx, id)
    return shown(ctx, await distributionsOf(ctx, id))
  },

  async propose(ctx, { id, year }) {
    const row = await getProject(ctx, id)
    const left = await divided(ctx, row, year)
    return { ...left, division: row.division, portions: await partsOf(ctx, id, left.fen) }
  },

  async decide(ctx, { id, year, fen, decidedOn, decision }) {
    const row = await holdLed(ctx, id)
    if (year > row.termYears)
      throw new Refusal('invalid', 'co-building-year-beyond', { field: 'year', years: row.termYears })
    const portions = await partsOf(ctx, id, fen)
    const { fen: distributableFen } = await divided(ctx, row, year)
    const { today } = ctx
    refuse(whyNotDecide({ fen, distributableFen, decidedOn, today, villages: portions.length }))
    const { division } = row
    const made = { projectId: id, year, fen, division, decidedOn, decision, portions }
    const distributionId = await insertDistribution(ctx, made)
    noteDeed(ctx, row, 'distributed', { after: { year, fen, division, villages: portions.length, decision } })
    await tellVillages(ctx, row, { distributionId, year })
    return show(ctx, distributionId)
  },

  async pay(ctx, { id, villageId, paidOn, receipt }) {
    const found = await findDistribution(ctx, id, true)
    if (!found) throw new Refusal('not-found', 'not-found', { id })
    const row = await getProject(ctx, found.projectId)
    if (!(await mayReceive(ctx, row.id, villageId))) throw new Refusal('not-found', 'not-found', { id })
    if (found.withdrawnBecause) throw new Refusal('conflict', 'co-building-distribution-withdrawn')
    if (paidOn < found.decidedOn || paidOn > ctx.today)
      throw new Refusal('invalid', 'co-building-portion-day', {
        field: 'paidOn',
        decidedOn: found.decidedOn,
      })
    if (!(await setPaid(ctx, id, villageId, { paidOn, receipt })))
      throw new Refusal('conflict', 'co-building-portion-paid')
    const answer = await show(ctx, id)
    const portion = answer.portions.find((one) => one.villageId === villageId)
    noteDeed(ctx, row, 'portionPaid', {
      after: { village: portion?.name, year: found.year, fen: portion?.fen, paidOn, receiptNumber: receipt },
    })
    return answer
  },

  async withdraw(ctx, { id, reason }) {
    const found = await findDistribution(ctx, id, true)
    if (!found) throw new Refusal('not-found', 'not-found', { id })
    const row = await holdLed(ctx, found.projectId)
    if (found.withdrawnBecause) throw new Refusal('conflict', 'co-building-distribution-withdrawn')
    const { portions } = await show(ctx, id)
    const paid = portions.filter(({ paidOn }) => paidOn !== null)
    if (paid.length > 0)
      throw new Refusal('conflict', 'co-building-distribution-paid', { villages: paid.length })
    await setWithdrawn(ctx, id, reason)
    noteDeed(ctx, row, 'distributionWithdrawn', { before: { year: found.year, fen: found.fen }, reason })
    return show(ctx, id)
  },

  async export(ctx, { id }) {
    const row = await getProject(ctx, id)
    const lines = (await shown(ctx, await distributionsOf(ctx, id)))
      .filter(({ withdrawnBecause }) => withdrawnBecause === null)
      .flatMap((whole) => whole.portions.map((portion) => ({ whole, portion })))
    noteDeed(ctx, row, 'distributionsExported')
    return listSheet(
      `收益分配_${row.name}_${ctx.today}`,
      {
        name: '收益分配',
        title: `${row.name}收益分配`,
        columns: titles.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      async (_, { limit, offset }) => lines.slice(offset, offset + limit),
      ({ whole, portion }) => [
        `第${whole.year}年`,
        whole.decidedOn,
        divisionNames[whole.division],
        portion.town,
        portion.name,
        String(portion.weight),
        formatYuan(portion.fen),
        portion.paidOn,
        portion.receipt,
      ],
    )
  },
}

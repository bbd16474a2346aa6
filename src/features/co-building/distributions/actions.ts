import { formatYuan } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { divide } from '../finance/rules.ts'
import { divided } from '../plan/actions.ts'
import { holdLed, noteDeed, refuse } from '../projects/actions.ts'
import { sharesOf } from '../projects/parts/queries.ts'
import { getProject, type ProjectRow } from '../projects/queries.ts'
import { divisionNames } from '../rules.ts'
import { draftDistribution } from './asking/actions.ts'
import type { distributions } from './contract.ts'
import {
  type DistributionRow,
  distributionsOf,
  findDistribution,
  insertDistribution,
  mayReceive,
  portionsOf,
  setDecided,
  setPaid,
  setWithdrawn,
} from './queries.ts'
import { distributionStatusNames, whyNotDecide } from './rules.ts'
import { tellVillages } from './telling/actions.ts'

/** With their portions; the paper is between the committee and the one above it. */
async function shown(ctx: Context, rows: DistributionRow[], led: boolean) {
  const portions = await portionsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    request: led ? row.request : null,
    portions: portions
      .filter(({ distributionId }) => distributionId === row.id)
      .map(({ distributionId: _, ...portion }) => portion),
  }))
}

async function show(ctx: Context, id: number) {
  const row = await findDistribution(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  const { led } = await getProject(ctx, row.projectId)
  return (await shown(ctx, [row], led))[0] as Awaited<ReturnType<typeof shown>>[number]
}

/** A distribution of a project led within reach, both held. @throws Refusal not-found, co-building-ended */
async function hold(ctx: Context, id: number) {
  const found = await findDistribution(ctx, id, true)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return { found, row: await holdLed(ctx, found.projectId) }
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

type Sharing = { year: number; fen: number; decided: { on: string; decision: string } | null }

/** Divides a sum among the villages of a held project and writes it down. @throws Refusal of whyNotDecide */
async function divideUp(ctx: Context, row: ProjectRow, { year, fen, decided }: Sharing) {
  const { id, division, termYears } = row
  if (year > termYears)
    throw new Refusal('invalid', 'co-building-year-beyond', { field: 'year', years: termYears })
  const portions = await partsOf(ctx, id, fen)
  const left = await divided(ctx, row, year)
  const { today } = ctx
  refuse(
    whyNotDecide({
      ...{ fen, today, distributableFen: left.fen, villages: portions.length },
      decidedOn: decided?.on ?? today,
    }),
  )
  const distributionId = await insertDistribution(ctx, {
    ...{ projectId: id, year, fen, division, decided, portions },
  })
  return { distributionId, portions, left }
}

const titles = [
  '年度',
  '状态',
  '决定日期',
  '分配办法',
  '镇',
  '村',
  '份额',
  '金额（元）',
  '到账日期',
  '收据编号',
]

export const distributionActions: ActionsOf<typeof distributions> = {
  async list(ctx, { id }) {
    const { led } = await getProject(ctx, id)
    return shown(ctx, await distributionsOf(ctx, id), led)
  },

  async propose(ctx, { id, year }) {
    const row = await getProject(ctx, id)
    const left = await divided(ctx, row, year)
    return { ...left, division: row.division, portions: await partsOf(ctx, id, left.fen) }
  },

  async decide(ctx, { id, year, fen, decidedOn, decision }) {
    const row = await holdLed(ctx, id)
    const { distributionId, portions } = await divideUp(ctx, row, {
      ...{ year, fen, decided: { on: decidedOn, decision } },
    })
    const { division } = row
    noteDeed(ctx, row, 'distributed', { after: { year, fen, division, villages: portions.length, decision } })
    await tellVillages(ctx, row, { distributionId, year })
    return show(ctx, distributionId)
  },

  async ask(ctx, { id, year, fen }) {
    const row = await holdLed(ctx, id)
    const { distributionId, portions, left } = await divideUp(ctx, row, { year, fen, decided: null })
    const started = await draftDistribution(ctx, row, { id: distributionId, year, fen, portions, left })
    const { division } = row
    noteDeed(ctx, row, 'distributionAsked', { after: { year, fen, division, villages: portions.length } })
    return { distributionId, ...started }
  },

  async execute(ctx, { id }) {
    const { found, row } = await hold(ctx, id)
    const { status, request, year, fen } = found
    if (status !== 'agreed' || !request?.repliedOn || !request.replyNumber)
      throw new Refusal('conflict', 'co-building-not-agreed', { status: distributionStatusNames[status] })
    const decision = request.replyNumber
    await setDecided(ctx, id, { on: request.repliedOn, decision })
    noteDeed(ctx, row, 'distributed', { after: { year, fen, division: found.division, decision } })
    await tellVillages(ctx, row, { distributionId: id, year })
    return show(ctx, id)
  },

  async pay(ctx, { id, villageId, paidOn, receipt }) {
    const found = await findDistribution(ctx, id, true)
    if (!found) throw new Refusal('not-found', 'not-found', { id })
    const row = await getProject(ctx, found.projectId)
    if (!(await mayReceive(ctx, row.id, villageId))) throw new Refusal('not-found', 'not-found', { id })
    if (found.withdrawnBecause) throw new Refusal('conflict', 'co-building-distribution-withdrawn')
    if (!found.decidedOn) throw new Refusal('conflict', 'co-building-distribution-undecided')
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
    const { found, row } = await hold(ctx, id)
    if (found.withdrawnBecause) throw new Refusal('conflict', 'co-building-distribution-withdrawn')
    if (found.status === 'waiting' && found.request)
      throw new Refusal('conflict', 'co-building-distribution-asked')
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
    const lines = (await shown(ctx, await distributionsOf(ctx, id), row.led))
      .filter(({ status }) => status !== 'withdrawn' && status !== 'refused')
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
        distributionStatusNames[whole.status],
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

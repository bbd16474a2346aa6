import { formatYuan } from '#basics/money.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { divided } from '../plan/actions.ts'
import { holdLed, noteDeed } from '../projects/actions.ts'
import { receiptsOf } from '../projects/parts/queries.ts'
import { getProject } from '../projects/queries.ts'
import { show } from '../projects/reading/actions.ts'
import { receiptKindNames } from '../rules.ts'
import type { receipts } from './contract.ts'
import { findReceipt, insertReceipt, setWithdrawn } from './queries.ts'

const titles = ['项目', '年度', '金额（元）', '日期', '凭证编号', '登记人', '状态']

export const receiptActions: ActionsOf<typeof receipts> = {
  async record(ctx, { id, ...given }) {
    const row = await holdLed(ctx, id)
    const { kind, year, fen, paidOn, number } = given
    if (!row.termFrom) throw new Refusal('conflict', 'co-building-term-missing', { field: 'year' })
    if (year > row.termYears)
      throw new Refusal('invalid', 'co-building-year-beyond', { field: 'year', years: row.termYears })
    if (paidOn > ctx.today || paidOn < row.termFrom)
      throw new Refusal('invalid', 'co-building-paid-day', { field: 'paidOn', from: row.termFrom })
    if (!(await insertReceipt(ctx, id, given)))
      throw new Refusal('conflict', 'co-building-receipt-known', { field: 'number', number })
    noteDeed(ctx, row, 'receiptRecorded', { after: { kind: receiptKindNames[kind], year, fen, paidOn } })
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const receipt = await findReceipt(ctx, id)
    if (!receipt) throw new Refusal('not-found', 'not-found', { id })
    const row = await holdLed(ctx, receipt.projectId)
    const { kind, year, fen } = receipt
    if ((await findReceipt(ctx, id))?.withdrawnAt)
      throw new Refusal('conflict', 'co-building-receipt-withdrawn')
    // What was divided rests on what had come.
    const left = await divided(ctx, row, year)
    if (kind === 'return' && left.distributedFen > 0 && fen > left.fen)
      throw new Refusal('conflict', 'co-building-receipt-divided', {
        year,
        fen: formatYuan(left.distributedFen),
      })
    await setWithdrawn(ctx, id, reason)
    noteDeed(ctx, row, 'receiptWithdrawn', { before: { kind: receiptKindNames[kind], year, fen }, reason })
    return show(ctx, row.id)
  },

  async export(ctx, { id }) {
    const row = await getProject(ctx, id)
    noteDeed(ctx, row, 'receiptsExported')
    return listSheet(
      `收付记录_${row.name}_${ctx.today}`,
      {
        name: '收付记录',
        title: `${row.name}收付记录`,
        columns: titles.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      async (db, { limit, offset }) => (await receiptsOf({ db }, id)).slice(offset, offset + limit),
      (one) => [
        receiptKindNames[one.kind],
        `第${one.year}年`,
        formatYuan(one.fen),
        one.paidOn,
        one.number,
        one.recordedBy,
        one.withdrawnBecause ? `已撤销：${one.withdrawnBecause}` : '有效',
      ],
    )
  },
}

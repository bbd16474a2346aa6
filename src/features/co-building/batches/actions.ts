import { formatYuan } from '#basics/money.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { holdLed, noteDeed } from '../projects/actions.ts'
import { batchesOf, stagesOf } from '../projects/parts/queries.ts'
import { getProject } from '../projects/queries.ts'
import { show } from '../projects/reading/actions.ts'
import type { batches } from './contract.ts'
import { findBatch, insertBatch, setSold } from './queries.ts'

const titles = ['批次', '投入日期', '投入数量', '出栏日期', '出栏数量', '成活率', '销售额（元）']

export const batchActions: ActionsOf<typeof batches> = {
  async begin(ctx, { id, begunOn, placed }) {
    const row = await holdLed(ctx, id)
    const production = (await stagesOf(ctx, id)).find(({ stage }) => stage === 'production')?.reachedOn
    if (!production) throw new Refusal('conflict', 'co-building-not-producing')
    if (begunOn < production || begunOn > ctx.today)
      throw new Refusal('invalid', 'co-building-batch-day', { field: 'begunOn', production })
    const number = await insertBatch(ctx, id, { begunOn, placed })
    noteDeed(ctx, row, 'batchBegun', { after: { number, begunOn, placed } })
    return show(ctx, id)
  },

  async sell(ctx, { id, soldOn, sold, salesFen }) {
    const batch = await findBatch(ctx, id)
    if (!batch) throw new Refusal('not-found', 'not-found', { id })
    const row = await holdLed(ctx, batch.projectId)
    const { number, begunOn, placed } = batch
    if ((await findBatch(ctx, id))?.soldOn)
      throw new Refusal('conflict', 'co-building-batch-sold', { number })
    if (soldOn < begunOn || soldOn > ctx.today)
      throw new Refusal('invalid', 'co-building-sale-day', { field: 'soldOn', begunOn })
    if (sold > placed) throw new Refusal('invalid', 'co-building-sale-more', { field: 'sold', placed })
    await setSold(ctx, id, { soldOn, sold, salesFen })
    noteDeed(ctx, row, 'batchSold', { after: { number, soldOn, sold, salesFen } })
    return show(ctx, row.id)
  },

  async export(ctx, { id }) {
    const row = await getProject(ctx, id)
    noteDeed(ctx, row, 'batchesExported')
    return listSheet(
      `生产批次_${row.name}_${ctx.today}`,
      {
        name: '生产批次',
        title: `${row.name}生产批次`,
        columns: titles.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      async (db, { limit, offset }) => (await batchesOf({ db }, id)).slice(offset, offset + limit),
      ({ number, begunOn, placed, soldOn, sold, salesFen }) => [
        `第${number}批`,
        begunOn,
        String(placed),
        soldOn,
        sold === null ? '' : String(sold),
        sold === null ? '' : `${((sold * 100) / placed).toFixed(1)}%`,
        salesFen === null ? '' : formatYuan(salesFen),
      ],
    )
  },
}

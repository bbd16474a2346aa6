import { formatDay } from '#basics/days.ts'
import { capitalYuan, formatYuan } from '#basics/money.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { printPdf } from '#platform/print.ts'
import { pathOf } from '../places/queries.ts'
import type { gifts } from './contract.ts'
import {
  countGifts,
  type GiftRow,
  type GiftsAsked,
  getGift,
  giftsFound,
  insertForwarding,
  pageOfGifts,
  setReceipt,
} from './queries.ts'
import { giftStateNames, whyNotForward, whyNotReceipt } from './rules.ts'

type Asked = Omit<GiftsAsked, 'path'> & { organizationId?: number | undefined }
const found = async (ctx: Pick<Context, 'db' | 'reach'>, { organizationId, ...asked }: Asked) =>
  giftsFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })

const shown = ({ path: _path, personId: _person, joinedOn: _joined, ...row }: GiftRow) => row

function record(ctx: Context, row: GiftRow, deed: string, after: object): void {
  ctx.record({
    action: `dues.gift${deed}`,
    subject: { kind: 'person', id: row.personId, name: row.personName },
    path: row.path,
    after: { fen: row.fen, ...after },
  })
}

export const giftActions: ActionsOf<typeof gifts> = {
  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfGifts(answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countGifts(answer) }
  },

  async export(ctx, asked) {
    ctx.record({ action: 'dues.giftsExported', subject: { kind: 'dues', id: 'gifts', name: '大额党费' } })
    const { reach } = ctx
    const titles = ['姓名', '党支部', '金额（元）', '交纳日期', '状态', '转交日期', '收据编号', '收据日期']
    return listSheet(
      '大额党费',
      { name: '大额党费', title: '大额党费登记', columns: titles.map((title) => ({ title, kind: 'text' })) },
      async (db, page) => pageOfGifts(await found({ db, reach }, asked), page),
      (row) => [
        row.personName,
        row.organizationName,
        formatYuan(row.fen),
        row.paidOn,
        giftStateNames[row.state],
        row.forwardedOn,
        row.receiptNumber,
        row.receiptedOn,
      ],
    )
  },

  async forward(ctx, { id, forwardedOn, brief }) {
    const row = await getGift(ctx, id, true)
    const why = whyNotForward({ ...row, forwardedOn, today: ctx.today })
    if (why) throw new Refusal('conflict', why.code, { field: why.field })
    await insertForwarding(ctx, id, { forwardedOn, brief })
    record(ctx, row, 'Forwarded', { forwardedOn })
    return shown(await getGift(ctx, id))
  },

  async receipt(ctx, { id, receiptedOn, receiptNumber }) {
    const row = await getGift(ctx, id, true)
    const why = whyNotReceipt({ ...row, receiptedOn, today: ctx.today })
    if (why) throw new Refusal('conflict', why.code, { field: why.field })
    await setReceipt(ctx, id, { receiptedOn, receiptNumber })
    record(ctx, row, 'Receipted', { receiptNumber })
    return shown(await getGift(ctx, id))
  },

  paper: async (ctx, { id }) => paperOf(await getGift(ctx, id)),
}

/** 大额党费转交单: with the brief facts of the member, as it goes up with the money. */
function paperOf(row: GiftRow): Download {
  const day = row.forwardedOn ?? row.paidOn
  const lines = [
    ['党员姓名', row.personName],
    ['所在党组织', row.organizationName],
    ['入党日期', row.joinedOn ? formatDay(row.joinedOn) : ''],
    ['交纳日期', formatDay(row.paidOn)],
    ['金额（大写）', capitalYuan(row.fen)],
    ['金额（小写）', `￥${formatYuan(row.fen)}`],
    ['简要情况', row.brief ?? ''],
    ['转交日期', row.forwardedOn ? formatDay(row.forwardedOn) : ''],
    ['中央组织部收据', row.receiptNumber ?? ''],
  ]
  const note =
    '依据：《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）第十一条，党员自愿一次多交纳 1000 元以上的党费，全部上缴中央。'
  const data = { title: '大额党费转交单', number: null, lines, tables: [], notes: [note] }
  return {
    name: `大额党费转交单_${row.personName}_${row.paidOn}.pdf`,
    type: 'application/pdf',
    body: async function* () {
      yield await printPdf('dues.typ', data, day)
    },
  }
}

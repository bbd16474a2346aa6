import { minuteOf } from '#basics/days.ts'
import { type Fen, formatYuan } from '#basics/money.ts'
import { basesOf } from '#features/dues/bases/queries.ts'
import { paymentsOf } from '#features/dues/payments/lines/queries.ts'
import { wayNames } from '#features/dues/payments/rules.ts'
import { reliefStateNames } from '#features/dues/reliefs/rules.ts'
import { chargesOf } from '#features/dues/roll/queries.ts'
import { chargeState, chargeStateNames } from '#features/dues/roll/rules.ts'
import { duesKindNames, explain } from '#features/dues/rules.ts'
import type { Context } from '#platform/context.ts'
import type { SheetContent } from '#platform/sheets.ts'
import { allOfThem, sheet } from '../sheets/actions.ts'
import { reliefsOf } from './queries.ts'

const yuan = (fen: Fen | null) => (fen === null ? null : formatYuan(fen))
const baseStates = {
  stated: '采用',
  proposed: '本人申请更正，待核对',
  declined: '未同意',
  withdrawn: '已撤回',
  replaced: '已被后来的代替',
}

/** What somebody owed and paid, and from what it was reckoned. */
export async function duesSheets(ctx: Context, personId: number): Promise<SheetContent[]> {
  return [
    await chargeSheet(ctx, personId),
    await paymentSheet(ctx, personId),
    await baseSheet(ctx, personId),
    await reliefSheet(ctx, personId),
  ]
}

const chargeSheet = async (ctx: Context, personId: number) =>
  sheet(
    'dues',
    [
      ['月份', 10],
      ['应交（元）', 12],
      ['已交（元）', 12],
      ['状态', 10],
      ['怎样计算', 70],
    ],
    (await chargesOf(ctx, personId, allOfThem)).map((one) => [
      one.month,
      yuan(one.fen),
      yuan(one.paidFen),
      chargeStateNames[chargeState(one)],
      explain(one).join(''),
    ]),
  )

const paymentSheet = async (ctx: Context, personId: number) =>
  sheet(
    'payments',
    [
      ['交纳日期', 14, 'day'],
      ['所属月份', 12],
      ['金额（元）', 12],
      ['方式', 12],
      ['登记人', 16],
      ['撤销原因', 30],
    ],
    (await paymentsOf(ctx, personId, allOfThem)).map((one) => [
      one.paidOn,
      one.month ?? '自愿多交',
      yuan(one.fen),
      wayNames[one.way],
      one.recordedBy,
      one.withdrawnBecause,
    ]),
  )

const baseSheet = async (ctx: Context, personId: number) =>
  sheet(
    'bases',
    [
      ['起始月份', 12],
      ['类别', 20],
      ['基数（元）', 14],
      ['状态', 20],
      ['本人说明', 30],
      ['登记时间', 18],
      ['登记人', 16],
    ],
    (await basesOf(ctx, personId)).map((one) => [
      one.fromMonth,
      duesKindNames[one.kind],
      yuan(one.fen),
      baseStates[one.state],
      one.explanation,
      minuteOf(one.statedAt),
      one.statedBy,
    ]),
  )

const reliefSheet = async (ctx: Context, personId: number) =>
  sheet(
    'reliefs',
    [
      ['起始月份', 12],
      ['截止月份', 12],
      ['每月交纳（元）', 14],
      ['原因', 40],
      ['状态', 18],
      ['决定人', 16],
    ],
    (await reliefsOf(ctx, personId)).map((one) => [
      one.fromMonth,
      one.untilMonth,
      yuan(one.monthlyFen),
      one.reason,
      reliefStateNames[one.state],
      one.decidedBy,
    ]),
  )

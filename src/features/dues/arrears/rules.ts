import { type Day, monthOf } from '#basics/days.ts'
import { type Month, monthAfter } from '#basics/months.ts'
import type { DuesSettings } from '../rules.ts'

/** Numbers of arrears. */
export const arrearNumbers = {
  /** Local practice (V): the branch reminds. */
  remindMonths: 3,
  /** 党章第九条 (V): six months in a row without a proper reason; never by itself: a case is opened. */
  caseMonths: 6,
  /** 第九、十二条 (M): back-payment generally reaches six months. */
  backPayMonths: 6,
}

/** The last month that should be paid by now: the one before this, or the last of the quarter before. */
export function lastDueMonth(today: Day, cycle: DuesSettings['cycle']): Month {
  const month = monthOf(today)
  if (cycle === 'monthly') return monthAfter(month, -1)
  return monthAfter(month, -1 - ((Number(month.slice(5)) - 1) % 3))
}

/** The most months in a row among those not paid. */
export function monthsInArrear(unpaid: readonly Month[]): number {
  let [most, run] = [0, 0]
  let last: Month | null = null
  for (const month of [...unpaid].sort()) {
    run = last !== null && month === monthAfter(last) ? run + 1 : 1
    most = Math.max(most, run)
    last = month
  }
  return most
}

export const arrearStages = ['none', 'late', 'remind', 'case'] as const
export type ArrearStage = (typeof arrearStages)[number]

/** One or two months are late, three are reminded of, six open a case. */
export function arrearStage(months: number): ArrearStage {
  if (months >= arrearNumbers.caseMonths) return 'case'
  if (months >= arrearNumbers.remindMonths) return 'remind'
  return months > 0 ? 'late' : 'none'
}

/** Said to the branch of somebody behind with dues: what would help, not what he did wrong. */
export const arrearWords: Record<ArrearStage, string> = {
  none: '已交齐',
  late: '还有月份未交，提醒一声即可',
  remind: '三个月以上未交，请谈心了解情况，有困难的可申请减免',
  case: '满六个月未交，请核实原因并由支部大会研究；处理决定前仍在册、仍参加统计',
}

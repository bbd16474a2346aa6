import type { Day } from '#basics/days.ts'
import { type Month, monthAfter } from '#basics/months.ts'
import { arrearNumbers } from '../arrears/rules.ts'

export const reliefStates = ['asked', 'approved', 'declined'] as const
export const reliefStateNames = { asked: '待上级党委审批', approved: '已批准', declined: '未批准' }

/** For at most so many months at once: then the branch looks again (M). */
const mostReliefMonths = 12

export type Asking = { fromMonth: Month; untilMonth: Month; studiedOn: Day; now: Month; today: Day }

/** 第七条 (V): the branch committee studies it first. It reaches back no further than what can still be paid late. */
export function whyNotRelief({ fromMonth, untilMonth, studiedOn, now, today }: Asking) {
  if (untilMonth < fromMonth) return { code: 'dues-relief-order', field: 'untilMonth' }
  if (untilMonth >= monthAfter(fromMonth, mostReliefMonths))
    return { code: 'dues-relief-long', field: 'untilMonth' }
  if (fromMonth < monthAfter(now, -arrearNumbers.backPayMonths))
    return { code: 'dues-relief-past', field: 'fromMonth' }
  return studiedOn > today ? { code: 'dues-relief-studied', field: 'studiedOn' } : null
}

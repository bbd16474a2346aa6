import { addMonths, type Day } from '#basics/days.ts'

/** Why a delegation may not be given: dates that are past or turned round, or for longer than half a year. */
export function whyNotDelegate(
  { fromOn, untilOn }: { fromOn: Day; untilOn: Day },
  today: Day,
): { code: string; field: string } | null {
  if (untilOn < fromOn) return { code: 'delegation-days', field: 'untilOn' }
  if (untilOn < today) return { code: 'delegation-past', field: 'untilOn' }
  if (untilOn > addMonths(fromOn, 6)) return { code: 'delegation-long', field: 'untilOn' }
  return null
}

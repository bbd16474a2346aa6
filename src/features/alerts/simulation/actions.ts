import { monthOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { findFor } from '../evaluation/actions.ts'
import { measures } from '../measures/rules.ts'
import type { Rule } from '../rulebook/rules.ts'
import { begin, type Course, daysOf, live } from './rules.ts'

/**
 * How a rule would have gone in the past year, looked at day by day in short transactions of their own.
 * @throws Refusal alert-no-past
 */
export async function simulate(ctx: Context, rule: Rule) {
  const { past, title } = measures[rule.measure]
  if (past === null) throw new Refusal('conflict', 'alert-no-past', { title, field: 'measure' })
  const days = daysOf(ctx.today, past)
  const course = begin(rule)
  for (const [at, day] of days.entries()) {
    const found = await ctx.transaction((inner) => findFor(inner, rule.measure, [rule], day))
    live(course, found, day, at === 0)
  }
  return outcome(course, days)
}

const outcome = ({ sum, months, examples }: Course, days: string[]) => {
  const [from = '', until = ''] = [days[0], days.at(-1)]
  const quiet = { opened: 0, closed: 0, told: 0, open: 0 }
  const every = [...new Set(days.slice(1).map(monthOf))]
  return {
    from,
    until,
    ...sum,
    months: every.map((month) => months.get(month) ?? { month, ...quiet }),
    examples,
  }
}

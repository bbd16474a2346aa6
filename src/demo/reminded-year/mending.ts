import type { Day } from '#basics/days.ts'
import type { Due, Rows } from './due.ts'

/** How something due is mended: the statement for its subject, on the day that it is; and what it mends along. */
const mending: Record<string, { sql: string; along?: string[] }> = {
  'rectification-late': {
    sql: `update rectification set solved_on = greatest(raised_on, $2::date), solved_note = '已整改', solved_by = '测试'
      where id = $1`,
  },
  'work-item-late': {
    sql: `update work_item set cancelled_at = $2::date, cancelled_because = '不再需要' where id = $1`,
  },
  'meeting-unrecorded': {
    sql: `update meeting set cancelled_at = $2::date, cancelled_because = '另行安排' where id = $1`,
    along: ['study-starts'],
  },
  'absence-ends': {
    sql: `update absence set ended_on = greatest(from_on, $2::date), ended_note = '已返回' where id = $1`,
  },
  'proposal-waiting': {
    sql: `update proposal set declined_at = $2::date, declined_because = '与档案不符', decided_by = '测试' where id = $1`,
  },
  'dues-unpaid-1': {
    sql: `update dues_charge set paid_fen = fen where person_id = $1 and $2::date is not null`,
    along: ['dues-unpaid-3', 'dues-unpaid-6'],
  },
  'seal-waiting': {
    sql: `update seal_use set declined_at = $2::date, declined_by = '测试', declined_because = '不宜用印' where id = $1`,
  },
}

type Moment = { lucky: (below: number) => number; before: (due: Due) => number; on: Day }

/** Somebody mends something: from the next look on it is told no more. */
export async function mend(rows: Rows, due: Due[], { lucky, before, on }: Moment): Promise<void> {
  const standing = due.filter(
    ({ rule, mendedAt }) => Object.hasOwn(mending, rule) && mendedAt === Number.POSITIVE_INFINITY,
  )
  const one = standing[lucky(standing.length)]
  const way = one && mending[one.rule]
  if (!one || !way) return
  await rows(way.sql, [Number(one.subject), on])
  const mended = [one.rule, ...(way.along ?? [])]
  for (const other of due)
    if (other.subject === one.subject && mended.includes(other.rule)) other.mendedAt = before(other)
}

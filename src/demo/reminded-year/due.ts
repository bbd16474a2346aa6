import type { Day } from '#basics/days.ts'

/** A question to the database, in SQL of its own. */
export type Rows = (question: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/** Something due, as plain SQL finds it; told by the looks from the first to the one before it was mended. */
export type Due = {
  rule: string
  subject: string
  /** Null: from the first look on that finds it. */
  dueOn: Day | null
  organizationId: number
  personId: number | null
  /** Whether it stands on a day that the clock shows; left out: on every day, until it is mended. */
  holds?: (shown: Day) => boolean
  mendedAt: number
}

/** What the columns `rule, subject, due, place, person` say; `from`, `until`: the days between which it stands. */
export function dueOf({ rule, subject, due, place, person, from, until }: Record<string, unknown>): Due {
  const [first, last] = [from ?? '', until ?? '9999-12-31'].map(String) as [Day, Day]
  return {
    rule: String(rule),
    subject: String(subject),
    dueOn: due === null ? null : String(due),
    organizationId: Number(place),
    personId: person === null ? null : Number(person),
    holds: (shown) => shown >= first && shown <= last,
    mendedAt: Number.POSITIVE_INFINITY,
  }
}

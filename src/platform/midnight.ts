import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'

/** SQL: the instant at which a day begins in Beijing, to hold instants against days without losing their index. */
export const midnight = (day: Day) => sql<string>`(${day}::date::timestamp at time zone 'Asia/Shanghai')`

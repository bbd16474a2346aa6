import * as admissions from './admissions/actions.ts'
import * as dues from './dues/actions.ts'
import type { Asked, Db } from './kinds/queries.ts'
import type { Found } from './kinds/rules.ts'
import * as life from './life/actions.ts'
import * as movement from './movement/actions.ts'
import * as organizations from './organizations/actions.ts'
import * as papers from './papers/actions.ts'
import * as records from './records/actions.ts'
import type { MeasureKey } from './rules.ts'
import * as sharing from './sharing/actions.ts'

/** Each measure asked: one look at the whole register. `least`: the lowest number of the rules it is asked for. */
type Look = (ctx: Db, asked: Asked, least: number) => Promise<Found[]>

const looks: Record<MeasureKey, Look> = {
  ...organizations,
  ...life,
  ...admissions,
  ...movement,
  ...dues,
  ...papers,
  ...records,
  ...sharing,
}

/** What a measure finds on a day. */
export const look = (ctx: Db, measure: MeasureKey, asked: Asked, least: number): Promise<Found[]> =>
  looks[measure](ctx, asked, least)

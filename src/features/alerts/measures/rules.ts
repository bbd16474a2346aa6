import { admissions } from './admissions/rules.ts'
import { dues } from './dues/rules.ts'
import type { Measure } from './kinds/rules.ts'
import { life } from './life/rules.ts'
import { movement } from './movement/rules.ts'
import { organizations } from './organizations/rules.ts'
import { papers } from './papers/rules.ts'
import { records } from './records/rules.ts'
import { sharing } from './sharing/rules.ts'

const all = {
  ...organizations,
  ...life,
  ...admissions,
  ...movement,
  ...dues,
  ...papers,
  ...records,
  ...sharing,
}

/** What can be looked at, by its key; the rules say when somebody is told. */
export type MeasureKey = keyof typeof all
export const measures: Record<MeasureKey, Measure> = all
export const measureKeys = Object.keys(all) as [MeasureKey, ...MeasureKey[]]
export const isMeasure = (key: string): key is MeasureKey => Object.hasOwn(measures, key)

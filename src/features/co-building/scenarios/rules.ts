import type { Fen } from '#basics/money.ts'
import { type Outcome, outcomeOf, planOf, type Terms } from '../plan/rules.ts'

export type Operation = { capacity: number; priceFen: Fen | null; costFen: Fen | null }
export type Scenario = { rate: number; interest: number; years: number; priceFen: Fen | null }
export type ScenarioKey = 'base' | 'own' | 'rate' | 'interest' | 'years' | 'price'
export const scenarioNames: Record<ScenarioKey, string> = {
  base: '按约定',
  own: '自定',
  rate: '固定收益率变化',
  interest: '贷款利率变化',
  years: '合作年限变化',
  price: '产品单价变化',
}

export type ScenarioRow = Scenario &
  Omit<Outcome, 'netFen'> & {
    about: ScenarioKey
    returnFen: Fen
    totalNetFen: Fen
    /** 经营毛利对固定收益的倍数: below one the operation does not earn what it owes. Null: price or cost unknown. */
    cover: number | null
  }

/** 经营毛利 = 年产能 × (单价 − 单位成本), before the fixed return is paid. */
const marginOf = ({ capacity, costFen }: Operation, priceFen: Fen | null): Fen | null =>
  priceFen === null || costFen === null ? null : capacity * (priceFen - costFen)

/** The terms under other assumptions: a shorter term shortens the loan with it. */
const termsUnder = (terms: Terms, { rate, interest, years }: Scenario): Terms => ({
  ...terms,
  rate,
  years,
  loan: { ...terms.loan, rate: interest, years: Math.max(1, Math.min(terms.loan.years, years)) },
})

/** One row of the table. */
function scenarioRow(
  about: ScenarioKey,
  terms: Terms,
  operation: Operation,
  { stays, ...scenario }: Scenario & { stays: boolean },
): ScenarioRow {
  const under = termsUnder(terms, scenario)
  const { netFen, ...outcome } = outcomeOf(under, stays)
  const returnFen = planOf(under)[0]?.returnFen ?? 0
  const margin = marginOf(operation, scenario.priceFen)
  return {
    about,
    ...scenario,
    ...outcome,
    returnFen,
    totalNetFen: netFen,
    cover: margin === null ? null : Math.round((margin * 100) / returnFen) / 100,
  }
}

const around = (value: number, steps: number[], least: number) =>
  steps.map((step) => value + step).filter((one) => one >= least)

/** The table: as agreed, then one assumption changed at a time, the others kept; last what somebody asks for himself. */
export function scenariosOf(
  terms: Terms,
  operation: Operation,
  { own, stays = true }: { own?: Partial<Scenario> | undefined; stays?: boolean } = {},
): ScenarioRow[] {
  const base: Scenario = {
    rate: terms.rate,
    interest: terms.loan.rate,
    years: terms.years,
    priceFen: operation.priceFen,
  }
  const row = (about: ScenarioKey, change: Partial<Scenario>) =>
    scenarioRow(about, terms, operation, { ...base, ...change, stays })
  const { priceFen } = base
  return [
    row('base', {}),
    ...around(base.rate, [-200, -100, 100, 200], 1).map((rate) => row('rate', { rate })),
    ...(terms.loan.fen > 0
      ? around(base.interest, [-100, 100, 200], 0).map((interest) => row('interest', { interest }))
      : []),
    ...around(base.years, [-5, 5], 1)
      .filter((years) => years <= 50)
      .map((years) => row('years', { years })),
    ...(priceFen === null
      ? []
      : [80, 90, 110].map((share) => row('price', { priceFen: Math.round((priceFen * share) / 100) }))),
    ...(own ? [row('own', own)] : []),
  ]
}

import { addYears, type Day } from '#basics/days.ts'
import { type Fen, shareOf } from '#basics/money.ts'
import { type Asset, depreciation, internalRate, type Loan, loanSchedule, payback } from '../finance/rules.ts'

export type Terms = {
  totalFen: Fen
  /** Ten-thousandths of the total a year. */
  rate: number
  years: number
  loan: Loan
  assets: Asset[]
}

export type PlanYear = {
  year: number
  returnFen: Fen
  principalFen: Fen
  interestFen: Fen
  depreciationFen: Fen
  /** 净收益 = 固定收益 − 偿还本金 − 支付利息 − 折旧 */
  netFen: Fen
  owedFen: Fen
}

const sumOf = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/**
 * 逐年收益测算. 固定收益 = 总投资 × 收益率; 净收益 = 固定收益 − 银行本金 − 银行利息 − 固定资产折旧.
 * Source: the report on 政企村共建: “固定收益在扣除银行本息及固定资产折旧后，形成纯收入作为分红” (V).
 */
export function planOf({ totalFen, rate, years, loan, assets }: Terms): PlanYear[] {
  const owed = loanSchedule(loan)
  const worn = assets.map(depreciation)
  return Array.from({ length: years }, (_, at) => {
    const returnFen = shareOf(totalFen, rate)
    const { principalFen = 0, interestFen = 0, owedFen = 0 } = owed[at] ?? {}
    const depreciationFen = sumOf(worn.map((of) => of[at] ?? 0))
    const netFen = returnFen - principalFen - interestFen - depreciationFen
    return { year: at + 1, returnFen, principalFen, interestFen, depreciationFen, netFen, owedFen }
  })
}

/** 期末账面净值: what the assets still stand for when the term ends. */
export const residualOf = ({ assets, years }: Pick<Terms, 'assets' | 'years'>): Fen =>
  sumOf(assets.map((asset) => asset.fen - sumOf(depreciation(asset).slice(0, years))))

export type Outcome = {
  netFen: Fen
  averageNetFen: Fen
  /** The average net of a year against the total, in ten-thousandths. */
  netRate: number
  residualFen: Fen
  /** 全部投资内部收益率, 自有资金内部收益率; null: none. */
  irr: number | null
  ownIrr: number | null
  payback: number | null
}

/**
 * The whole term in a few figures. 全部投资: −总投资, then the return of each year, at the end the book value of what stays
 * as well; 自有资金: the same without the loan, less principal and interest.
 */
export function outcomeOf(terms: Terms, residualStays = true): Outcome {
  const plan = planOf(terms)
  const residualFen = residualOf(terms)
  const last = (year: number) => (residualStays && year === terms.years ? residualFen : 0)
  const whole = [-terms.totalFen, ...plan.map((one) => one.returnFen + last(one.year))]
  const own = [
    terms.loan.fen - terms.totalFen,
    ...plan.map((one) => one.returnFen - one.principalFen - one.interestFen + last(one.year)),
  ]
  const netFen = sumOf(plan.map((one) => one.netFen))
  return {
    netFen,
    averageNetFen: Math.round(netFen / terms.years),
    netRate: Math.round((netFen * 10_000) / terms.years / terms.totalFen),
    residualFen,
    irr: internalRate(whole),
    ownIrr: internalRate(own),
    payback: payback(whole),
  }
}

/** The day by which the return of a year of the term is due: when that year has passed. */
export const dueOn = (termFrom: Day, year: number): Day => addYears(termFrom, year)

/** Of a year of the term: what came, what went to the bank, and what of it can be divided. */
export type Actual = { returnFen: Fen; principalFen: Fen; interestFen: Fen; distributedFen: Fen }

/**
 * 可分配净收益: what in fact came in, less what in fact went to the bank and what wore out, less what was divided already.
 * Never less than nothing.
 */
export const distributable = (
  { depreciationFen }: Pick<PlanYear, 'depreciationFen'>,
  { returnFen, principalFen, interestFen, distributedFen }: Actual,
): Fen => Math.max(0, returnFen - principalFen - interestFen - depreciationFen - distributedFen)

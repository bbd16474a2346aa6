import type { Fen } from '#basics/money.ts'

/** Rates are ten-thousandths a year: 430 is 4.30 %. */
export type Loan = { fen: Fen; rate: number; years: number; method: 'equalPrincipal' | 'equalPayment' }
export type LoanYear = { principalFen: Fen; interestFen: Fen; owedFen: Fen }

/** A sum in so many equal parts: each is what has come by then less what came before, so that they add up to the fen. */
const evenly = (fen: Fen, parts: number): Fen[] =>
  Array.from(
    { length: parts },
    (_, at) => Math.round((fen * (at + 1)) / parts) - Math.round((fen * at) / parts),
  )

/**
 * What goes to the bank each year.
 * 等额本金: Pₖ = L ÷ n; Iₖ = 上年末余额 × i.
 * 等额本息: A = L × i × (1 + i)ⁿ ÷ ((1 + i)ⁿ − 1); Iₖ = 上年末余额 × i; Pₖ = A − Iₖ, the last year the rest.
 * Source: 《建设项目经济评价方法与参数（第三版）》, 借款还本付息计划 (M). Rounded to the fen each year.
 */
export function loanSchedule({ fen, rate, years, method }: Loan): LoanYear[] {
  if (fen === 0) return []
  const i = rate / 10_000
  const equal = evenly(fen, years)
  const growth = (1 + i) ** years
  const payment = i === 0 ? fen / years : Math.round((fen * i * growth) / (growth - 1))
  let owedFen = fen
  return equal.map((part, at) => {
    const interestFen = Math.round(owedFen * i)
    const fitting = method === 'equalPrincipal' || i === 0 ? part : Math.min(owedFen, payment - interestFen)
    const principalFen = at === years - 1 ? owedFen : fitting
    owedFen -= principalFen
    return { principalFen, interestFen, owedFen }
  })
}

export type Asset = { fen: Fen; residualFen: Fen; years: number }

/**
 * 年限平均法 (straight line): 年折旧额 = (原值 − 预计净残值) ÷ 折旧年限; it ends at the residual value to the fen.
 * 《企业所得税法实施条例》第五十九条 (M): straight line, from the month after it is in use; 第六十条 (M): buildings at least
 * 20 years, machines 10, tools and furniture 5. Here in whole years of the term, from its first.
 */
export const depreciation = ({ fen, residualFen, years }: Asset): Fen[] => evenly(fen - residualFen, years)

/** What a flow is worth at its start. NPV(i) = Σ CFₜ ÷ (1 + i)ᵗ */
const presentValue = (flow: number[], rate: number) =>
  flow.reduce((sum, amount, at) => sum + amount / (1 + rate) ** at, 0)

/**
 * 内部收益率: the rate at which Σ CFₜ ÷ (1 + i)ᵗ = 0, as IRR of OpenFormula 1.2 § 6.12.24; found by halving between
 * −99.99 % and 1000 %. Null: the flow never turns from minus to plus.
 */
export function internalRate(flow: number[]): number | null {
  let [low, high] = [-0.9999, 10]
  if (presentValue(flow, low) <= 0 || presentValue(flow, high) >= 0) return null
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (presentValue(flow, middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * 静态投资回收期, in years: Pₜ = (累计净现金流量开始出现正值的年份数 − 1) + 上年累计净现金流量的绝对值 ÷ 当年净现金流量.
 * Source: 《建设项目经济评价方法与参数（第三版）》 (M). Null: not paid back.
 */
export function payback(flow: number[]): number | null {
  let sum = 0
  for (const [at, amount] of flow.entries()) {
    if (sum < 0 && sum + amount >= 0) return at - 1 - sum / amount
    sum += amount
  }
  return null
}

/**
 * 最大余额法 (Hamilton): everybody gets the whole fen of his part; what is left over goes, a fen each, to those whose
 * cut-off rest is the largest, and of equal rests to whoever stands first. The sum is the sum given.
 */
export function divide(fen: Fen, weights: number[]): Fen[] {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (all === 0n) return weights.map(() => 0)
  const parts = weights.map((weight, at) => {
    const product = BigInt(fen) * BigInt(weight)
    return { at, whole: product / all, rest: product % all }
  })
  const left = Number(BigInt(fen) - parts.reduce((sum, { whole }) => sum + whole, 0n))
  const more = new Set(
    parts
      .toSorted((one, other) =>
        one.rest === other.rest ? one.at - other.at : one.rest > other.rest ? -1 : 1,
      )
      .slice(0, left)
      .map(({ at }) => at),
  )
  return parts.map(({ at, whole }) => Number(whole) + (more.has(at) ? 1 : 0))
}

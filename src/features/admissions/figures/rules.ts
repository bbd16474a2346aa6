export type FunnelNumbers = {
  applicants: number
  activists: number
  candidates: number
  probationary: number
  admitted: number
  confirmed: number
  late: number
}

const none: FunnelNumbers = {
  applicants: 0,
  activists: 0,
  candidates: 0,
  probationary: 0,
  admitted: 0,
  confirmed: 0,
  late: 0,
}
const keys = Object.keys(none) as (keyof FunnelNumbers)[]

/** The sum of branches, each by itself: every column is one of heads. */
export const sumOf = (rows: FunnelNumbers[]): FunnelNumbers =>
  rows.reduce(
    (sum, row) => Object.fromEntries(keys.map((key) => [key, sum[key] + row[key]])) as FunnelNumbers,
    none,
  )

import type { Fen } from '#basics/money.ts'

/**
 * 使用范围 by《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）第十九条 (V): these five and no other.
 */
export const purposes = ['training', 'reading', 'commending', 'hardship', 'disaster'] as const
export type Purpose = (typeof purposes)[number]
export const purposeNames: Record<Purpose, string> = {
  training: '培训党员',
  reading: '订阅或购买党员教育报刊、资料、音像制品和设备',
  commending: '表彰先进基层党组织、优秀共产党员和优秀党务工作者',
  hardship: '补助生活困难的党员',
  disaster: '补助受灾党员、修缮因灾受损的党员教育设施',
}

/** What moved in a fund in one year: one kind of entry, how much and how many of it. */
export const entryKinds = ['collected', 'received', 'remitted', ...purposes] as const
export type EntryKind = (typeof entryKinds)[number]
export type YearSum = { year: number; kind: EntryKind; fen: Fen; entries: number }

/** 期初余额: the fund was taken over from paper with this, at the beginning of a year. */
export type Opening = { fromYear: number; fen: Fen }

export type Fund = {
  year: number
  carriedFen: Fen
  collectedFen: Fen
  receivedFen: Fen
  remittedFen: Fen
  uses: { purpose: Purpose; fen: Fen; entries: number }[]
  usedFen: Fen
  balanceFen: Fen
}

const comesIn = (kind: EntryKind) => kind === 'collected' || kind === 'received'
const sumOf = (sums: readonly { fen: Fen }[]): Fen => sums.reduce((sum, { fen }) => sum + fen, 0)
const net = (sums: readonly YearSum[]): Fen =>
  sumOf(sums.filter(({ kind }) => comesIn(kind))) - sumOf(sums.filter(({ kind }) => !comesIn(kind)))

/** 收支 of a year: what was carried over is what all the years before left, so that each year begins where the last ended. */
export function fundOf(year: number, sums: readonly YearSum[], opening: Opening | null): Fund {
  const counted = sums.filter((sum) => sum.year >= (opening?.fromYear ?? 0) && sum.year <= year)
  const before = counted.filter((sum) => sum.year < year)
  const within = counted.filter((sum) => sum.year === year)
  const of = (kind: EntryKind) => within.filter((sum) => sum.kind === kind)
  const opened = opening && opening.fromYear <= year ? opening.fen : 0
  const carriedFen = opened + net(before)
  const uses = purposes.map((purpose) => ({
    purpose,
    fen: sumOf(of(purpose)),
    entries: of(purpose).reduce((count, { entries }) => count + entries, 0),
  }))
  return {
    year,
    carriedFen,
    collectedFen: sumOf(of('collected')),
    receivedFen: sumOf(of('received')),
    remittedFen: sumOf(of('remitted')),
    uses,
    usedFen: sumOf(uses),
    balanceFen: carriedFen + net(within),
  }
}

/** What a fund holds now: everything that ever moved in it. */
export const balanceOf = (sums: readonly YearSum[], opening: Opening | null): Fen =>
  (opening?.fen ?? 0) + net(sums.filter(({ year }) => year >= (opening?.fromYear ?? 0)))

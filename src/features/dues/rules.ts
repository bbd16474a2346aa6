import { type Day, monthOf } from '#basics/days.ts'
import { type Fen, formatYuan, shareOf } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'

/**
 * 党费 by《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号, in force 2008-04-01). Marks as elsewhere: V verified
 * in the text, M from memory and C where sources disagree: both are settings that the department keeps, by month.
 */

export const duesKinds = [
  'salaried',
  'annualSalary',
  'irregularIncome',
  'retired',
  'farmer',
  'student',
  'unemployed',
  'supported',
] as const
export type DuesKind = (typeof duesKinds)[number]

export const duesKindNames: Record<DuesKind, string> = {
  salaried: '按月领取工资',
  annualSalary: '实行年薪制',
  irregularIncome: '不按月取得收入',
  retired: '离退休',
  farmer: '农民',
  student: '学生',
  unemployed: '下岗失业',
  supported: '依靠抚恤、救济或低保生活',
}

export const roundings = ['fen', 'jiao'] as const
export const roundingNames = { fen: '到分', jiao: '到角' }
export const cycles = ['monthly', 'quarterly'] as const
export const cycleNames = { monthly: '按月', quarterly: '按季' }

/** What the texts leave open. */
export type DuesSettings = {
  /** Not in the text (M). */
  rounding: (typeof roundings)[number]
  /** Whether 五险一金 are taken off a gross pay: the clarifications call them "not included" (C). */
  deductInsurance: boolean
  /** 第六条 (V): 0.2 to 1 yuan a month; the province fixes it. */
  farmerFen: Fen
  /** By the quarter with the branch's consent (M). */
  cycle: (typeof cycles)[number]
  /** 留存比例 in percent, and by which text: what stays with a branch, and with a committee. */
  branchKeeps: number
  committeeKeeps: number
  keepsBy: string
}
export const usualSettings: DuesSettings = {
  rounding: 'fen',
  deductInsurance: true,
  farmerFen: 20,
  cycle: 'monthly',
  branchKeeps: 0,
  // C: the rule leaves the share to provinces and systems; the offices of the centre hand up 20 %.
  committeeKeeps: 80,
  keepsBy:
    '按中央和国家机关党费收缴、使用和管理办法第四条：上年度党费总额的 20% 上缴；其他系统以上级规定为准',
}

/** `upTo`: the base this band ends with, inclusive (V); null for the last. `rate` in ten-thousandths. */
type Band = { upTo: Fen | null; rate: number }
type Version = { id: string; from: Month; salaried: Band[]; retired: Band[]; least: Fen }

/** The tables by the month from which they hold; the latest that has begun is used. */
const versions: Version[] = [
  {
    id: '中组发〔2008〕3号',
    from: '2008-04',
    // 第二条 (V)
    salaried: [
      { upTo: 3_000_00, rate: 50 },
      { upTo: 5_000_00, rate: 100 },
      { upTo: 10_000_00, rate: 150 },
      { upTo: null, rate: 200 },
    ],
    // 第五条 (V)
    retired: [
      { upTo: 5_000_00, rate: 50 },
      { upTo: null, rate: 100 },
    ],
    // 第六条 (V): 学生、下岗失业、依靠抚恤救济、低保
    least: 20,
  },
]

const versionFor = (month: Month): Version =>
  versions.findLast(({ from }) => from <= month) ?? (versions[0] as Version)

const articles: Record<DuesKind, string> = {
  salaried: '第二条',
  annualSalary: '第三条',
  irregularIncome: '第四条',
  retired: '第五条',
  farmer: '第六条',
  student: '第六条',
  unemployed: '第六条',
  supported: '第六条',
}

/** Whether the amount is a share of a base; else it is the same for everybody. */
export const hasBase = (kind: DuesKind) =>
  kind === 'salaried' || kind === 'annualSalary' || kind === 'irregularIncome' || kind === 'retired'

/** What somebody owes for a month, and by what. `rate` and `baseFen` are null where there is no base. */
export type Reckoned = {
  fen: Fen
  kind: DuesKind
  baseFen: Fen | null
  rate: number | null
  article: string
  version: string
}

const bandsOf = (version: Version, kind: DuesKind) =>
  kind === 'retired' ? version.retired : version.salaried

/** The whole base bears the rate of its band, never only the part above: 第二条、第五条 (V). */
export function amountOf(
  { kind, baseFen }: { kind: DuesKind; baseFen: Fen | null },
  month: Month,
  settings: DuesSettings = usualSettings,
): Reckoned {
  const version = versionFor(month)
  const said = { kind, article: articles[kind], version: version.id }
  if (!hasBase(kind) || baseFen === null)
    return { ...said, fen: kind === 'farmer' ? settings.farmerFen : version.least, baseFen: null, rate: null }
  const { rate } = bandsOf(version, kind).find(({ upTo }) => upTo === null || baseFen <= upTo) as Band
  const fen = shareOf(baseFen, rate, settings.rounding === 'jiao' ? 10 : 1)
  return { ...said, fen, baseFen, rate }
}

const percent = (rate: number) => `${rate / 100}%`
const round = (fen: Fen) => formatYuan(fen).replace(/\.00$/, '')

/** 3,000 元以上至 5,000 元（含） */
export function bandInWords(kind: DuesKind, rate: number, month: Month): string {
  const bands = bandsOf(versionFor(month), kind)
  const at = bands.findIndex((band) => band.rate === rate)
  const [below, upTo] = [bands[at - 1]?.upTo ?? null, bands[at]?.upTo ?? null]
  if (below === null) return `${round(upTo ?? 0)} 元（含）以下`
  return upTo === null ? `${round(below)} 元以上` : `${round(below)} 元以上至 ${round(upTo)} 元（含）`
}

export type Told = Omit<Reckoned, 'fen'> & {
  month: Month
  /** Before relief, and what is owed. */
  fullFen: Fen
  fen: Fen
}

/** How an amount came about, in plain words, one step a line. */
export function explain({ kind, baseFen, rate, month, fullFen, fen, article, version }: Told): string[] {
  const by = `依据：《关于中国共产党党费收缴、使用和管理的规定》（${version}）${article}。`
  const relief =
    fen < fullFen
      ? [
          `经支委会研究、上级党委批准减免（第七条），${fen === 0 ? '本月免交' : `本月交 ${formatYuan(fen)} 元`}。`,
        ]
      : []
  if (baseFen === null || rate === null)
    return [`${duesKindNames[kind]}的党员，每月交纳 ${formatYuan(fullFen)} 元，不按基数计算。`, ...relief, by]
  return [
    `您的交费基数是 ${formatYuan(baseFen)} 元，在“${bandInWords(kind, rate, month)}”一档，比例 ${percent(rate)}。`,
    `按全部基数计算：${formatYuan(baseFen)} 元 × ${percent(rate)} = ${formatYuan(fullFen)} 元。`,
    ...relief,
    by,
  ]
}

/** 第八条 (V): a probationary member pays from the month in which the branch meeting passed the admission. */
export const firstMonth = (joinedOn: Day): Month => monthOf(joinedOn)

/** 第十条 (V): a new base counts from the month in which the new pay is received. The latest that has begun. */
export const baseFor = <T extends { fromMonth: Month }>(bases: readonly T[], month: Month): T | null =>
  bases
    .filter(({ fromMonth }) => fromMonth <= month)
    .reduce<T | null>((last, one) => (last && last.fromMonth >= one.fromMonth ? last : one), null)

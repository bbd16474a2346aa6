import { type Day, formatDay } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { type Fund, purposeNames } from '../funds/rules.ts'

export type Below = { name: string; people: number; dueFen: number; paidFen: number }
/** A statement as it was told. */
export type Statement = Fund & {
  organizationId: number
  name: string
  branch: boolean
  asOf: Day
  giftFen: number
  gifts: number
  below: Below[]
}

export type Telling = {
  year: number
  thisYear: number
  /** The last year that was told. */
  toldYear: number | null
  /** Remittances handed up or expected in the year that nobody has answered. */
  unanswered: number
  balanceFen: number
}

/**
 * A year is told when it is over, each after the one before, and nothing may be under way: else its balance would not be
 * the next year's beginning. 党支部每年至少向党员公布一次党费收缴情况，使用情况作为党务公开的内容 (M: article not checked).
 */
export function whyNotTell({ year, thisYear, toldYear, unanswered, balanceFen }: Telling): string | null {
  if (year >= thisYear) return 'dues-statement-early'
  if (toldYear !== null && year <= toldYear) return 'dues-statement-told'
  if (unanswered > 0) return 'dues-statement-unanswered'
  return balanceFen < 0 ? 'dues-statement-negative' : null
}

const line = (label: string, fen: number) => [label, formatYuan(fen)]

/** 收支: what came in, what went out, what is left; the same lines on paper, in the sheet and on the phone. */
export const fundLines = (told: Statement): string[][] => [
  line('上年结转', told.carriedFen),
  line(told.branch ? '收取党员党费' : '本级收取党费', told.collectedFen),
  ...(told.branch ? [] : [line('下级党组织上缴', told.receivedFen)]),
  line('上缴上级党组织', told.remittedFen),
  ...told.uses.map(({ purpose, fen }) => line(`使用：${purposeNames[purpose]}`, fen)),
  line('使用合计', told.usedFen),
  line('年末结余', told.balanceFen),
]

export const belowTitles = ['党组织', '人数', '应交（元）', '已交（元）']
export const belowLines = (told: Statement): string[][] => {
  const sum = (of: (one: Below) => number) => told.below.reduce((total, one) => total + of(one), 0)
  const row = (name: string, people: number, due: number, paid: number) => [
    name,
    String(people),
    formatYuan(due),
    formatYuan(paid),
  ]
  const rows = told.below.map(({ name, people, dueFen, paidFen }) => row(name, people, dueFen, paidFen))
  return rows.length > 1
    ? [
        ...rows,
        row(
          '合计',
          sum(({ people }) => people),
          sum(({ dueFen }) => dueFen),
          sum(({ paidFen }) => paidFen),
        ),
      ]
    : rows
}

export const titleOf = ({ year }: { year: number }) => `${year}年党费收缴使用情况公示`

/** What stands under the figures. */
export const notesOf = (told: Statement): string[] => [
  '上年结转 + 收取 + 下级上缴 − 上缴上级 − 使用 = 年末结余。人数按各月所在党组织计算。',
  ...(told.gifts > 0
    ? [`另代收大额党费 ${told.gifts} 笔共 ${formatYuan(told.giftFen)} 元，全部转交中央，不计入上表。`]
    : []),
  '依据：《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）。',
]

/** The paper. */
export const printedStatement = (told: Statement, digest: string) => ({
  title: titleOf(told),
  subtitle: told.name,
  number: null,
  lines: [],
  tables: [
    { title: '收支', columns: ['项目', '金额（元）'], rows: fundLines(told) },
    { title: '党员交纳', columns: belowTitles, rows: belowLines(told) },
  ],
  notes: [...notesOf(told), `生成日期：${formatDay(told.asOf)}　内容摘要：${digest}`],
})

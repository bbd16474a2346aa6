import { actsInWords } from '#features/helping/rules.ts'
import type { SlipKind } from '../rules.ts'

export type Row = readonly [label: string, value: string]

/** What stands on a form: facts known, words said, what is left to be written by hand, and who signs. */
export type Sheet = {
  rows: Row[]
  /** The same fact, as it is and as it should be: the second is written by hand. */
  checks: Row[]
  words: string[]
  /** Fields to be written by hand, each with so many lines. */
  blanks: { label: string; lines: number }[]
  signs: string[]
}

/** What is known of whom the form is, and the facts of its kind. */
export type Facts = {
  personName: string
  organizationName: string
  rows: Row[]
  said?: string | null
  helperName?: string | null
  acts?: readonly string[]
  fromOn?: string
  untilOn?: string
}

const head = ({ personName, organizationName }: Facts): Row[] => [
  ['姓名', personName],
  ['所在党支部', organizationName],
]
const bySelf = ['本人签名（或按手印）', '代签的写明原因', '日期']
const plain = { checks: [], words: [], blanks: [] }

const sheets: Record<SlipKind, (facts: Facts) => Sheet> = {
  helpingConsent: (facts) => ({
    ...plain,
    rows: [
      ...head(facts),
      ['代办人', facts.helperName ?? ''],
      ['期限', `${facts.fromOn} 至 ${facts.untilOn}`],
    ],
    words: [
      `本人委托${facts.helperName}同志，在上述期限内代我办理：${actsInWords(facts.acts ?? [])}。`,
      '我知道：每办一件，平台写明我和代办人两个名字并告知我；投票、民主测评、谈心谈话、密码等不能代办；我随时可以告诉党支部撤销这项委托。',
    ],
    signs: ['委托人签名（或按手印）', '代办人签名', '见证人签名', '日期'],
  }),
  recordCheck: (facts) => ({
    ...plain,
    rows: head(facts),
    checks: facts.rows,
    words: ['请逐项核对。没有错的不用写；有错的，在右边一栏写上正确的内容。'],
    signs: bySelf,
  }),
  correction: (facts) => ({
    ...plain,
    rows: [...head(facts), ...facts.rows],
    signs: ['申请人签名（或按手印）', '党支部核对意见', '日期'],
  }),
  leave: (facts) => ({
    ...plain,
    rows: [...head(facts), ...facts.rows],
    words: facts.said ? [`请假原因：${facts.said}`] : [],
    blanks: facts.said ? [] : [{ label: '请假原因', lines: 3 }],
    signs: bySelf,
  }),
  duesBase: (facts) => ({
    ...plain,
    rows: [...head(facts), ...facts.rows],
    words: ['以上缴费基数经本人核对无误。有不同意见的写在下面。'],
    blanks: [{ label: '意见', lines: 3 }],
    signs: bySelf,
  }),
  transfer: (facts) => ({
    ...plain,
    rows: [...head(facts), ...facts.rows],
    blanks: facts.said ? [] : [{ label: '需要说明的情况', lines: 3 }],
    words: facts.said ? [`说明：${facts.said}`] : [],
    signs: ['申请人签名（或按手印）', '党支部意见', '日期'],
  }),
  selfAppraisal: (facts) => ({
    ...plain,
    rows: [...head(facts), ...facts.rows],
    words: facts.said ? facts.said.split('\n') : [],
    blanks: facts.said ? [] : [{ label: '个人自评（学习、作用、纪律、不足和努力方向）', lines: 16 }],
    signs: bySelf,
  }),
}

export const sheetOf = (kind: SlipKind, facts: Facts): Sheet => sheets[kind](facts)

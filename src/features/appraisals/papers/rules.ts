import { type Day, formatDay } from '#basics/days.ts'
import {
  cell,
  dayOr,
  form,
  head,
  pairs,
  type Sheet,
  sealed,
  signed,
  table,
  words,
} from '#features/admissions/papers/layout/rules.ts'
import type { Marks } from '../ballots/rules.ts'
import { type Grade, gradeNames, grades, isRated, takesPart } from '../rules.ts'

export const papers = ['form', 'forms', 'summary', 'ballot'] as const
export type PaperName = (typeof papers)[number]
export const paperNames: Record<PaperName, string> = {
  form: '民主评议党员登记表',
  forms: '民主评议党员登记表（全体）',
  summary: '民主评议党员汇总表',
  ballot: '民主测评票',
}

/** 《中国共产党支部工作条例（试行）》第十八条 (V). */
const basis = '依据《中国共产党支部工作条例（试行）》第十八条'

export type Printed = {
  name: string
  gender: string
  birthDate: Day
  ethnicity: string
  education: string
  joinedOn: Day | null
  occupation: string
  probationary: boolean
  absentBecause: string | null
  selfText: string | null
  selfAt: Day | null
  remarks: readonly { byName: string; text: string }[]
  tally: Marks | null
  opinion: string | null
  grade: Grade | null
}
export type PrintedRound = {
  branch: string
  year: number
  closedOn: Day | null
  /** Valid ballots. */
  ballots: number
  members: readonly Printed[]
}

const statusName = (one: Printed) => (one.probationary ? '预备党员' : '正式党员')
const marksInWords = (tally: Marks | null) =>
  tally
    ? [
        ...grades.map((grade) => `${gradeNames[grade]} ${tally[grade]} 票`),
        `弃权 ${tally.abstained} 票`,
      ].join('，')
    : ''

/** What stands where the grade would. */
const gradeOf = (one: Printed): string => {
  if (one.absentBecause) return `未参加（${one.absentBecause}）`
  if (one.probationary) return '预备党员，不评定等次'
  return one.grade ? gradeNames[one.grade] : ''
}

/** One member's 登记表. */
function registrationOf({ branch, year, closedOn, ballots }: PrintedRound, one: Printed): Sheet {
  const remarks = one.remarks.map(({ byName, text }) => `${byName}：${text}`).join('\n')
  const test = one.tally ? `发出并收回有效票 ${ballots} 张：${marksInWords(one.tally)}。` : ''
  return {
    size: 'a4',
    look: 'form',
    above: `${year} 年度`,
    title: paperNames.form,
    basis,
    parts: [
      form(Array(12).fill(1), [
        pairs(['姓名', one.name], ['性别', one.gender], ['民族', one.ethnicity]),
        pairs(['出生日期', formatDay(one.birthDate)], ['学历', one.education], ['党员类别', statusName(one)]),
        [
          head('入党日期', { span: 2 }),
          cell(one.joinedOn ? formatDay(one.joinedOn) : '', { span: 2 }),
          head('所在党支部', { span: 2 }),
          cell(branch, { span: 6 }),
        ],
        [head('个人自评'), words(one.selfText, 11, 62, signed('本人签字', one.selfAt))],
        [head('党员互评'), words(remarks, 11, 34)],
        [head('民主测评'), words(test, 11, 14)],
        [
          head('支部评定意见'),
          words(one.opinion, 11, 34, [`评定等次：${gradeOf(one)}`, ...sealed('', closedOn)]),
        ],
        [head('本人意见'), words('', 11, 16, signed('本人签字', null))],
      ]),
    ],
  }
}

/** 汇总表: everybody of the round on one list, with the sums below. */
function summaryOf(round: PrintedRound): Sheet {
  const { branch, year, closedOn, members, ballots } = round
  const rated = members.filter(isRated)
  const count = (grade: Grade) => rated.filter((one) => one.grade === grade).length
  const sums = grades.map((grade) => `${gradeNames[grade]} ${count(grade)} 人`).join('，')
  const numbers = (tally: Marks | null) =>
    [...grades, 'abstained' as const].map((key) => (tally ? String(tally[key]) : ''))
  return {
    size: 'a4',
    look: 'document',
    above: '',
    title: `${year}年度${paperNames.summary}`,
    basis,
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      {
        k: 'text',
        text: `名册 ${members.length} 人，参加 ${members.filter(takesPart).length} 人，收回有效测评票 ${ballots} 张。评定等次 ${rated.length} 人：${sums}。`,
      },
      table(
        [1.1, 2.2, 2, 1.1, 1.1, 1.5, 1.3, 1.1, 3],
        ['序号', '姓名', '类别', '优秀', '合格', '基本合格', '不合格', '弃权', '评定等次'],
        members.map((one, at) => [
          String(at + 1),
          one.name,
          statusName(one),
          ...numbers(one.tally),
          gradeOf(one),
        ]),
      ),
      { k: 'right', lines: [`党支部书记：　　　　　　　　`, `（盖章）　${dayOr(closedOn)}`] },
    ],
  }
}

/** 民主测评票: everybody who is rated, a mark for each; nobody signs it. */
function ballotOf({ branch, year, members }: PrintedRound): Sheet {
  return {
    size: 'a4',
    look: 'document',
    above: '',
    title: `${year}年度${paperNames.ballot}`,
    basis: '不记名。每名党员只选一个等次，在相应栏画“○”；不选为弃权，选两个以上的该栏无效。',
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      table(
        [1.2, 3, 2, 2, 2, 2],
        ['序号', '姓名', ...grades.map((grade) => gradeNames[grade])],
        members.filter(isRated).map((one, at) => [String(at + 1), one.name, '', '', '', '']),
      ),
    ],
  }
}

/** The sheets of a paper; of 登记表 those of the people who have something on them. */
export function sheetsOf(paper: PaperName, round: PrintedRound): Sheet[] {
  if (paper === 'summary') return [summaryOf(round)]
  if (paper === 'ballot') return [ballotOf(round)]
  return round.members.filter(takesPart).map((one) => registrationOf(round, one))
}

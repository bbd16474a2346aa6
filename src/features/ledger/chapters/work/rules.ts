import type { Day } from '#basics/days.ts'
import { type ActKey, acts } from '#features/admissions/acts/rules.ts'
import { type DocumentKind, documentKindNames } from '#features/documents/rules.ts'
import { type TransferKind, transferKindNames } from '#features/transfers/rules.ts'
import {
  type WorkItemKind,
  type WorkItemState,
  workItemKindNames,
  workItemStateNames,
} from '../../items/rules.ts'
import { type Chapter, day, narrowed, number, row, text } from '../rules.ts'

export type AdmissionFact = { admissionId: number; name: string; act: ActKey; on: Day; passed: boolean }
export type TransferFact = {
  id: number
  name: string
  kind: TransferKind
  incoming: boolean
  otherName: string
  letterNumber: string | null
  acceptedOn: Day
}
export type DuesFact = { month: string; people: number; dueFen: number; paidFen: number; unpaid: number }
export type HonourFact = { personId: number; name: string; title: string; level: string; on: Day; by: string }
export type ItemFact = {
  id: number
  kind: WorkItemKind
  title: string
  source: string
  people: string | null
  openedOn: Day
  dueOn: Day
  state: WorkItemState
  doneOn: Day | null
  doneWords: string | null
}
export type DocumentFact = {
  id: number
  kind: DocumentKind
  number: string
  title: string
  issuedOn: Day
  to: string | null
}

type At = { organizationId: number; year: number }

/** 发展党员: what was done in the year with the files of the branch. */
export const admissionsChapter = ({ organizationId }: At, facts: AdmissionFact[]): Chapter => ({
  key: 'admissions',
  title: '发展党员',
  columns: [day('日期'), text('姓名', 3), text('办理事项', 8), text('结果', 3)],
  rows: facts.map((one) =>
    row(
      [one.on, one.name, acts[one.act].title, one.passed ? '通过' : '未通过'],
      '发展党员档案',
      `/admissions/${one.admissionId}`,
    ),
  ),
  origin: { says: '发展党员档案', to: narrowed('/admissions', organizationId) },
  note: `涉及 ${new Set(facts.map(({ admissionId }) => admissionId)).size} 人，办理 ${facts.length} 次`,
  empty: '这一年没有办理',
})

/** 组织关系转接: who came and who went, by the day of acceptance. */
export const transfersChapter = ({ organizationId }: At, facts: TransferFact[]): Chapter => ({
  key: 'transfers',
  title: '党员组织关系转接',
  columns: [
    day('接收日期'),
    text('姓名', 3),
    text('方向', 2),
    text('类别', 4),
    text('转自或转往', 8),
    text('介绍信', 5),
  ],
  rows: facts.map((one) =>
    row(
      [
        one.acceptedOn,
        one.name,
        one.incoming ? '转入' : '转出',
        transferKindNames[one.kind],
        one.otherName,
        one.letterNumber,
      ],
      '组织关系转接',
      `/transfers/${one.id}`,
    ),
  ),
  origin: { says: '组织关系转接', to: narrowed('/transfers', organizationId) },
  note: `转入 ${facts.filter(({ incoming }) => incoming).length} 人，转出 ${facts.filter(({ incoming }) => !incoming).length} 人`,
  empty: '这一年没有转接',
})

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** 党费收缴, month by month; amounts in yuan to the fen. */
export const duesChapter = ({ organizationId }: At, facts: DuesFact[]): Chapter => {
  const sum = (of: 'dueFen' | 'paidFen') => facts.reduce((total, one) => total + one[of], 0)
  return {
    key: 'dues',
    title: '党费收缴',
    columns: [
      text('月份', 3),
      number('应交人数'),
      number('应交金额（元）'),
      number('已交金额（元）'),
      number('未交齐人数'),
    ],
    rows: facts.map((one) =>
      row(
        [one.month, one.people, yuan(one.dueFen), yuan(one.paidFen), one.unpaid],
        '党费收缴',
        narrowed('/dues', organizationId, { month: one.month }),
      ),
    ),
    origin: { says: '党费收缴', to: narrowed('/dues', organizationId) },
    note: `全年应交 ${yuan(sum('dueFen'))} 元，已交 ${yuan(sum('paidFen'))} 元`,
    empty: '这一年没有生成党费清单',
  }
}

/** 表彰奖励 of the members of the branch. */
export const honoursChapter = ({ organizationId }: At, facts: HonourFact[]): Chapter => ({
  key: 'honours',
  title: '表彰奖励',
  columns: [day('日期'), text('姓名', 3), text('名称', 8), text('级别', 3), text('授予单位', 6)],
  rows: facts.map((one) =>
    row([one.on, one.name, one.title, one.level, one.by], '党员信息', `/people/${one.personId}`),
  ),
  origin: { says: '党员信息·表彰奖励', to: narrowed('/people', organizationId) },
  note: null,
  empty: '这一年没有登记',
})

/** 任务和整改: what was under way in the year, and what came of it. */
export const itemsChapter = ({ organizationId }: At, facts: ItemFact[]): Chapter => ({
  key: 'items',
  title: '任务和问题整改',
  columns: [
    text('类别', 2),
    text('事项', 7),
    text('来源', 4),
    text('责任人', 3),
    day('登记日期'),
    day('完成期限'),
    text('状态', 3),
    day('办结日期'),
    text('办理结果', 6),
  ],
  rows: facts.map((one) =>
    row(
      [
        workItemKindNames[one.kind],
        one.title,
        one.source,
        one.people,
        one.openedOn,
        one.dueOn,
        workItemStateNames[one.state],
        one.doneOn,
        one.doneWords,
      ],
      '工作事项',
      `/work-items/${one.id}`,
    ),
  ),
  origin: { says: '工作事项', to: narrowed('/work-items', organizationId) },
  note: null,
  empty: '这一年没有登记',
})

/** 请示报告和发文: what the branch issued in the year. */
export const documentsChapter = ({ organizationId }: At, facts: DocumentFact[]): Chapter => ({
  key: 'documents',
  title: '请示报告和发文',
  columns: [day('成文日期'), text('文种', 2), text('发文字号', 6), text('标题', 9), text('主送', 5)],
  rows: facts.map((one) =>
    row(
      [one.issuedOn, documentKindNames[one.kind], one.number, one.title, one.to],
      '公文',
      `/documents/${one.id}`,
    ),
  ),
  origin: { says: '公文', to: narrowed('/documents', organizationId) },
  note: null,
  empty: '这一年没有发文',
})

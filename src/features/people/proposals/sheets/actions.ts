import { minuteOf } from '#basics/days.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { ProposalStatus } from '../queries.ts'
import { proposalStates } from '../rules.ts'

type Line = {
  personName: string
  helpedBy: string | null
  organizationName: string | null
  label: string
  before: string | null
  after: string
  explanation: string
  proposedAt: string
  status: ProposalStatus
  decidedBy: string | null
  declinedBecause: string | null
}

/** What members asked to have put right, as it is shown: numbers masked. */
export const proposalSheet = (rows: Parameters<typeof listSheet<Line>>[2]) =>
  listSheet(
    '更正申请',
    {
      name: '更正申请',
      title: '党员信息更正申请',
      columns: [
        { title: '申请人', width: 12, kind: 'text' },
        { title: '所在党组织', width: 36, kind: 'text' },
        { title: '项目', width: 14, kind: 'text' },
        { title: '名册', width: 24, kind: 'text' },
        { title: '申请更正为', width: 24, kind: 'text' },
        { title: '说明', width: 36, kind: 'text' },
        { title: '申请时间', width: 18, kind: 'text' },
        { title: '状态', width: 10, kind: 'text' },
        { title: '答复人', width: 12, kind: 'text' },
        { title: '未同意的原因', width: 36, kind: 'text' },
      ],
    },
    rows,
    (row) => [
      row.helpedBy ? `${row.personName}（${row.helpedBy}代办）` : row.personName,
      row.organizationName,
      row.label,
      row.before ?? '未登记',
      row.after,
      row.explanation,
      minuteOf(row.proposedAt),
      proposalStates[row.status],
      row.decidedBy,
      row.declinedBecause,
    ],
  )

import { minuteOf } from '#basics/days.ts'
import { stateNames } from '#features/transfers/rules.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { DifferenceRow } from '../queries.ts'
import { kindNames, statusNames, subjectMatter } from '../rules.ts'

const statusInWords = ({ status, accepted_at, transfer_state }: DifferenceRow) =>
  accepted_at && transfer_state ? `转接${stateNames[transfer_state]}` : statusNames[status]

/** Where master data and register disagree, both sides beside each other, and what was decided. */
export const differenceSheet = (rows: Parameters<typeof listSheet<DifferenceRow>>[2]) =>
  listSheet(
    '对账箱',
    {
      name: '对账箱',
      title: '主数据与名册的差异',
      columns: [
        { title: '对象', width: 16, kind: 'text' },
        { title: '工号或编码', width: 16, kind: 'text' },
        { title: '所在党组织', width: 36, kind: 'text' },
        { title: '类别', width: 14, kind: 'text' },
        { title: '项目', width: 14, kind: 'text' },
        { title: '名册', width: 24, kind: 'text' },
        { title: '主数据', width: 24, kind: 'text' },
        { title: '生效日期', kind: 'day' },
        { title: '提出时间', width: 18, kind: 'text' },
        { title: '状态', width: 14, kind: 'text' },
        { title: '决定人', width: 12, kind: 'text' },
        { title: '原因', width: 36, kind: 'text' },
      ],
    },
    rows,
    (row) => [
      row.name,
      row.key,
      row.place_name,
      kindNames[row.kind],
      subjectMatter(row),
      row.register_text ?? '无',
      row.master_text ?? '无',
      row.effective_on,
      minuteOf(row.raised_at),
      statusInWords(row),
      row.decided_by,
      row.decided_because,
    ],
  )

import { minuteOf } from '#basics/days.ts'
import type { NumberExportRow } from '../queries.ts'
import { kindNames, stateAt, stateNames } from '../rules.ts'

/** The register of what was asked for, as a workbook. */
export const columns = [
  { title: '编号', width: 8, kind: 'text' as const },
  { title: '表', width: 16, kind: 'text' as const },
  { title: '内容', width: 40, kind: 'text' as const },
  { title: '人数', width: 8 },
  { title: '理由', width: 32, kind: 'text' as const },
  { title: '申请单位', width: 24, kind: 'text' as const },
  { title: '申请人', width: 12, kind: 'text' as const },
  { title: '申请时间', width: 18, kind: 'text' as const },
  { title: '状态', width: 10, kind: 'text' as const },
  { title: '审批人', width: 12, kind: 'text' as const },
  { title: '审批理由', width: 32, kind: 'text' as const },
  { title: '下载时间', width: 18, kind: 'text' as const },
]

export const cellsOf = (row: NumberExportRow, now: Date): unknown[] => [
  String(row.id),
  kindNames[row.kind],
  row.summary,
  row.people,
  row.reason,
  row.organizationName,
  row.askerName,
  minuteOf(row.askedAt),
  stateNames[stateAt(row, now)],
  row.deciderName,
  row.because,
  row.takenAt && minuteOf(row.takenAt),
]

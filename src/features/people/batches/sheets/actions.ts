import { minuteOf } from '#basics/days.ts'
import type { BatchRow } from '../queries.ts'
import { batchKinds } from '../rules.ts'

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })

/** 批量办理记录, as a workbook. */
export const batchColumns = [
  text('办理', 40),
  text('类别', 16),
  { title: '人数', width: 8 },
  text('党组织', 28),
  text('原因', 32),
  text('办理人', 12),
  text('办理时间', 18),
  text('撤回人', 12),
  text('撤回时间', 18),
  { title: '撤回人数', width: 10 },
  text('撤回原因', 32),
]

export const batchCells = (row: BatchRow): unknown[] => [
  row.title,
  batchKinds[row.kind],
  row.people,
  row.organizationName,
  row.reason,
  row.madeBy,
  minuteOf(row.madeAt),
  row.undoneBy,
  row.undoneAt && minuteOf(row.undoneAt),
  row.undonePeople,
  row.undoneBecause,
]

/** Person by person what taking it back does, as a workbook. */
export const lineColumns = [
  text('姓名', 12),
  text('工号', 14),
  text('现在所在党组织', 28),
  text('是否撤回', 10),
  text('现在 → 撤回后', 48),
  text('不撤回的原因', 48),
]

type ShownLine = {
  name: string
  employeeNo: string
  organizationName: string | null
  entered: boolean
  changed: { label: string; before: string | null; after: string | null }[]
  back: boolean
  why: string | null
}

export const lineCells = ({ changed, ...row }: ShownLine): unknown[] => [
  row.name,
  row.employeeNo,
  row.organizationName,
  row.back ? '撤回' : '不撤回',
  row.entered
    ? '移出名册'
    : changed.map(({ label, before, after }) => `${label}：${before ?? '空'} → ${after ?? '空'}`).join('；'),
  row.why,
]

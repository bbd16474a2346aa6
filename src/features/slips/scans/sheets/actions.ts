import { minuteOf } from '#basics/days.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { kindNames, type PageState, pageStateNames, type SlipKind } from '../../rules.ts'

export const scanLayout: SheetLayout = {
  name: '扫描归位记录',
  title: '扫描归位记录',
  columns: [
    { title: '文件', width: 30, kind: 'text' },
    { title: '页' },
    { title: '状态', width: 12, kind: 'text' },
    { title: '表单', width: 22, kind: 'text' },
    { title: '姓名', width: 12, kind: 'text' },
    { title: '说明', width: 60, kind: 'text' },
    { title: '上传人', width: 12, kind: 'text' },
    { title: '上传时间', width: 18, kind: 'text' },
    { title: '办理人', width: 12, kind: 'text' },
    { title: '办理时间', width: 18, kind: 'text' },
  ],
}

type Line = {
  fileName: string
  number: number
  state: PageState
  kind: SlipKind | null
  personName: string | null
  why: string | null
  because: string | null
  broughtBy: string
  broughtAt: string
  decidedBy: string
  decidedAt: string
}

export const scanCells = (row: Line) => [
  row.fileName,
  row.number,
  pageStateNames[row.state],
  row.kind && kindNames[row.kind],
  row.personName,
  row.why ?? row.because,
  row.broughtBy,
  minuteOf(row.broughtAt),
  row.decidedBy,
  minuteOf(row.decidedAt),
]

import { minuteOf } from '#basics/days.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { actsInWords, type ConsentState, stateNames, type Way, wayNames } from '../../rules.ts'

type ConsentLine = {
  personName: string
  helperName: string
  organizationName: string
  acts: readonly string[]
  fromOn: string
  untilOn: string
  given: Way
  witnessName: string | null
  state: ConsentState
  done: number
  recordedBy: string
  recordedAt: string
  withdrawnBy: string | null
  withdrawnBecause: string | null
}

export const consentLayout: SheetLayout = {
  name: '代办委托',
  title: '代办委托',
  columns: [
    { title: '委托人', width: 12, kind: 'text' },
    { title: '代办人', width: 12, kind: 'text' },
    { title: '党支部', width: 34, kind: 'text' },
    { title: '代办事项', width: 46, kind: 'text' },
    { title: '开始日期', kind: 'day' },
    { title: '截止日期', kind: 'day' },
    { title: '委托方式', width: 22, kind: 'text' },
    { title: '见证人', width: 12, kind: 'text' },
    { title: '状态', width: 16, kind: 'text' },
    { title: '已代办件数' },
    { title: '登记人', width: 12, kind: 'text' },
    { title: '登记时间', width: 18, kind: 'text' },
    { title: '撤销人', width: 12, kind: 'text' },
    { title: '撤销原因', width: 30, kind: 'text' },
  ],
}

export const consentCells = (row: ConsentLine) => [
  row.personName,
  row.helperName,
  row.organizationName,
  actsInWords(row.acts),
  row.fromOn,
  row.untilOn,
  wayNames[row.given],
  row.witnessName,
  stateNames[row.state],
  row.done,
  row.recordedBy,
  minuteOf(row.recordedAt),
  row.withdrawnBy,
  row.withdrawnBecause,
]

type DoneLine = {
  personName: string
  helperName: string
  organizationName: string
  title: string
  about: string | null
  doneAt: string
}

export const doneLayout: SheetLayout = {
  name: '代办记录',
  title: '代办记录',
  columns: [
    { title: '时间', width: 18, kind: 'text' },
    { title: '办理人', width: 12, kind: 'text' },
    { title: '代办人', width: 12, kind: 'text' },
    { title: '党支部', width: 34, kind: 'text' },
    { title: '事项', width: 26, kind: 'text' },
    { title: '涉及', width: 36, kind: 'text' },
  ],
}

export const doneCells = (row: DoneLine) => [
  minuteOf(row.doneAt),
  row.personName,
  row.helperName,
  row.organizationName,
  row.title,
  row.about,
]

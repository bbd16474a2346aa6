import { minuteOf } from '#basics/days.ts'
import { type Source, sourceGrounds, sourceNames, sourceUnits } from '../rules.ts'

type Compared = { now: number; before: number }
type Line = Compared & { title: string; subject: string | null; fields: number | null }
type Ledger = {
  period: string
  beforePeriod: string
  parts: readonly { source: Source; total: Compared; lines: readonly Line[] }[]
  fields: Compared
}

type Row = Compared & { part: string; title: string; unit: string; fields: number | null; ground: string }

/** The ledger as rows of a sheet: each part with its sum first. */
export const ledgerRows = ({ parts, fields }: Ledger): Row[] =>
  parts.flatMap(({ source, total, lines }) => {
    const [part, unit] = [sourceNames[source], sourceUnits[source]]
    const whole = { part, title: '合计', unit, fields: null, ground: sourceGrounds[source], ...total }
    const filled = { part, title: '填写项数', unit: '项', fields: null, ground: '每份项数乘份数', ...fields }
    return [
      whole,
      ...(source === 'forms' ? [filled] : []),
      ...lines.map(({ subject, title, ...line }) => ({
        ...line,
        part: subject ? `${part}：${subject}` : part,
        title,
        unit,
        ground: '',
      })),
    ]
  })

export const ledgerLayout = (title: string, { period, beforePeriod }: Ledger) => ({
  name: '负担账本',
  title,
  lines: [{ left: `本期：${period}` }, { left: `上期：${beforePeriod}` }],
  columns: [
    { title: '类别', width: 24, kind: 'text' as const },
    { title: '内容', width: 34, kind: 'text' as const },
    { title: '单位', width: 8, kind: 'text' as const },
    { title: '本期' },
    { title: '上期' },
    { title: '增减' },
    { title: '每份最少填几项', width: 16 },
    { title: '数字从哪里来', width: 60, kind: 'text' as const },
  ],
})

export const ledgerCells = ({ part, title, unit, now, before, fields, ground }: Row) => [
  part,
  title,
  unit,
  now,
  before,
  now - before,
  fields,
  ground,
]

export const behindLayout = (source: Source) => ({
  name: sourceNames[source],
  title: `负担账本：${sourceNames[source]}`,
  columns: [
    { title: '时间', width: 18, kind: 'text' as const },
    { title: '内容', width: 34, kind: 'text' as const },
    { title: '党支部', width: 40, kind: 'text' as const },
  ],
})

export const behindCells = (row: { at: string; title: string; organizationName: string }) => [
  minuteOf(row.at),
  row.title,
  row.organizationName,
]

import { useQuery } from '@tanstack/react-query'
import { formatYuan } from '#basics/money.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { divide } from '../finance/rules.ts'
import { fenOfWan } from './money.ts'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'

const fieldsOf = (years: number): Field[] => [
  {
    kind: 'number',
    name: 'year',
    label: '年度',
    required: true,
    least: 1,
    most: years,
    hint: '合作的第几年',
  },
  { kind: 'text', name: 'fen', label: '分配金额（万元）', required: true, maximum: 16 },
  { kind: 'day', name: 'decidedOn', label: '决定日期', required: true, until: today() },
  {
    kind: 'text',
    name: 'decision',
    label: '决定（会议或文号）',
    required: true,
    maximum: 200,
    wide: true,
  },
]

/** 登记分配决定: what there is of the year, and what every village gets of it. */
export function DecideDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const decide = useAct(call.coBuilding.distributions.decide, { done: '已登记，各村可以查看' })
  const fields = fieldsOf(project.termYears)
  const form = useForm(fields, { decidedOn: today() }, async (values) => {
    await decide.send({
      id: project.id,
      year: Number(values.year),
      fen: fenOfWan(values.fen),
      decidedOn: String(values.decidedOn),
      decision: String(values.decision),
    })
    onClose()
  })
  const year = Number(form.values.year ?? 0)
  const { data } = useQuery({
    ...ask.coBuilding.distributions.propose.queryOptions({ input: { id: project.id, year } }),
    enabled: year >= 1 && year <= project.termYears,
  })
  const fen = fenOfWan(form.values.fen)
  const parts = divide(
    fen,
    project.shares.map(({ weight }) => weight),
  )
  return (
    <Sheet
      title="登记收益分配"
      submitWord="登记"
      width={720}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      {data ? (
        <Notice>
          可分配 {formatYuan(data.fen)} 元 = 实收 {formatYuan(data.returnFen)} − 本金{' '}
          {formatYuan(data.principalFen)} − 利息 {formatYuan(data.interestFen)} − 折旧{' '}
          {formatYuan(data.depreciationFen)} − 已分配 {formatYuan(data.distributedFen)}（不足的按零算）。
          {data.fen > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => form.change({ fen: String(data.fen / 1_000_000) })}
            >
              全部分配
            </button>
          )}
        </Notice>
      ) : (
        <Notice>填写年度后，按实收实付和折旧算出可分配净收益。</Notice>
      )}
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
      {fen > 0 && (
        <Table
          label="各村应分"
          rows={project.shares.map((one, at) => ({ ...one, fen: parts[at] ?? 0 }))}
          rowKey={({ villageId }) => villageId}
          heads={[
            { title: '村', cell: ({ name }) => name },
            { title: '份额', number: true, cell: ({ weight }) => weight },
            { title: '金额（元）', number: true, cell: (one) => formatYuan(one.fen) },
          ]}
        />
      )}
    </Sheet>
  )
}

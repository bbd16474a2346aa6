import { useQuery } from '@tanstack/react-query'
import { formatYuan } from '#basics/money.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { divide } from '../finance/rules.ts'
import { Available } from './available.tsx'
import { fenOfWan, fenTyped, sumOf, wanTyped } from './money.ts'
import type { Plan } from './plan-tab.tsx'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'
import { weightHead } from './weight-head.ts'

type Year = Plan['years'][number]
type Props = {
  project: Project
  /** Decided already by a meeting; or asked for with a 请示 first. */
  how: 'decided' | 'asked'
  onClose: () => void
}
const titles = { decided: '登记收益分配', asked: '收益分配方案' }

/** What there is of a year, and what every village gets of it: written down as decided, or asked for. */
export function DecideDialog(props: Props) {
  const query = useQuery(ask.coBuilding.plan.get.queryOptions({ input: { id: props.project.id } }))
  if (query.data) return <Deciding {...props} years={query.data.years} />
  return (
    <Dialog open title={titles[props.how]} width={720} onClose={props.onClose}>
      <Answered query={query}>{() => null}</Answered>
    </Dialog>
  )
}

const fieldsOf = (years: Year[], how: Props['how']): Field[] => [
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: years.map(({ year, distributableFen: fen }) => ({
      value: String(year),
      label: `第${year}年${fen > 0 ? `（可分配 ${formatYuan(fen)} 元）` : ''}`,
    })),
  },
  { kind: 'text', name: 'fen', label: '分配金额（万元）', required: true, maximum: 16 },
  ...(how === 'decided' ? decisionFields() : []),
]
const decisionFields = (): Field[] => [
  { kind: 'day', name: 'decidedOn', label: '决定日期', required: true, until: today() },
  { kind: 'text', name: 'decision', label: '决定（会议或文号）', required: true, maximum: 200, wide: true },
]

/** All that there is to divide of a year, as it is typed. */
const allOf = (year: Year | undefined): Values => ({
  year: year && String(year.year),
  fen: year && year.distributableFen > 0 ? wanTyped(year.distributableFen) : undefined,
})

/** Sends what was filled in, and goes on to the paper where one was drafted. */
function useSending({ project: { id }, how, onClose }: Props) {
  const go = useGo()
  const decide = useAct(call.coBuilding.distributions.decide, { done: '已登记，各村可以查看' })
  const ask = useAct(call.coBuilding.distributions.ask, {
    done: '请示已起草，请核对后报送',
    after: ({ requestId }) => go(`/requests/${requestId}`),
  })
  return async ({ year, fen, decidedOn, decision }: Values) => {
    const given = { id, year: Number(year), fen: fenTyped(fen, 'fen', '分配金额（万元）') }
    if (how === 'asked') await ask.send(given)
    else await decide.send({ ...given, decidedOn: String(decidedOn), decision: String(decision) })
    onClose()
  }
}

function Deciding({ years, ...props }: Props & { years: Year[] }) {
  const { project, how, onClose } = props
  const fields = fieldsOf(years, how)
  const first = years.find(({ distributableFen }) => distributableFen > 0)
  const form = useForm(fields, { decidedOn: today(), ...allOf(first) }, useSending(props))
  const yearOf = (value: Values[string]) => years.find(({ year }) => String(year) === value)
  const change = (next: Values) =>
    form.change('year' in next ? { ...allOf(yearOf(next.year)), ...next } : next)
  const year = yearOf(form.values.year)
  return (
    <Sheet
      title={titles[how]}
      submitWord={how === 'asked' ? '起草请示' : '登记'}
      width={720}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={change}
        draft={form.draft}
      />
      {year ? (
        <Available year={year} />
      ) : (
        <Notice>
          {first
            ? '选择年度后，按实收实付和折旧算出可分配净收益。'
            : '现在没有可分配的净收益：请先登记实收的固定收益，或者已经全部分配。'}
        </Notice>
      )}
      <Parts project={project} fen={fenOfWan(form.values.fen)} />
    </Sheet>
  )
}

/** What every village would get, to the fen. */
function Parts({ project: { shares, division }, fen }: { project: Project; fen: number }) {
  if (fen === 0 || shares.length === 0) return null
  const parts = divide(
    fen,
    shares.map(({ weight }) => weight),
  )
  return (
    <Table
      label="各村应分"
      rows={shares.map((one, at) => ({ ...one, fen: parts[at] ?? 0 }))}
      unit="个村"
      rowKey={({ villageId }) => villageId}
      heads={[
        { title: '村', cell: ({ name }) => name },
        ...weightHead(division),
        {
          title: '金额（元）',
          number: true,
          card: 'beside',
          cell: (one) => formatYuan(one.fen),
          sum: formatYuan(sumOf(parts, (part) => part)),
        },
      ]}
    />
  )
}

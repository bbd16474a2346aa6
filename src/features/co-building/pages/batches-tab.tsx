import { useState } from 'react'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { fenTyped, inWan, sumOf } from './money.ts'
import type { Project } from './project-fields.ts'
import { type Head, Table } from './table.tsx'

type Batch = Project['batches'][number]

const count = (value: number) => value.toLocaleString('zh-CN')

type Group = 'year' | 'sold' | 'growing'
const isOf: Record<Group, (batch: Batch) => boolean> = {
  year: ({ soldOn }) => soldOn?.startsWith(today().slice(0, 4)) ?? false,
  sold: ({ soldOn }) => soldOn !== null,
  growing: ({ soldOn }) => soldOn === null,
}
const groupNames = (): Record<Group, string> => ({
  year: `${today().slice(0, 4)} 年出栏`,
  sold: '已出栏',
  growing: '在养',
})

/** 生产批次: put in and sold; a number opens the batches that it counts. */
export function BatchesTab({ project }: { project: Project }) {
  const [beginning, setBeginning] = useState(false)
  const [selling, setSelling] = useState<Batch | null>(null)
  const [group, setGroup] = useState<Group | null>(null)
  const { batches, capacityUnit: unit } = project
  const rows = group ? batches.filter(isOf[group]) : batches
  return (
    <div className="stack">
      <Sums batches={batches} unit={unit} open={setGroup} />
      <Panel
        title={group ? `批次：${groupNames()[group]}` : '批次'}
        flush
        extra={
          <>
            {group && (
              <button type="button" className="link" onClick={() => setGroup(null)}>
                全部批次
              </button>
            )}
            <a
              className="button"
              href={fileAddress(`/co-building-projects/${project.id}/batches.xlsx`, {})}
              download
            >
              <Icon name="download" />
              导出 Excel
            </a>
            {project.mayLead && (
              <button type="button" className="button primary" onClick={() => setBeginning(true)}>
                <Icon name="plus" />
                登记投入
              </button>
            )}
          </>
        }
      >
        {rows.length === 0 ? (
          <Empty title="还没有生产批次" icon="record">
            投产后在这里登记投入和出栏。
          </Empty>
        ) : (
          <Table
            label="生产批次"
            rows={rows}
            unit="批"
            rowKey={({ id }) => id}
            heads={headsOf(unit, project.mayLead ? setSelling : null)}
          />
        )}
      </Panel>
      {beginning && <BeginDialog project={project} onClose={() => setBeginning(false)} />}
      {selling && <SellDialog batch={selling} unit={unit} onClose={() => setSelling(null)} />}
    </div>
  )
}

const headsOf = (unit: string, sell: ((batch: Batch) => void) | null): Head<Batch>[] => [
  { title: '批次', cell: ({ number }) => `第${number}批` },
  { title: '投入日期', cell: ({ begunOn }) => begunOn },
  { title: `投入（${unit}）`, number: true, cell: ({ placed }) => count(placed) },
  {
    title: '出栏日期',
    card: 'beside',
    cell: (batch) =>
      batch.soldOn ??
      (sell ? (
        <button
          type="button"
          className="link"
          aria-label={`登记第${batch.number}批出栏`}
          onClick={() => sell(batch)}
        >
          登记出栏
        </button>
      ) : (
        '在养'
      )),
  },
  { title: `出栏（${unit}）`, number: true, cell: ({ sold }) => (sold === null ? '—' : count(sold)) },
  {
    title: '成活率',
    number: true,
    cell: ({ sold, placed }) => (sold === null ? '—' : `${((sold * 100) / placed).toFixed(1)}%`),
  },
  {
    title: '销售额（万元）',
    number: true,
    cell: ({ salesFen }) => (salesFen === null ? '—' : inWan(salesFen)),
  },
]

function Sums({ batches, unit, open }: { batches: Batch[]; unit: string; open: (group: Group) => void }) {
  const names = groupNames()
  const [now, sold, growing] = [isOf.year, isOf.sold, isOf.growing].map((one) => batches.filter(one)) as [
    Batch[],
    Batch[],
    Batch[],
  ]
  return (
    <FigureBand
      figures={[
        {
          label: names.year,
          value: sumOf(now, (one) => one.sold ?? 0),
          unit,
          onOpen: () => open('year'),
        },
        {
          label: '累计出栏',
          value: sumOf(sold, (one) => one.sold ?? 0),
          unit,
          onOpen: () => open('sold'),
        },
        {
          label: names.growing,
          value: sumOf(growing, ({ placed }) => placed),
          unit,
          onOpen: () => open('growing'),
        },
        {
          label: `${today().slice(0, 4)} 年销售额`,
          value: inWan(sumOf(now, (one) => one.salesFen ?? 0)),
          unit: '万元',
          onOpen: () => open('year'),
        },
      ]}
    />
  )
}

function BeginDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const begin = useAct(call.coBuilding.batches.begin, { done: '已登记' })
  return (
    <FormDialog
      title="登记投入"
      fields={[
        { kind: 'day', name: 'begunOn', label: '投入日期', required: true, until: today() },
        { kind: 'number', name: 'placed', label: '投入数量', required: true, least: 1 },
      ]}
      start={{ begunOn: today() }}
      submitWord="登记"
      onSubmit={({ begunOn, placed }) =>
        begin.send({ id: project.id, begunOn: String(begunOn), placed: Number(placed) })
      }
      onClose={onClose}
    />
  )
}

function SellDialog({ batch, unit, onClose }: { batch: Batch; unit: string; onClose: () => void }) {
  const sell = useAct(call.coBuilding.batches.sell, { done: '已登记出栏' })
  return (
    <FormDialog
      title={`第${batch.number}批出栏`}
      notice={`${batch.begunOn} 投入 ${count(batch.placed)} ${unit}。`}
      fields={[
        { kind: 'day', name: 'soldOn', label: '出栏日期', required: true, until: today() },
        { kind: 'number', name: 'sold', label: '出栏数量', required: true, least: 0, most: batch.placed },
        { kind: 'text', name: 'sales', label: '销售额（万元）', required: true, maximum: 16 },
      ]}
      start={{ soldOn: today() }}
      submitWord="登记"
      onSubmit={async ({ soldOn, sold, sales }) =>
        sell.send({
          id: batch.id,
          soldOn: String(soldOn),
          sold: Number(sold),
          salesFen: fenTyped(sales, 'sales', '销售额（万元）'),
        })
      }
      onClose={onClose}
    />
  )
}

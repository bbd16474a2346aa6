import { useState } from 'react'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { fenOfWan, inWan } from './money.ts'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'

type Batch = Project['batches'][number]

const count = (value: number) => value.toLocaleString('zh-CN')

/** 生产批次: put in and sold. */
export function BatchesTab({ project }: { project: Project }) {
  const [beginning, setBeginning] = useState(false)
  const [selling, setSelling] = useState<Batch | null>(null)
  const { batches, capacityUnit: unit } = project
  return (
    <div className="stack">
      <Sums batches={batches} unit={unit} />
      <Panel
        title="批次"
        flush
        extra={
          <>
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
        {batches.length === 0 ? (
          <Empty title="还没有生产批次" icon="record" />
        ) : (
          <Table
            label="生产批次"
            rows={batches}
            rowKey={({ id }) => id}
            heads={[
              { title: '批次', cell: ({ number }) => `第${number}批` },
              { title: '投入日期', cell: ({ begunOn }) => begunOn },
              { title: `投入（${unit}）`, number: true, cell: ({ placed }) => count(placed) },
              {
                title: '出栏日期',
                cell: (batch) =>
                  batch.soldOn ??
                  (project.mayLead ? (
                    <button
                      type="button"
                      className="link"
                      aria-label={`登记第${batch.number}批出栏`}
                      onClick={() => setSelling(batch)}
                    >
                      登记出栏
                    </button>
                  ) : (
                    '在养'
                  )),
              },
              {
                title: `出栏（${unit}）`,
                number: true,
                cell: ({ sold }) => (sold === null ? '—' : count(sold)),
              },
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
            ]}
          />
        )}
      </Panel>
      {beginning && <BeginDialog project={project} onClose={() => setBeginning(false)} />}
      {selling && <SellDialog batch={selling} unit={unit} onClose={() => setSelling(null)} />}
    </div>
  )
}

function Sums({ batches, unit }: { batches: Batch[]; unit: string }) {
  const year = today().slice(0, 4)
  const sold = batches.filter(({ soldOn }) => soldOn !== null)
  const sum = (rows: Batch[], of: (batch: Batch) => number) => rows.reduce((all, row) => all + of(row), 0)
  const now = sold.filter(({ soldOn }) => soldOn?.startsWith(year))
  return (
    <FigureBand
      figures={[
        { label: `${year} 年出栏`, value: sum(now, (one) => one.sold ?? 0), unit },
        { label: '累计出栏', value: sum(sold, (one) => one.sold ?? 0), unit },
        {
          label: '在养',
          value: sum(
            batches.filter(({ soldOn }) => soldOn === null),
            ({ placed }) => placed,
          ),
          unit,
        },
        { label: `${year} 年销售额`, value: inWan(sum(now, (one) => one.salesFen ?? 0)), unit: '万元' },
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
      onSubmit={({ soldOn, sold, sales }) =>
        sell.send({ id: batch.id, soldOn: String(soldOn), sold: Number(sold), salesFen: fenOfWan(sales) })
      }
      onClose={onClose}
    />
  )
}

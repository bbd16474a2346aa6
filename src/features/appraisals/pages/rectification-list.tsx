import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { type RectificationStatus, sourceNames, statusNames } from '../rectifications/rules.ts'
import { AddDialog } from './rectification-dialogs.tsx'

type Row = Awaited<ReturnType<typeof call.appraisals.rectifications.list>>['rows'][number]

const tones: Record<RectificationStatus, Tone> = { open: 'info', solved: 'warning', confirmed: 'good' }

export function RectificationDot({ row }: { row: Pick<Row, 'status' | 'daysLate'> }) {
  const { status, daysLate } = row
  if (daysLate) return <StatusDot tone="warning">{`已过期限 ${daysLate} 天`}</StatusDot>
  return <StatusDot tone={tones[status]}>{statusNames[status]}</StatusDot>
}

const columns: Column<Row>[] = [
  { key: 'problem', title: '问题', card: 'title', fixed: true, width: 280 },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 150,
    render: (row) => <RectificationDot row={row} />,
  },
  { key: 'organizationName', title: '党支部', card: 'line', width: 200 },
  { key: 'measure', title: '整改措施', width: 260, hidden: true },
  { key: 'responsibleName', title: '责任人', card: 'line', width: 90 },
  { key: 'source', title: '来源', width: 110, render: ({ source }) => sourceNames[source] },
  { key: 'raisedOn', title: '提出日期', width: 110 },
  { key: 'dueOn', title: '完成期限', card: 'aside', width: 110 },
  {
    key: 'yearsFollowed',
    title: '跟踪',
    width: 90,
    render: ({ yearsFollowed, status }) =>
      status === 'confirmed' ? '' : yearsFollowed > 1 ? `第 ${yearsFollowed} 年` : '当年',
  },
  { key: 'confirmedOn', title: '销号日期', width: 110 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '问题、责任人或党支部' },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    required: true,
    options: options({ unfinished: '未销号', late: '已过期限', ...statusNames, all: '全部' }),
  },
  { kind: 'choice', name: 'source', label: '来源', options: options(sourceNames) },
]

/** 整改清单: problems of the branch and of single members, followed over the years until each is confirmed. */
export default function RectificationList() {
  const { nodes } = useOrganizations()
  const may = useMay()('appraisals.conduct')
  const [adding, setAdding] = useState(false)
  return (
    <>
      <PageHelp>
        <h3>整改清单</h3>
        <p>组织生活会、民主评议、谈心谈话和上级检查中发现的问题，逐条写明措施、责任人和期限。</p>
        <p>
          整改完成由党支部登记，附佐证材料；确认到位后销号，不到位的退回继续整改。没有销号的跨年度继续跟踪。
        </p>
      </PageHelp>
      <ListPage
        name="rectifications"
        unit="项"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ state: 'unfinished' }}
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/rectifications/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.appraisals.rectifications.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/rectifications.xlsx', { ...values }),
          },
        ]}
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setAdding(true)}>
              <Icon name="plus" />
              列入清单
            </button>
          )
        }
        empty={<Empty title="没有符合条件的整改">发现问题以后点“列入清单”。</Empty>}
      />
      {adding && <AddDialog nodes={nodes} onClose={() => setAdding(false)} />}
    </>
  )
}

import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress, useBegin } from '#web/kit/address.ts'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { stateNames, states } from '../rules.ts'
import { AppraisalHelp } from './help.tsx'
import { stateTones } from './state-path.tsx'

type Row = Awaited<ReturnType<typeof call.appraisals.list>>['rows'][number]

const counted = (row: Row, number: number) => (row.id ? number : '')
const columns: Column<Row>[] = [
  { key: 'organizationName', title: '党支部', card: 'title', fixed: true, width: 230 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 110,
    render: ({ state }) => (
      <StatusDot tone={state ? stateTones[state] : 'quiet'}>{state ? stateNames[state] : '未发起'}</StatusDot>
    ),
  },
  { key: 'members', title: '名册人数', width: 90, render: (row) => counted(row, row.members) },
  { key: 'absent', title: '未参加', width: 80, render: (row) => counted(row, row.absent) },
  {
    key: 'written',
    title: '已自评',
    card: 'line',
    width: 100,
    render: (row) => row.id && `${row.written} / ${row.members - row.absent}`,
  },
  { key: 'graded', title: '已评等次', width: 90, render: (row) => counted(row, row.graded) },
  { key: 'excellent', title: '优秀', width: 70, render: (row) => counted(row, row.excellent) },
  { key: 'closedOn', title: '办结日期', card: 'aside', width: 110 },
]

const yearNow = () => Number(today().slice(0, 4))
const yearField = (): Field => ({
  kind: 'choice',
  name: 'year',
  label: '年度',
  required: true,
  options: Array.from({ length: 6 }, (_, back) => String(yearNow() - back)).map((value) => ({
    value,
    label: `${value} 年`,
  })),
})
const fields = (): Field[] => [
  { kind: 'text', name: 'text', label: '党支部', placeholder: '名称的一部分' },
  yearField(),
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: [
      { value: 'missing', label: '未发起' },
      { value: 'running', label: '进行中' },
      ...states.map((value) => ({ value, label: stateNames[value] })),
    ],
  },
]

/** 民主评议: a line for each branch, whether it has begun and how far it is. */
export default function AppraisalList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [begin, end] = useBegin()
  const [opening, setOpening] = useState<'one' | 'all' | null>(begin === undefined ? null : 'one')
  const organizationId = Number(useAddress().search.organizationId) || undefined
  const close = () => {
    setOpening(null)
    end()
  }
  return (
    <>
      <PageHelp>
        <AppraisalHelp />
      </PageHelp>
      <ListPage
        name="appraisals"
        unit="个党支部"
        columns={columns}
        fields={fields()}
        searchField="text"
        start={{ year: String(yearNow()) }}
        rowKey={(row: Row) => row.organizationId}
        rowLink={(row) => (row.id ? `/appraisals/${row.id}` : `/organizations/${row.organizationId}`)}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.appraisals.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/appraisals.xlsx', { ...values }) },
        ]}
        savedViews
        actions={
          <>
            {may('appraisals.openAll') && (
              <button type="button" className="button" onClick={() => setOpening('all')}>
                为下级全部发起
              </button>
            )}
            {may('appraisals.conduct') && (
              <button type="button" className="button primary" onClick={() => setOpening('one')}>
                <Icon name="plus" />
                发起
              </button>
            )}
          </>
        }
        empty={<Empty title="没有符合条件的党支部">换一个年度或状态再看。</Empty>}
      />
      {opening === 'one' && may('appraisals.conduct') && (
        <OpenDialog nodes={nodes} organizationId={organizationId} onClose={close} />
      )}
      {opening === 'all' && <OpenAllDialog nodes={nodes} onClose={close} />}
    </>
  )
}

type Opening = { nodes: TreeNode[] | undefined; organizationId?: number | undefined; onClose: () => void }
const openFields = (nodes: Opening['nodes'], label: string): Field[] => [
  { kind: 'organization', name: 'organizationId', label, required: true, nodes },
  { ...yearField(), hint: '可发起本年度和上一年度的' },
]
/** Of one organization there is nothing to choose. */
const start = (nodes: Opening['nodes'], organizationId?: number) => ({
  year: String(yearNow()),
  organizationId: nodes?.length === 1 ? nodes[0]?.id : organizationId,
})

function OpenDialog({ nodes, organizationId, onClose }: Opening) {
  const go = useGo()
  const open = useAct(call.appraisals.open, {
    done: '已发起',
    after: ({ id }) => go(`/appraisals/${id}`),
  })
  return (
    <FormDialog
      title="发起民主评议"
      notice="名册取今天组织关系在本支部的党员。预备党员参加评议，不评定等次。"
      fields={openFields(nodes, '党支部')}
      start={start(nodes, organizationId)}
      submitWord="发起"
      onClose={onClose}
      onSubmit={({ organizationId, year }) =>
        open.send({ organizationId: Number(organizationId), year: Number(year) })
      }
    />
  )
}

function OpenAllDialog({ nodes, onClose }: Opening) {
  const open = useAct(call.appraisals.openAll, { done: ({ opened }) => `已为 ${opened} 个党支部发起` })
  return (
    <FormDialog
      title="为下级全部党支部发起"
      notice="给所选党组织下还没有发起的每个党支部发起一轮评议，名册取今天的党员。已经发起的不受影响。"
      fields={openFields(nodes, '党组织')}
      start={start(nodes)}
      submitWord="发起"
      onClose={onClose}
      onSubmit={({ organizationId, year }) =>
        open.send({ organizationId: Number(organizationId), year: Number(year) })
      }
    />
  )
}

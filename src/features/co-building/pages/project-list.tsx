import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { fundKindNames, projectKindNames, type Stage, stageNames } from '../rules.ts'
import { CoBuildingHelp } from './help.tsx'
import { lastYears } from './last-years.ts'
import { inWan, options } from './money.ts'
import { leaderField, termsFields, termsOf } from './project-fields.ts'

type Line = Awaited<ReturnType<typeof call.coBuilding.projects.list>>['rows'][number]

const tones = {
  approval: 'quiet',
  building: 'info',
  production: 'good',
  firstBatch: 'good',
  buyback: 'good',
  completion: 'gold',
} as const

/** How far it is; late payment before all. */
export function ProjectState({ stage, lateFen, ended }: Pick<Line, 'stage' | 'lateFen' | 'ended'>) {
  if (ended) return <StatusDot tone="quiet">已终止</StatusDot>
  if (lateFen > 0) return <StatusDot tone="bad">收益逾期</StatusDot>
  return stage === null ? (
    <StatusDot tone="quiet">筹备</StatusDot>
  ) : (
    <StatusDot tone={tones[stage satisfies Stage]}>{stageNames[stage]}</StatusDot>
  )
}

const columns: Column<Line>[] = [
  { key: 'name', title: '项目', card: 'title', fixed: true, sort: true, width: 200 },
  { key: 'stage', title: '状态', card: 'beside', width: 110, render: (row) => <ProjectState {...row} /> },
  {
    key: 'county',
    title: '地点',
    sort: true,
    card: 'line',
    width: 140,
    render: ({ county, town }) => `${county}${town}`,
  },
  { key: 'kind', title: '类型', width: 110, render: ({ kind }) => projectKindNames[kind] },
  {
    key: 'totalFen',
    title: '总投资（万元）',
    align: 'right',
    card: 'line',
    width: 140,
    render: ({ totalFen }) => <span className="number">{inWan(totalFen)}</span>,
  },
  { key: 'villages', title: '受益村', align: 'right', card: 'line', width: 80 },
  { key: 'organization', title: '牵头党组织', sort: true, width: 150, render: (row) => row.organizationName },
  { key: 'investor', title: '平台公司', hidden: true, width: 200 },
  { key: 'operator', title: '经营企业', hidden: true, card: 'line', width: 200 },
  { key: 'termUntil', title: '合作期满', sort: true, card: 'aside', width: 120 },
  {
    key: 'receivedFen',
    title: '实收收益（万元）',
    align: 'right',
    width: 140,
    render: ({ receivedFen }) => <span className="number">{inWan(receivedFen)}</span>,
  },
  {
    key: 'lateFen',
    title: '逾期（万元）',
    align: 'right',
    width: 120,
    render: ({ lateFen }) => (lateFen > 0 ? <span className="number">{inWan(lateFen)}</span> : '—'),
  },
]

const paidYears = lastYears().map((year) => ({ value: String(year), label: `${year} 年` }))

/** The filters; the counties are those of what is seen. */
function useFilters(nodes: TreeNode[] | undefined): Field[] {
  const { data } = useQuery(ask.coBuilding.projects.counties.queryOptions())
  return useMemo(
    () => [
      { kind: 'text', name: 'text', label: '查找', placeholder: '项目、地点或公司' },
      { kind: 'choice', name: 'kind', label: '类型', options: options(projectKindNames) },
      {
        kind: 'choice',
        name: 'county',
        label: '县',
        options: (data ?? []).map((value) => ({ value, label: value })),
      },
      { kind: 'choices', name: 'stages', label: '进度', options: options(stageNames) },
      { kind: 'choice', name: 'fund', label: '资金来源', options: options(fundKindNames) },
      { kind: 'choice', name: 'paidIn', label: '收款年份', options: paidYears, placeholder: '不限' },
      { kind: 'yes', name: 'late', label: '只看收益逾期' },
      { kind: 'yes', name: 'ended', label: '含已终止' },
      { kind: 'organization', name: 'organizationId', label: '牵头党组织', nodes },
    ],
    [data, nodes],
  )
}

/** 共建项目: those that are led within reach, or shared in by the own village. */
export default function ProjectList() {
  const { nodes } = useOrganizations()
  const fields = useFilters(nodes)
  const may = useMay()('coBuilding.lead')
  const [registering, setRegistering] = useState(false)
  return (
    <>
      <PageHelp>
        <CoBuildingHelp />
      </PageHelp>
      <ListPage
        name="co-building-projects"
        unit="个项目"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="county"
        rowKey={(row) => row.id}
        rowLink={(row) => `/co-building-projects/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.coBuilding.projects.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/co-building-projects.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setRegistering(true)}>
              <Icon name="plus" />
              登记项目
            </button>
          )
        }
        empty={
          <Empty title="没有共建项目">
            {may ? '点“登记项目”开始。' : '本村参与的项目由牵头党委登记，登记后在这里看到。'}
          </Empty>
        }
      />
      {registering && <RegisterDialog nodes={nodes} onClose={() => setRegistering(false)} />}
    </>
  )
}

function RegisterDialog({ nodes, onClose }: { nodes: TreeNode[] | undefined; onClose: () => void }) {
  const go = useGo()
  const register = useAct(call.coBuilding.projects.register, { done: '已登记，请接着登记资金来源和受益村' })
  return (
    <FormDialog
      title="登记共建项目"
      fields={[leaderField(nodes), ...termsFields]}
      start={{ rate: '10', termYears: 15, residualOwner: 'investor', loanMethod: 'equalPrincipal' }}
      submitWord="登记"
      onSubmit={async (values) => {
        const made = await register.send({ ...termsOf(values), id: Number(values.organizationId) })
        go(`/co-building-projects/${made.id}`)
      }}
      onClose={onClose}
    />
  )
}

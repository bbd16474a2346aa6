import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { Segments } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { thresholds } from '../rules.ts'
import { CoBuildingHelp } from './help.tsx'
import { lastWholeYear, lastYears } from './last-years.ts'
import { inWan } from './money.ts'
import { leaderField } from './project-fields.ts'
import { factsOf, villageFields } from './village-fields.ts'
import './co-building.css'

type Line = Awaited<ReturnType<typeof call.coBuilding.villages.list>>['rows'][number]

const [ten, fifteen] = thresholds

/** Which of the thresholds a village's income reaches; of the year that is named. */
export function Reached({ fen, year }: { fen: number; year?: number }) {
  const of = year ? `${year} 年` : ''
  if (fen >= fifteen) return <StatusDot tone="good">{of}达 15 万元</StatusDot>
  return fen >= ten ? (
    <StatusDot tone="gold">{of}达 10 万元</StatusDot>
  ) : (
    <StatusDot tone="warning">{of}不到 10 万元</StatusDot>
  )
}

const sum = (fen: number) => <span className="number">{inWan(fen)}</span>

const columns: Column<Line>[] = [
  { key: 'name', title: '村', card: 'title', fixed: true, sort: true, width: 110 },
  {
    key: 'reached',
    title: '达标',
    card: 'beside',
    width: 130,
    render: ({ totalFen }) => <Reached fen={totalFen} />,
  },
  {
    key: 'county',
    title: '县、镇',
    sort: true,
    card: 'line',
    width: 150,
    render: ({ county, town }) => `${county}${town}`,
  },
  {
    key: 'totalFen',
    title: '集体收入（万元）',
    align: 'right',
    card: 'line',
    width: 145,
    render: ({ totalFen }) => sum(totalFen),
  },
  {
    key: 'projectFen',
    title: '其中项目分红',
    align: 'right',
    card: 'line',
    width: 140,
    render: ({ projectFen }) => sum(projectFen),
  },
  { key: 'ownFen', title: '自有收入', align: 'right', width: 120, render: ({ ownFen }) => sum(ownFen) },
  {
    key: 'beforeFen',
    title: '对比年度',
    align: 'right',
    width: 120,
    render: ({ beforeFen }) => sum(beforeFen),
  },
  {
    key: 'rise',
    title: '增减',
    align: 'right',
    width: 120,
    render: ({ totalFen, beforeFen }) => (
      <span className="number">
        {totalFen < beforeFen ? '−' : '+'}
        {inWan(Math.abs(totalFen - beforeFen))}
      </span>
    ),
  },
  { key: 'projects', title: '项目', align: 'right', width: 80 },
  { key: 'branchName', title: '对应党支部', card: 'aside', hidden: true, width: 200 },
  { key: 'organizationName', title: '记录党组织', hidden: true, width: 200 },
]

function useFilters(nodes: TreeNode[] | undefined): Field[] {
  const { data: counties } = useQuery(ask.coBuilding.projects.counties.queryOptions())
  const { data: projects } = useQuery(
    ask.coBuilding.projects.list.queryOptions({ input: { size: 200, sort: 'name' } }),
  )
  return useMemo(() => {
    const ofYears = lastYears().map((year) => ({ value: String(year), label: `${year} 年` }))
    const least = ['10', '15'].map((value) => ({ value, label: `${value} 万元` }))
    return [
      { kind: 'text', name: 'text', label: '查找', placeholder: '县、镇或村' },
      { kind: 'choice', name: 'year', label: '年度', options: ofYears, required: true },
      { kind: 'choice', name: 'before', label: '对比年度', options: ofYears, required: true },
      { kind: 'choice', name: 'above', label: '收入达到', options: least },
      { kind: 'choice', name: 'below', label: '收入不到', options: least },
      {
        kind: 'choice',
        name: 'county',
        label: '县',
        options: (counties ?? []).map((value) => ({ value, label: value })),
      },
      {
        kind: 'choice',
        name: 'projectId',
        label: '参与的项目',
        options: (projects?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      },
      { kind: 'organization', name: 'organizationId', label: '记录党组织', nodes },
    ]
  }, [counties, projects, nodes])
}

const orders = [
  { value: 'county', label: '按地点' },
  { value: 'need', label: '需要帮助的在前' },
] as const

/** By place, or those with the least first: never the other way round. */
function Order() {
  const { search, change } = useAddress()
  return (
    <div className="cb-order">
      <Segments
        label="排列"
        options={orders}
        value={search.sort === 'need' ? 'need' : 'county'}
        onChange={(sort) => change({ sort: sort === 'county' ? undefined : sort, page: undefined })}
      />
    </div>
  )
}

/** What the address holds as text is a number to the server. */
const numbered = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name === 'projectId' ? Number(value) : value]),
  )

/** 村集体收入: villages with what they have of a year, beside another. */
export default function VillageList() {
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
        name="villages"
        unit="个村"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ year: String(lastWholeYear()), before: String(lastWholeYear() - 1) }}
        sortStart="county"
        rowKey={(row) => row.id}
        rowLink={(row) => `/villages/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.coBuilding.villages.list.queryOptions({
            input: { ...numbered(values), page, size, sort, descending },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/villages.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        above={<Order />}
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setRegistering(true)}>
              <Icon name="plus" />
              登记行政村
            </button>
          )
        }
        empty={
          <Empty title="没有行政村">
            {may ? '点“登记行政村”开始。' : '对应您党支部的村由党委登记，登记后在这里看到。'}
          </Empty>
        }
      />
      {registering && <RegisterDialog nodes={nodes} onClose={() => setRegistering(false)} />}
    </>
  )
}

function RegisterDialog({ nodes, onClose }: { nodes: TreeNode[] | undefined; onClose: () => void }) {
  const go = useGo()
  const register = useAct(call.coBuilding.villages.register, { done: '已登记' })
  return (
    <FormDialog
      title="登记行政村"
      fields={[{ ...leaderField(nodes), label: '记录党组织' }, ...villageFields(nodes)]}
      submitWord="登记"
      onSubmit={async (values) => {
        const made = await register.send({ ...factsOf(values), id: Number(values.organizationId) })
        go(`/villages/${made.id}`)
      }}
      onClose={onClose}
    />
  )
}

import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { type CommendationState, kindFacts, kinds, stateNames } from '../rules.ts'
import { ProposeDialog } from './propose-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.commendations.list>>['rows'][number]

export const stateTones: Record<CommendationState, Tone> = {
  proposed: 'info',
  reviewed: 'warning',
  awarded: 'good',
  declined: 'quiet',
  withdrawn: 'quiet',
}

const columns: Column<Row>[] = [
  { key: 'name', title: '姓名或党组织', card: 'title', fixed: true, width: 220 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 120,
    render: ({ state }) => <StatusDot tone={stateTones[state]}>{stateNames[state]}</StatusDot>,
  },
  { key: 'kind', title: '表彰', card: 'line', width: 200, render: ({ kind }) => kindFacts[kind].title },
  { key: 'level', title: '级别', card: 'line', width: 80 },
  { key: 'year', title: '年度', card: 'aside', width: 70 },
  { key: 'organizationName', title: '所在党组织', width: 240 },
  { key: 'awardedOn', title: '表彰日期', width: 110 },
  { key: 'certificate', title: '证书编号', hidden: true, width: 120 },
]

const thisYear = () => Number(today().slice(0, 4))
const fields = (): Field[] => [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名或证书编号' },
  {
    kind: 'choice',
    name: 'kind',
    label: '表彰',
    options: kinds.map((value) => ({ value, label: kindFacts[value].title })),
  },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: [
      { value: 'open', label: '办理中' },
      ...Object.entries(stateNames).map(([value, label]) => ({ value, label })),
    ],
  },
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    options: [1, 0, -1, -2, -3].map((more) => ({
      value: String(thisYear() + more),
      label: `${thisYear() + more} 年`,
    })),
  },
]

/** 表彰: what was proposed, where it stands, what was awarded. */
export default function CommendationList() {
  const { nodes } = useOrganizations()
  const may = useMay()('commendations.propose')
  const [proposing, setProposing] = useState(false)
  return (
    <>
      <PageHelp>
        <h3>表彰</h3>
        <p>党支部从名册推荐，党委审核。所级、支部级由党委决定，院级以上由院政工部门决定。</p>
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>{`${kindFacts[kind].title}：${kindFacts[kind].conditions}`}</li>
          ))}
        </ul>
        <p>决定以后写入本人的奖励记录和统计，可以打印荣誉证书。</p>
      </PageHelp>
      <ListPage
        name="commendations"
        unit="项"
        columns={columns}
        fields={fields()}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/commendations/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.commendations.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/commendations.xlsx', { ...values }) },
        ]}
        savedViews
        actions={
          <>
            <PageLink className="button" to="/commendations/anniversaries">
              光荣在党50年
            </PageLink>
            {may && (
              <button type="button" className="button primary" onClick={() => setProposing(true)}>
                <Icon name="plus" />
                推荐
              </button>
            )}
          </>
        }
        empty={<Empty title="没有符合条件的表彰">点“推荐”，从名册里选党员或党组织。</Empty>}
      />
      {proposing && <ProposeDialog nodes={nodes} onClose={() => setProposing(false)} />}
    </>
  )
}

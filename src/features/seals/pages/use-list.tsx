import { useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useStatusNames } from '../rules.ts'
import { useTree } from './organizations.ts'
import { optionsOf, type Use, UseState } from './seal-state.tsx'
import { UseActs } from './use-acts.tsx'
import { UseDrawer } from './use-drawer.tsx'
import './seals.css'

const columnsOf = (show: (use: Use) => void): Column<Use>[] => [
  {
    key: 'documentTitle',
    title: '公文',
    card: 'title',
    fixed: true,
    width: 210,
    render: (row) => (
      <button type="button" className="link seal-subject" onClick={() => show(row)}>
        {row.documentTitle}
      </button>
    ),
  },
  { key: 'status', title: '状态', card: 'beside', width: 90, render: (row) => <UseState use={row} /> },
  { key: 'documentNumber', title: '发文字号', card: 'line', width: 140 },
  {
    key: 'sealName',
    title: '印章',
    card: 'line',
    width: 150,
    render: (row) =>
      row.own ? <PageLink to={`/seals/${row.sealId}`}>{row.sealName}</PageLink> : row.sealName,
  },
  { key: 'appliedBy', title: '申请人', card: 'aside', width: 80 },
  {
    key: 'appliedAt',
    title: '申请时间',
    sort: true,
    card: 'aside',
    width: 130,
    render: (row) => <When at={row.appliedAt} />,
  },
  {
    key: 'stampedAt',
    title: '盖章时间',
    sort: true,
    hidden: true,
    render: (row) => (row.stampedAt ? <When at={row.stampedAt} /> : '—'),
  },
  { key: 'reason', title: '事由', hidden: true, width: 160 },
  { key: 'approvedBy', title: '批准人', hidden: true, render: (row) => row.approvedBy ?? '—' },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '公文标题、发文字号、印文或申请人' },
  { kind: 'choice', name: 'status', label: '状态', options: optionsOf(useStatusNames) },
  { kind: 'yes', name: 'late', label: '只看待补盖' },
  { kind: 'yes', name: 'mine', label: '只看我申请的' },
  { kind: 'days', name: 'from', upTo: 'until', label: '申请日期' },
]

/** 用印登记: every use of a seal, from the application to the stamp. */
export default function UseList() {
  const nodes = useTree()
  return <Uses tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }} />
}

/** The register of one seal, on its page. */
export const UseTable = ({ sealId }: { sealId: number }) => <Uses sealId={sealId} />

type Tree = React.ComponentProps<typeof ListPage>['tree']

function Uses({ sealId, tree }: { sealId?: number; tree?: Tree }) {
  const [shown, setShown] = useState<Use | null>(null)
  return (
    <>
      <ListPage
        name={sealId ? 'seal-uses-of-one' : 'seal-uses'}
        unit="次用印"
        columns={columnsOf(setShown)}
        fields={fields}
        searchField="text"
        sortStart="-appliedAt"
        rowKey={(row: Use) => row.id}
        tree={tree}
        headless={sealId !== undefined}
        question={({ values, page, size, sort, descending }) =>
          ask.seals.uses.list.queryOptions({
            input: { ...values, sealId, page, size, sort, descending },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/seal-uses.xlsx', { ...values, sealId, sort, descending }),
          },
        ]}
        rowActs={(row) => <UseActs use={row} />}
        empty={
          <Empty title="没有用印登记" icon="seal">
            公文印发后，可以在公文页面申请用印。
          </Empty>
        }
      />
      {shown && <UseDrawer use={shown} onClose={() => setShown(null)} />}
    </>
  )
}

import { useMemo, useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { documentKindNames, documentStatusNames } from '../rules.ts'
import { DocumentState, optionsOf, type Row } from './document-state.tsx'
import { useOrganizations } from './organization-names.ts'
import { StartDialog } from './start-dialog.tsx'
import './documents.css'

const columnsOf = (shortName: (id: number) => string | undefined): Column<Row>[] => [
  { key: 'title', title: '标题', card: 'title', fixed: true, width: 250, sort: true },
  {
    key: 'number',
    title: '发文字号',
    card: 'line',
    width: 150,
    sort: true,
    render: (row) => row.number ?? <span className="muted">未编号</span>,
  },
  { key: 'kind', title: '文种', width: 60, render: (row) => documentKindNames[row.kind] },
  {
    key: 'organizationName',
    title: '发文机关',
    card: 'line',
    width: 140,
    render: (row) => (
      <span title={row.organizationName}>{shortName(row.organizationId) ?? row.organizationName}</span>
    ),
  },
  { key: 'addressee', title: '主送', width: 180, hidden: true },
  { key: 'issuedOn', title: '成文日期', card: 'aside', width: 90, sort: true },
  { key: 'signatory', title: '签发人', hidden: true },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 80,
    render: (row) => <DocumentState document={row} />,
  },
  { key: 'createdBy', title: '起草人', hidden: true },
  {
    key: 'createdAt',
    title: '起草时间',
    sort: true,
    hidden: true,
    render: (row) => <When at={row.createdAt} />,
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '标题、发文字号、发文机关或主送' },
  { kind: 'choices', name: 'kind', label: '文种', options: optionsOf(documentKindNames) },
  { kind: 'choice', name: 'status', label: '状态', options: optionsOf(documentStatusNames) },
  {
    kind: 'choice',
    name: 'side',
    label: '收发',
    options: optionsOf({ written: '本级和下级发出的', received: '发给本级和下级的' }),
  },
  { kind: 'number', name: 'year', label: '年度', least: 1900, most: 2200 },
]

/** 公文: what one's organizations wrote, and what was sent to them. */
export default function DocumentList() {
  const nodes = useOrganizations()
  const columns = useMemo(() => {
    const names = new Map(nodes?.map(({ id, name }) => [id, name]))
    return columnsOf((id) => names.get(id))
  }, [nodes])
  const may = useMay()
  const [starting, setStarting] = useState(false)
  const start = may('documents.draft') && (
    <button type="button" className="button primary" onClick={() => setStarting(true)}>
      <Icon name="plus" />
      起草公文
    </button>
  )
  return (
    <>
      <ListPage
        name="documents"
        unit="份"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-createdAt"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/documents/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '发文机关', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.documents.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/documents.xlsx', { ...values, sort, descending }),
          },
        ]}
        actions={start}
        empty={<Empty title="没有公文">起草的公文和发给本组织的公文会出现在这里。</Empty>}
      />
      {starting && <StartDialog nodes={nodes} onClose={() => setStarting(false)} />}
    </>
  )
}

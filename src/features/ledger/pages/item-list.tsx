import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { workItemKindNames, workItemStateNames } from '../items/rules.ts'
import { GiveDialog } from './give-dialog.tsx'
import { ItemHelp } from './help.tsx'
import { OpenDialog } from './item-dialogs.tsx'
import { ItemState } from './item-state.tsx'

type Row = Awaited<ReturnType<typeof call.ledger.items.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'title', title: '事项', card: 'title', fixed: true, sort: true, width: 260 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 140,
    render: (row) => <ItemState state={row.state} due={row.due} />,
  },
  { key: 'organizationName', title: '党组织', card: 'line', width: 180 },
  { key: 'kind', title: '类别', width: 80, render: ({ kind }) => workItemKindNames[kind] },
  { key: 'source', title: '来源', card: 'line', width: 180 },
  { key: 'people', title: '责任人', card: 'line', width: 130, render: ({ people }) => people ?? '未确定' },
  {
    key: 'dueOn',
    title: '完成期限',
    card: 'aside',
    sort: true,
    width: 120,
  },
  { key: 'evidence', title: '进展和佐证', width: 100 },
  { key: 'openedOn', title: '登记日期', sort: true, hidden: true, width: 120 },
  { key: 'doneOn', title: '办结日期', hidden: true, width: 120 },
  { key: 'doneWords', title: '办理结果', hidden: true, width: 240 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '事项、来源、党组织或责任人' },
  { kind: 'choices', name: 'states', label: '状态', options: options(workItemStateNames) },
  { kind: 'choices', name: 'kinds', label: '类别', options: options(workItemKindNames) },
  { kind: 'choice', name: 'origin', label: '来源', options: options({ given: '上级布置', own: '自行登记' }) },
  { kind: 'days', name: 'from', upTo: 'to', label: '完成期限' },
]

/** 工作事项: tasks and things to put right, with what was done for them. */
export default function ItemList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [open, setOpen] = useState<'item' | 'giving' | null>(null)
  return (
    <>
      <PageHelp>
        <ItemHelp />
      </PageHelp>
      <ListPage
        name="work-items"
        unit="项"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="dueOn"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/work-items/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.ledger.items.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/work-items.xlsx', { ...values, sort, descending }),
          },
        ]}
        actions={
          <>
            {may('ledger.assign') && (
              <button type="button" className="button" onClick={() => setOpen('giving')}>
                <Icon name="feed" />
                布置任务
              </button>
            )}
            {may('ledger.conduct') && (
              <button type="button" className="button primary" onClick={() => setOpen('item')}>
                <Icon name="plus" />
                登记事项
              </button>
            )}
          </>
        }
        empty={<Empty title="没有工作事项">上级布置的任务会出现在这里；支部自己要办的，用“登记事项”。</Empty>}
      />
      {open === 'item' && <OpenDialog onClose={() => setOpen(null)} />}
      {open === 'giving' && <GiveDialog onClose={() => setOpen(null)} />}
    </>
  )
}

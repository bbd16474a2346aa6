import { useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { addressHere } from '#web/ground.ts'
import { RareName, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { sealStatusNames } from '../rules.ts'
import { MakeDialog } from './make-dialog.tsx'
import { useTree } from './organizations.ts'
import { optionsOf, type SealRow, SealState } from './seal-state.tsx'
import './seals.css'

const columns: Column<SealRow>[] = [
  { key: 'inscription', title: '印文', card: 'title', fixed: true, sort: true, width: 280 },
  {
    key: 'line',
    title: '章名',
    card: 'line',
    width: 100,
    render: (row) => row.line ?? '公章',
  },
  {
    key: 'keeperName',
    title: '保管人',
    card: 'line',
    width: 90,
    render: (row) => (row.keeperName ? <RareName name={row.keeperName} /> : <span className="muted">—</span>),
  },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 90,
    render: (row) => <SealState seal={row} />,
  },
  { key: 'stamped', title: '已盖章', card: 'aside', width: 80, render: (row) => `${row.stamped} 次` },
  {
    key: 'waiting',
    title: '待办',
    sort: true,
    width: 80,
    render: (row) => (row.waiting ? `${row.waiting} 件` : <span className="muted">—</span>),
  },
  {
    key: 'usedAt',
    title: '最近用印',
    sort: true,
    width: 130,
    render: (row) => (row.usedAt ? <When at={row.usedAt} /> : <span className="muted">没有</span>),
  },
  { key: 'madeOn', title: '制发日期', sort: true, hidden: true },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '印文、党组织或保管人' },
  { kind: 'choice', name: 'status', label: '状态', options: optionsOf(sealStatusNames) },
]

/** 印章: which there are, who keeps them, whether they may stamp. */
export default function SealList() {
  const nodes = useTree()
  const may = useMay()
  const [making, setMaking] = useState(false)
  return (
    <>
      <ListPage
        name="seals"
        unit="枚印章"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="tree"
        rowKey={(row: SealRow) => row.id}
        rowLink={(row) => `/seals/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.seals.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/seals.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        actions={
          <>
            <a className="button" href={addressHere('/verify')} target="_blank" rel="noreferrer">
              <Icon name="shield" />
              公文验真
            </a>
            {may('seals.keep') && (
              <button type="button" className="button primary" onClick={() => setMaking(true)}>
                <Icon name="plus" />
                制发印章
              </button>
            )}
          </>
        }
        empty={<Empty title="没有印章">党委制发的电子印章会出现在这里。</Empty>}
      />
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </>
  )
}

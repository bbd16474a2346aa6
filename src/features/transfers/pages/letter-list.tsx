import { useState } from 'react'
import { FilingPanel } from '#features/archive/pages/filing.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { TransferHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.transfers.letters.list>>['rows'][number]

const stateOf = ({ voided, overdue, filed, people }: Row) =>
  voided
    ? ({ tone: 'quiet', name: '已作废' } as const)
    : filed === people
      ? ({ tone: 'good', name: '办结' } as const)
      : overdue
        ? ({ tone: 'bad', name: '超期' } as const)
        : ({ tone: 'info', name: '在办' } as const)

const columns: Column<Row>[] = [
  { key: 'number', title: '编号', card: 'title', fixed: true, width: 190 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 90,
    render: (row) => <StatusDot tone={stateOf(row).tone}>{stateOf(row).name}</StatusDot>,
  },
  { key: 'names', title: '党员', card: 'line', width: 200 },
  { key: 'people', title: '人数', width: 70 },
  { key: 'addressee', title: '抬头', card: 'line', width: 220 },
  { key: 'committeeName', title: '开具党组织', width: 220 },
  { key: 'issuedOn', title: '开具日期', card: 'aside', width: 110 },
  { key: 'validUntil', title: '有效期至', width: 110 },
  { key: 'accepted', title: '已接收', width: 80 },
  { key: 'filed', title: '回执已存', width: 90 },
  { key: 'sealed', title: '盖章', width: 80, render: ({ sealed }) => (sealed ? '已盖章' : '未盖章') },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '编号、姓名或抬头' },
  { kind: 'number', name: 'year', label: '年度', least: 2000, most: 2200 },
  { kind: 'yes', name: 'open', label: '只看未办结' },
]

/** 介绍信登记簿: every letter with its number, its people and what became of it. */
export default function LetterList() {
  const { nodes } = useOrganizations()
  const may = useMay()('archive.file')
  const [filing, setFiling] = useState<Row | null>(null)
  return (
    <>
      <PageHelp>
        <TransferHelp />
      </PageHelp>
      <ListPage
        name="transfer-letters"
        unit="份"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/transfers?box=all&text=${encodeURIComponent(row.number)}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.transfers.letters.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/transfer-letters.xlsx', { ...values }),
          },
        ]}
        rowActs={(row) =>
          may &&
          !row.voided &&
          row.filed === row.people && (
            <button type="button" className="link" onClick={() => setFiling(row)}>
              归档
            </button>
          )
        }
        empty={<Empty title="没有符合条件的介绍信">党委审核转接时开具，编号按年度连续，不断号。</Empty>}
      />
      <Dialog open={filing !== null} title={filing?.number} onClose={() => setFiling(null)}>
        {filing && <FilingPanel kind="transferLetter" id={filing.id} />}
      </Dialog>
    </>
  )
}

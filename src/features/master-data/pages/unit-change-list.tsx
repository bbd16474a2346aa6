import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { TransferHelp } from '#features/transfers/pages/help.tsx'
import { ask, type call, fileAddress } from '#web/call.ts'
import { RareName } from '#web/kit/facts.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { MoveDialog, MovesDialog } from './move-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.masterData.unitChanges.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'personName',
    title: '姓名',
    card: 'title',
    fixed: true,
    width: 100,
    render: (row) => <RareName name={row.personName} />,
  },
  { key: 'employeeNo', title: '工号', card: 'aside', width: 120 },
  { key: 'fromName', title: '组织关系所在', card: 'line', width: 220 },
  { key: 'toName', title: '新单位党支部', card: 'line', width: 220 },
  { key: 'effectiveOn', title: '变动日期', card: 'beside', width: 110 },
]

/** 单位变动待转接: the master data says that they work elsewhere; one press begins the transfer. */
export default function UnitChangeList() {
  const { nodes } = useOrganizations()
  const [chosen, setChosen] = useState<Row | null>(null)
  const [several, setSeveral] = useState<{ ids: number[]; done: () => void } | null>(null)
  return (
    <>
      <PageHelp>
        <p>
          主数据中党员已到新单位、组织关系还没有转的，列在这里。发起转接就是采纳这处差异，对账箱中随之办结。
        </p>
        <TransferHelp />
      </PageHelp>
      <ListPage
        name="unit-changes"
        unit="人"
        columns={columns}
        fields={[{ kind: 'text', name: 'text', label: '姓名' }]}
        searchField="text"
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/unit-changes.xlsx', { ...values }) },
        ]}
        rowKey={(row: Row) => row.differenceId}
        rowLink={(row) => `/differences/${row.differenceId}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.masterData.unitChanges.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => (
          <button type="button" className="link" onClick={() => setChosen(row)}>
            发起转接
          </button>
        )}
        batch={[
          {
            title: '一起发起转接',
            icon: 'switch',
            act: (rows, done) => setSeveral({ ids: rows.map((row) => row.differenceId), done }),
          },
        ]}
        empty={
          <Empty title="没有待转接的单位变动">主数据中党员所在单位变了、组织关系还没有转的，列在这里。</Empty>
        }
      />
      {chosen && <MoveDialog move={chosen} onClose={() => setChosen(null)} />}
      {several && <MovesDialog {...several} onClose={() => setSeveral(null)} />}
    </>
  )
}

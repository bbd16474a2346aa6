import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { RareName } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { duesFields, postsField } from './begin-dialog.tsx'
import { TransferHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.transfers.unitChanges.list>>['rows'][number]

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
  return (
    <>
      <PageHelp>
        <TransferHelp />
      </PageHelp>
      <ListPage
        name="unit-changes"
        unit="人"
        columns={columns}
        fields={[{ kind: 'text', name: 'text', label: '姓名' }]}
        searchField="text"
        rowKey={(row: Row) => row.differenceId}
        rowLink={(row) => `/people/${row.personId}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.transfers.unitChanges.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => (
          <button type="button" className="link" onClick={() => setChosen(row)}>
            发起转接
          </button>
        )}
        empty={
          <Empty title="没有待转接的单位变动">主数据中党员所在单位变了、组织关系还没有转的，列在这里。</Empty>
        }
      />
      {chosen && <BeginChange change={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

function BeginChange({ change, onClose }: { change: Row; onClose: () => void }) {
  const go = useGo()
  const begin = useAct(call.transfers.unitChanges.begin, {
    done: '已发起',
    after: ({ id }) => go(`/transfers/${id}`),
  })
  return (
    <FormDialog
      title="发起转接"
      notice={`${change.personName}：${change.fromName} → ${change.toName}`}
      fields={[...duesFields.filter(({ name }) => name === 'paidUntil'), postsField]}
      start={{ paidUntil: today().slice(0, 7) }}
      submitWord="发起"
      onClose={onClose}
      onSubmit={({ paidUntil, endsPosts }) =>
        begin.send({ id: change.differenceId, paidUntil: String(paidUntil), endsPosts: endsPosts === true })
      }
    />
  )
}

import { useMemo, useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { RareName, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ConfirmReason } from '#web/kit/form.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { proposalStates } from '../proposals/rules.ts'
import { useOrganizations } from './organization-names.ts'
import { optionsOf } from './people-fields.ts'
import { ProposalState, WasBecomes } from './proposal-state.tsx'
import './people.css'

type Proposal = Awaited<ReturnType<typeof call.people.proposals.list>>['rows'][number]

type Names = (id: number | null) => string | undefined

const columnsOf = (shortName: Names): Column<Proposal>[] => [
  {
    key: 'personName',
    title: '申请人',
    card: 'title',
    fixed: true,
    width: 80,
    render: (row) => (
      <>
        <RareName name={row.personName} />
        {row.helpedBy && <small className="muted">（{row.helpedBy}代办）</small>}
      </>
    ),
  },
  { key: 'label', title: '项目', card: 'line', width: 90 },
  {
    key: 'change',
    title: '申请更正',
    card: 'line',
    width: 150,
    render: (row) => <WasBecomes before={row.before} after={row.after} />,
  },
  { key: 'explanation', title: '说明', card: 'line', width: 140 },
  {
    key: 'organizationName',
    title: '所在党组织',
    card: 'aside',
    width: 130,
    render: (row) => <span title={row.organizationName ?? ''}>{placeOf(row, shortName)}</span>,
  },
  { key: 'proposedAt', title: '申请时间', card: 'aside', render: (row) => <When at={row.proposedAt} /> },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    hidden: true,
    render: (row) => <ProposalState proposal={row} />,
  },
]
const placeOf = ({ organizationId, organizationName }: Proposal, shortName: Names) =>
  shortName(organizationId) ?? organizationName ?? '—'

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '申请人', placeholder: '姓名的一部分' },
  { kind: 'choice', name: 'status', label: '状态', options: optionsOf(proposalStates), required: true },
]

/** 更正申请: what members say of their own record; the branch accepts, or declines with a reason. */
export default function ProposalList() {
  const { nodes, shortName } = useOrganizations()
  const columns = useMemo(() => columnsOf(shortName), [shortName])
  const [declining, setDeclining] = useState<Proposal | null>(null)
  const accept = useAct(call.people.proposals.accept, { done: '已同意，信息已更正' })
  const decline = useAct(call.people.proposals.decline, { done: '已答复' })
  const agree = async (row: Proposal) => {
    const sure = await confirm({
      title: `同意${row.personName}的申请`,
      words: `${row.label}将由“${row.before ?? '未登记'}”改为“${row.after}”，并记入变更记录。`,
      submit: '同意',
    })
    if (sure) await accept.run({ id: row.id })
  }
  return (
    <>
      <ListPage
        name="proposals"
        unit="项"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ status: 'open' }}
        rowKey={(row: Proposal) => row.id}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.people.proposals.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/proposals.xlsx', { ...values }) },
        ]}
        rowActs={(row) =>
          row.status === 'open' && (
            <span className="row">
              <button type="button" className="link" disabled={accept.busy} onClick={() => void agree(row)}>
                同意
              </button>
              <button type="button" className="link" onClick={() => setDeclining(row)}>
                不同意
              </button>
              <a
                className="link"
                href={fileAddress('/slips/print.pdf', { kind: 'correction', subjectId: row.id })}
                download
              >
                打印
              </a>
            </span>
          )
        }
        empty={<Empty title="没有待处理的更正申请">党员在手机上申请更正本人信息后，会出现在这里。</Empty>}
      />
      {declining && (
        <ConfirmReason
          title={`不同意${declining.personName}的申请`}
          notice={`${declining.label}保持“${declining.before ?? '未登记'}”，原因会告诉申请人。`}
          submitWord="不同意"
          onConfirm={(reason) => decline.send({ id: declining.id, reason })}
          onClose={() => setDeclining(null)}
        />
      )}
    </>
  )
}

import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { proposalStateNames } from '../proposals/rules.ts'
import { provinceNames } from '../rules.ts'
import { AcceptDialog, type Proposal } from './accept-dialog.tsx'
import { LinkDesk } from './link-desk.tsx'
import { ProposalMark } from './own-proposals.tsx'

const columns: Column<Proposal>[] = [
  {
    key: 'name',
    title: '名称',
    card: 'title',
    fixed: true,
    width: 240,
    render: ({ siteId, name }) => `${siteId ? '纠错：' : ''}${name}`,
  },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 100,
    render: ({ status }) => <ProposalMark status={status} />,
  },
  {
    key: 'province',
    title: '省份',
    card: 'line',
    width: 130,
    render: ({ province }) => provinceNames[province],
  },
  { key: 'explanation', title: '说明', card: 'line', width: 260 },
  { key: 'proposerName', title: '提出人', card: 'aside', width: 100 },
  { key: 'proposedAt', title: '提出时间', width: 150, render: ({ proposedAt }) => <When at={proposedAt} /> },
  { key: 'declinedBecause', title: '未采纳理由', width: 220 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '名称或提出人' },
  {
    kind: 'choice',
    name: 'status',
    label: '状态',
    required: true,
    options: Object.entries(proposalStateNames).map(([value, label]) => ({ value, label })),
  },
]

/** 推荐处理: what members propose is accepted, amended where need be, or declined with a reason; and the links. */
export function Desk() {
  const [accepting, setAccepting] = useState<Proposal | null>(null)
  const decline = useAct(call.redMap.proposals.decline, { done: '已告知提出人' })
  const refuse = async ({ id, name }: Proposal) => {
    const reason = await askReason({
      title: `不采纳“${name}”`,
      words: '理由会告诉提出人。',
      submit: '不采纳',
    })
    if (reason) await decline.run({ id, reason })
  }
  return (
    <>
      <LinkDesk />
      <ListPage
        headless
        name="red-proposals"
        unit="件"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ status: 'open' }}
        rowKey={(row: Proposal) => row.id}
        question={({ values, page, size }) =>
          ask.redMap.proposals.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/red-map/proposals.xlsx', { ...values }),
          },
        ]}
        rowActs={(row: Proposal) =>
          row.status === 'open' && (
            <>
              <button type="button" className="link" onClick={() => setAccepting(row)}>
                看并采纳
              </button>
              <button type="button" className="link" onClick={() => void refuse(row)}>
                不采纳
              </button>
            </>
          )
        }
        empty={<Empty title="没有待处理的推荐和纠错">党员提出后会出现在这里。</Empty>}
      />
      {accepting && <AcceptDialog proposal={accepting} onClose={() => setAccepting(null)} />}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { TransferHelp } from './help.tsx'
import { TransferState } from './transfer-state.tsx'
import './transfers.css'

type Batch = Awaited<ReturnType<typeof call.transfers.batches.get>>
type Act = Batch['may'][number]['act']
type Left = Batch['left']

const names: Record<Act, string> = {
  issue: '开具一份介绍信',
  handOver: '介绍信已交本人',
  accept: '全部接收',
  place: '全部编入支部',
  returnReceipt: '寄回回执',
  fileReceipt: '收存回执',
}

/** One batch: what it rests on, who goes, how far each has come, who could not go and why. */
export default function BatchPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.transfers.batches.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHelp>
        <TransferHelp />
      </PageHelp>
      <PageHeader title={query.data?.title} />
      <Answered query={query}>{(batch) => <BatchBody batch={batch} />}</Answered>
    </>
  )
}

function BatchBody({ batch }: { batch: Batch }) {
  const [left, setLeft] = useState<Left>([])
  return (
    <div className="stack">
      {left.length > 0 && (
        <Notice kind="warning">
          这一步有 {left.length} 人没有办成：
          <LeftList left={left} />
        </Notice>
      )}
      <Panel title="批次信息">
        <Facts
          least={240}
          facts={[
            { label: '转出党组织', value: batch.organizationName },
            { label: '转入党支部', value: batch.toName },
            { label: '依据', value: batch.basis },
            { label: '发起', value: batch.startedBy },
            { label: '发起时间', value: <When at={batch.startedAt} /> },
            { label: '进度', value: `办结 ${batch.done} / ${batch.people} 人` },
          ]}
        />
      </Panel>
      {batch.left.length > 0 && (
        <Panel title={`未能发起（${batch.left.length} 人）`}>
          <LeftList left={batch.left} />
        </Panel>
      )}
      <Panel title={`名册（${batch.people} 人）`}>
        <ul className="transfer-past">
          {batch.transfers.map((one) => (
            <li key={one.id}>
              <PageLink className="link" to={`/transfers/${one.id}`}>
                {one.personName}
              </PageLink>
              <span className="grow muted">
                {one.fromName}
                {one.letterNumber && ` · ${one.letterNumber}`}
              </span>
              <TransferState state={one.state} overdue={one.overdue} />
            </li>
          ))}
        </ul>
      </Panel>
      <BatchActs batch={batch} tell={setLeft} />
    </div>
  )
}

const LeftList = ({ left }: { left: Left }) => (
  <ul className="transfer-left">
    {left.map((one) => (
      <li key={one.personId}>
        <strong>{one.name}</strong>：{one.why}
      </li>
    ))}
  </ul>
)

/** The steps that may be done with many at once. */
function BatchActs({ batch, tell }: { batch: Batch; tell: (left: Left) => void }) {
  const carry = useAct(call.transfers.batches.carry, { done: ({ done }) => `已办 ${done} 人` })
  const press = async (act: Act, people: number) => {
    const words = `${people} 人一次办理，逐人给出结果。${act === 'issue' ? '介绍信有效期 30 天，附名册。' : ''}`
    if (!(await confirm({ title: names[act], words, submit: '办理' }))) return
    const answer = await carry.run({ id: batch.id, act })
    if (answer) tell(answer.left)
  }
  if (batch.may.length === 0) return null
  return (
    <ActionBar>
      {batch.may.map(({ act, people }) => (
        <button
          key={act}
          type="button"
          className="button primary"
          disabled={carry.busy}
          onClick={() => void press(act, people)}
        >
          {names[act]}（{people} 人）
        </button>
      ))}
    </ActionBar>
  )
}

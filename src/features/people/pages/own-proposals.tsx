import { useQuery } from '@tanstack/react-query'
import { PrintOwn } from '#features/slips/pages/slip-panel.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { ProposalState, WasBecomes } from './proposal-state.tsx'

type Proposal = Awaited<ReturnType<typeof call.people.proposals.own>>[number]

/** 我的申请: each with its answer; one that nobody has answered yet may be withdrawn. */
export function OwnProposals() {
  const query = useQuery(ask.people.proposals.own.queryOptions())
  const withdraw = useAct(call.people.proposals.withdraw, { done: '已撤回申请' })
  const takeBack = async (one: Proposal) => {
    if (await confirm({ title: '撤回申请', words: `撤回对${one.label}的更正申请？`, submit: '撤回' }))
      await withdraw.run({ id: one.id })
  }
  return (
    <Answered query={query}>
      {(proposals) =>
        proposals.length === 0 ? (
          <Panel>
            <Empty title="还没有提出过更正申请" icon="pen">
              在“基本信息”里，按内容旁边的笔就可以提出。
            </Empty>
          </Panel>
        ) : (
          proposals.map((one) => (
            <Panel key={one.id} title={one.label} extra={<ProposalState proposal={one} />}>
              <OneProposal one={one} />
              {one.status === 'open' && (
                <div className="row">
                  <button type="button" className="button" onClick={() => void takeBack(one)}>
                    撤回申请
                  </button>
                  <PrintOwn kind="correction" subjectId={one.id} />
                </div>
              )}
            </Panel>
          ))
        )
      }
    </Answered>
  )
}

const OneProposal = ({ one }: { one: Proposal }) => (
  <div className="one-proposal">
    <WasBecomes before={one.before} after={one.after} />
    <p>说明：{one.explanation}</p>
    {one.declinedBecause && <p className="declined">未同意的原因：{one.declinedBecause}</p>}
    <p className="muted">
      <When at={one.proposedAt} /> 提出{one.helpedBy && `（${one.helpedBy}代办）`}
      {one.decidedBy && one.status !== 'withdrawn' && `，${one.decidedBy}答复`}
    </p>
  </div>
)

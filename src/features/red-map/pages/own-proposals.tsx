import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type ProposalState, proposalStateNames } from '../proposals/rules.ts'
import { siteFieldNames } from '../rules.ts'

const tones: Record<ProposalState, Tone> = {
  open: 'gold',
  accepted: 'good',
  declined: 'warning',
  withdrawn: 'quiet',
}

export function ProposalMark({ status }: { status: ProposalState }) {
  return <StatusDot tone={tones[status]}>{proposalStateNames[status]}</StatusDot>
}

/** 我的推荐: what I proposed or corrected, and what became of it. */
export function OwnProposals() {
  const query = useQuery(ask.redMap.proposals.own.queryOptions())
  const withdraw = useAct(call.redMap.proposals.withdraw, { done: '已撤回' })
  return (
    <Panel>
      <Answered query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="还没有推荐或纠错">
              看到好的红色场馆，或发现云图上有错，都可以提出来，写明出处。
            </Empty>
          ) : (
            <ul className="rm-own">
              {rows.map((row) => (
                <li key={row.id}>
                  <div className="row">
                    <strong className="grow">
                      {row.siteId ? '纠错：' : '推荐：'}
                      {row.name}
                    </strong>
                    <ProposalMark status={row.status} />
                  </div>
                  <p className="muted">
                    <When at={row.proposedAt} />　{row.explanation}
                  </p>
                  {row.declinedBecause && <p>{`未采纳理由（${row.decidedBy}）：${row.declinedBecause}`}</p>}
                  {row.amended && row.amended.length > 0 && (
                    <p>{`采纳时修改了${row.amended.map((field) => siteFieldNames[field]).join('、')}`}</p>
                  )}
                  {row.acceptedSiteId && (
                    <PageLink className="link" to={`/red-map/sites/${row.acceptedSiteId}`}>
                      看场馆
                    </PageLink>
                  )}
                  {row.status === 'open' && (
                    <button type="button" className="link" onClick={() => void withdraw.run({ id: row.id })}>
                      撤回
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

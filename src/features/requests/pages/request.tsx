import { useQuery } from '@tanstack/react-query'
import { FilingPanel } from '#features/archive/pages/filing.tsx'
import { ask, type call } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { verdictNames } from '../rules.ts'
import { PaperPanel } from './paper-panel.tsx'
import { RequestActs } from './request-acts.tsx'
import { RequestPath } from './request-path.tsx'
import { RequestState } from './request-state.tsx'
import './requests.css'

export type Request = Awaited<ReturnType<typeof call.requests.get>>

/** One request: how far it has come, its two papers, what was said on the way, and the next act. */
export default function RequestPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.requests.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHeader
        title={query.data?.title}
        beside={query.data && <RequestState status={query.data.status} />}
      />
      <Answered query={query}>
        {(request) => (
          <div className="stack">
            <RequestPath request={request} />
            <Hints request={request} />
            <Head request={request} />
            <PaperPanel
              title="请示"
              paper={request.document}
              editable={request.may.edit}
              requestId={request.id}
            />
            {request.reply && (
              <PaperPanel
                title="批复"
                paper={request.reply}
                editable={request.may.reply}
                requestId={request.id}
              />
            )}
            {request.sentAt && request.status !== 'running' && <FilingPanel kind="request" id={request.id} />}
            {request.affairId && <Passage affairId={request.affairId} />}
            <RequestActs request={request} />
          </div>
        )}
      </Answered>
    </>
  )
}

/** What is to be done next, or what came of it, in a sentence. */
function Hints({ request }: { request: Request }) {
  const { findings, sentBack, may, signer, status, withdrawnBecause } = request
  return (
    <>
      {sentBack && (
        <Notice kind="warning">
          {`${sentBack.name}退回了这份请示${sentBack.opinion ? `：${sentBack.opinion}` : '。'}`}
          {may.revise ? '请点“重写请示”，修改后再签发报送，将直接回到退回的人。' : ''}
        </Notice>
      )}
      {findings.length > 0 && (
        <Notice kind="warning">
          签发前还要改好：
          <ul className="request-findings">
            {findings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      {status === 'draft' && findings.length === 0 && !may.send && (
        <Notice>
          {signer ? `请示已经写好，请提醒书记“${signer}”登录后签发报送。` : '本组织没有登记书记，请先登记。'}
        </Notice>
      )}
      {withdrawnBecause && <Notice>已撤回：{withdrawnBecause}</Notice>}
    </>
  )
}

function Head({ request }: { request: Request }) {
  const { verdict, verdictOpinion, decidedName, decidedAt } = request
  return (
    <Panel>
      <Facts
        least={240}
        facts={[
          {
            label: '请示单位',
            value: (
              <PageLink className="link" to={`/organizations/${request.organizationId}`}>
                {request.organizationName}
              </PageLink>
            ),
          },
          { label: '主送', value: request.superiorName },
          { label: '起草', value: request.startedName },
          { label: '报送时间', value: <When at={request.sentAt} />, absent: request.sentAt === null },
          { label: '当前步骤', value: request.stepName, absent: request.stepName === null },
          {
            label: '办理期限',
            value: `${request.dueOn}${request.overdue ? '（已超期）' : ''}`,
            absent: request.dueOn === null,
          },
          { label: '审批', value: verdict && verdictNames[verdict], absent: verdict === null },
          { label: '审批人', value: decidedName, absent: decidedName === null },
          { label: '审批时间', value: <When at={decidedAt} />, absent: decidedAt === null },
          { label: '审批意见', value: verdictOpinion, absent: !verdictOpinion, wide: true },
          {
            label: '所属事项',
            value: request.about && (
              <PageLink className="link" to={request.about.address}>
                打开所属事项
              </PageLink>
            ),
            absent: request.about === null,
          },
        ]}
      />
    </Panel>
  )
}

/** Who did what and said what on the way, newest first. */
function Passage({ affairId }: { affairId: number }) {
  const query = useQuery(ask.approvals.get.queryOptions({ input: { id: affairId } }))
  return (
    <Panel
      title="办理经过"
      extra={
        <PageLink className="link" to={`/affairs/${affairId}`}>
          审批详情
        </PageLink>
      }
    >
      <Answered query={query}>
        {({ timeline }) => (
          <Timeline
            entries={timeline.toReversed().map((entry) => ({
              key: entry.id,
              title: entry.name,
              note: entry.title,
              outcome: entry.words,
              at: entry.at,
              children: entry.opinion || undefined,
            }))}
          />
        )}
      </Answered>
    </Panel>
  )
}

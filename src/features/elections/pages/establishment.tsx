import { useQuery } from '@tanstack/react-query'
import { kindNames } from '#features/organizations/rules.ts'
import { ask, type call } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { establishmentKindNames } from '../establishments/rules.ts'
import { electionStatusNames } from '../rules.ts'
import { EstablishmentActs } from './establishment-acts.tsx'
import { statusTones } from './establishment-list.tsx'
import './elections.css'

export type Establishment = Awaited<ReturnType<typeof call.elections.establishments.get>>

/** One founding, closure or new name: what was asked, its 请示 and 批复, and the next act. */
export default function EstablishmentPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.elections.establishments.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHeader
        title={query.data?.title}
        beside={
          query.data && (
            <StatusDot tone={statusTones[query.data.status]}>
              {electionStatusNames[query.data.status]}
            </StatusDot>
          )
        }
      />
      <Answered query={query}>
        {(one) => (
          <div className="stack">
            {one.withdrawnBecause && <Notice>已撤销办理：{one.withdrawnBecause}</Notice>}
            {one.warnings.map((words) => (
              <Notice key={words} kind="warning">
                {words}
              </Notice>
            ))}
            <Path one={one} />
            <Head one={one} />
            {one.members.length > 0 && (
              <Panel title={`转入的党员（${one.members.length} 名）`}>
                <ul className="election-winners">
                  {one.members.map((member) => (
                    <li key={member.id}>
                      {member.name}
                      {member.politicalStatus === 'probationaryMember' && (
                        <small className="muted">预备党员</small>
                      )}
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {one.status === 'running' && <EstablishmentActs one={one} />}
          </div>
        )}
      </Answered>
    </>
  )
}

/** Decided, asked, answered, registered. */
function Path({ one }: { one: Establishment }) {
  const { state, requestId, number, replyNumber, repliedOn } = one.paper
  const sent = state === 'running' || state === 'agreed'
  const steps = [
    { title: '研究决定', note: one.decidedOn, done: true },
    { title: '请示', note: number ?? '', done: sent },
    {
      title: '上级批复',
      note: [replyNumber, repliedOn].filter(Boolean).join('，'),
      done: state === 'agreed',
    },
    { title: '登记到党组织', note: one.effectiveOn ?? '', done: one.status === 'done' },
  ]
  const current = steps.findIndex(({ done }) => !done)
  return (
    <Panel title="办理步骤">
      <ol className="election-path" aria-label="办理步骤">
        {steps.map((step, at) => (
          <li
            key={step.title}
            className={step.done ? 'done' : at === current ? 'current' : 'later'}
            aria-current={at === current ? 'step' : undefined}
          >
            <i aria-hidden="true">{at + 1}</i>
            <div className="election-step">
              <strong>{step.title}</strong>
              <span className="election-step-note">
                {at === 1 && requestId ? (
                  <PageLink className="link" to={`/requests/${requestId}`}>
                    {step.note || '打开请示'}
                  </PageLink>
                ) : (
                  step.note
                )}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const Head = ({ one }: { one: Establishment }) => (
  <Panel>
    <Facts
      least={240}
      facts={[
        { label: '类别', value: establishmentKindNames[one.kind] },
        { label: '提出单位', value: one.organizationName },
        {
          label: '党组织',
          value: one.subjectId && (
            <PageLink className="link" to={`/organizations/${one.subjectId}`}>
              打开党组织
            </PageLink>
          ),
          absent: one.subjectId === null,
        },
        { label: '支部类别', value: one.branchKind && kindNames[one.branchKind], absent: !one.branchKind },
        { label: '名称', value: one.name, absent: one.name === null, wide: true },
        { label: '组织编码', value: one.code, absent: one.code === null },
        { label: '覆盖单位', value: `${one.units} 个`, absent: one.units === null },
        { label: '项目期限', value: `${one.projectMonths} 个月`, absent: one.projectMonths === null },
        { label: '拟任书记', value: one.secretaryName, absent: one.secretaryName === null },
        { label: '党员转入', value: one.receivingName, absent: one.receivingName === null },
        { label: '理由', value: one.grounds, wide: true },
        { label: '提出', value: one.startedBy },
      ]}
    />
  </Panel>
)

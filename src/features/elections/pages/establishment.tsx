import { useQuery } from '@tanstack/react-query'
import { kindNames } from '#features/organizations/rules.ts'
import { ask, type call } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { establishmentKindNames, establishmentPhaseNames, seatsInWords } from '../establishments/rules.ts'
import { ChainNext } from './chain-next.tsx'
import { ChainPicture } from './chain-picture.tsx'
import { EstablishmentActs } from './establishment-acts.tsx'
import { phaseTones } from './establishment-list.tsx'
import { establishmentHelp } from './help.tsx'
import './elections.css'

export type Establishment = Awaited<ReturnType<typeof call.elections.establishments.get>>

/** One founding, closure or new name: what was asked, its 请示 and 批复, and the next act. */
export default function EstablishmentPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.elections.establishments.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHelp>{establishmentHelp}</PageHelp>
      <PageHeader
        title={query.data?.title}
        beside={
          query.data && (
            <StatusDot tone={phaseTones[query.data.phase]}>
              {establishmentPhaseNames[query.data.phase]}
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
            <ChainNext one={one} />
            <Panel title="办理步骤">
              <ChainPicture one={one} />
            </Panel>
            <Head one={one} />
            {one.officers.length > 0 && (
              <Panel title={one.term ? '选举产生的班子' : '选举产生前的负责人'}>
                <ul className="election-winners">
                  {one.officers.map((officer) => (
                    <li key={`${officer.personId}-${officer.title}`}>
                      {officer.name}
                      <small className="muted">{officer.title}</small>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
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

const elects = ({ kind, branchKind }: Establishment) =>
  kind === 'establishment' && branchKind !== 'temporaryBranch'
const electedOf = ({ seats, deputies }: Establishment) =>
  seatsInWords({ committee: seats > 0, seats, deputies })

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
              {one.subjectShort}
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
        { label: '拟选班子', value: electedOf(one), absent: !elects(one) },
        { label: '筹备负责人', value: one.convenerName, absent: one.convenerName === null },
        { label: '党员转入', value: one.receivingName, absent: one.receivingName === null },
        { label: '备案', value: `${one.filedOn}（${one.filedBy}）`, absent: one.filedOn === null },
        { label: '理由', value: one.grounds, wide: true },
        { label: '提出', value: one.startedBy },
      ]}
    />
  </Panel>
)

import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { FigureBand, type FigureProps } from '#web/kit/figure.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { isBranch } from '../rules.ts'
import type { Organization } from './act-dialogs.tsx'
import { TermDot } from './term-dot.tsx'

type Props = { organization: Organization; asOf?: string; onAsOf: (day: string | undefined) => void }

/** Where it stands, its term, the day on which one looks, and how many people and organizations it holds. */
export function OrganizationHead({ organization, asOf, onAsOf }: Props) {
  const { code, establishedOn, term } = organization
  return (
    <>
      <section className="panel organization-head" aria-label="概要">
        <div className="grow">
          <Above organization={organization} asOf={asOf} />
          <dl>
            <Fact label="组织编码">{code}</Fact>
            <Fact label="成立日期">{establishedOn ?? '未登记'}</Fact>
            <Fact label="本届">
              {term ? (
                <>
                  {term.fromOn} 至 {term.endsOn}
                  <TermDot status={term.status} />
                </>
              ) : (
                '未登记'
              )}
            </Fact>
            {term?.extendedBecause && <Fact label="延期依据">{term.extendedBecause}</Fact>}
            {organization.closedBecause && <Fact label="撤销依据">{organization.closedBecause}</Fact>}
          </dl>
        </div>
        <label className="look-on">
          <span>按日期查看</span>
          <input
            type="date"
            className="input"
            max={today()}
            min={establishedOn ?? undefined}
            value={asOf ?? ''}
            onChange={(event) => onAsOf(event.target.value || undefined)}
          />
        </label>
      </section>
      <Figures organization={organization} asOf={asOf} />
    </>
  )
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** What stands above, from the top, each a link. */
function Above({ organization: { ancestors }, asOf }: { organization: Organization; asOf?: string }) {
  if (ancestors.length === 0) return <p className="above">最上一级党组织</p>
  return (
    <ol className="above" aria-label="上级党组织">
      {ancestors.map((one) => (
        <li key={one.id}>
          <PageLink className="link" to={addressOf(`/organizations/${one.id}`, { asOf })}>
            {one.name}
          </PageLink>
        </li>
      ))}
    </ol>
  )
}

/** The numbers at a glance; those of today open the people and the organizations they count. */
function Figures({ organization: { id, kind }, asOf }: { organization: Organization; asOf?: string }) {
  const may = useMay()
  const { data } = useQuery(
    ask.organizations.atAGlance.queryOptions({ input: { id, asOf }, placeholderData: (before) => before }),
  )
  const people = (narrowed: Record<string, unknown>) =>
    asOf || !may('people.read') ? undefined : addressOf('/people', { organizationId: id, ...narrowed })
  const below = (narrowed: Record<string, unknown>) =>
    addressOf('/organizations', { organizationId: id, asOf, ...narrowed })
  const figures: FigureProps[] = [
    {
      label: '党员',
      value: data?.members ?? null,
      unit: '人',
      note: data?.suspended ? `另有停止党籍 ${data.suspended} 人` : undefined,
      to: people({}),
    },
    {
      label: '正式党员',
      value: data?.fullMembers ?? null,
      unit: '人',
      to: people({ politicalStatus: 'fullMember' }),
    },
    {
      label: '预备党员',
      value: data?.probationary ?? null,
      unit: '人',
      to: people({ politicalStatus: 'probationaryMember' }),
    },
    {
      label: '发展中',
      value: data ? data.applicants + data.activists + data.candidates : null,
      unit: '人',
      note: data && `申请人 ${data.applicants}，积极分子 ${data.activists}，发展对象 ${data.candidates}`,
      to: people({ circle: 'development' }),
    },
  ]
  if (!isBranch(kind)) {
    figures.push({
      label: '党支部',
      value: data?.branches ?? null,
      unit: '个',
      note: data && `下辖党委 ${data.committees} 个，党总支 ${data.generalBranches} 个`,
      to: below({ kinds: ['branch', 'jointBranch', 'temporaryBranch'] }),
    })
    figures.push({
      label: '已届满未换届',
      value: data?.termsOverdue ?? null,
      unit: '个',
      note: data && `六个月内届满 ${data.termsSoon} 个`,
      to: below({ termStatus: 'overdue' }),
    })
  }
  return <FigureBand figures={figures} />
}

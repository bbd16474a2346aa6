import { useQuery } from '@tanstack/react-query'
import { OrganizationElection } from '#features/elections/pages/organization-election.tsx'
import { ask } from '#web/call.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { type Tab, Tabs } from '#web/kit/tabs.tsx'
import { holdsFormalRelation, isBranch } from '../rules.ts'
import type { Organization } from './act-dialogs.tsx'
import { KindLabel } from './list-columns.tsx'
import { OrganizationActs } from './organization-acts.tsx'
import { OrganizationChildren } from './organization-children.tsx'
import { OrganizationGlance } from './organization-glance.tsx'
import { OrganizationHead } from './organization-head.tsx'
import { OrganizationHistory } from './organization-history.tsx'
import { PastNotice } from './organization-list.tsx'
import { OrganizationReaders } from './organization-readers.tsx'
import './organizations.css'

/** One organization on any day: in one look, what is below it, its history, who can see it. */
export default function OrganizationPage() {
  const id = Number(useParams().id)
  const { search, change } = useAddress()
  const asOf = typeof search.asOf === 'string' ? search.asOf : undefined
  const query = useQuery(
    ask.organizations.get.queryOptions({ input: { id, asOf }, placeholderData: (before) => before }),
  )
  const phone = useFrame() === 'phone'
  usePageTitle(query.data?.shortName ?? query.data?.name)
  return (
    <>
      <PageHeader
        title={phone ? (query.data?.shortName ?? query.data?.name) : query.data?.name}
        note={phone && query.data?.shortName ? query.data.name : undefined}
        beside={query.data && <Marks organization={query.data} />}
        actions={query.data && !asOf && <Acts organization={query.data} />}
      />
      <Answered query={query}>
        {(organization) => (
          <div className="stack organization">
            {asOf && <PastNotice asOf={asOf} onToday={() => change({ asOf: undefined })} />}
            <OrganizationHead
              organization={organization}
              asOf={asOf}
              onAsOf={(day) => change({ asOf: day })}
            />
            <Tabs label="党组织信息" tabs={tabsOf(organization, asOf)} />
          </div>
        )}
      </Answered>
    </>
  )
}

/** Elections are the business of the branches themselves; a temporary branch elects nobody. */
const Acts = ({ organization }: { organization: Organization }) => (
  <>
    {holdsFormalRelation(organization.kind) && !organization.closedOn && (
      <OrganizationElection organizationId={organization.id} term={organization.term?.status ?? null} />
    )}
    <OrganizationActs organization={organization} />
  </>
)

const Marks = ({ organization }: { organization: Organization }) => (
  <span className="organization-marks">
    <KindLabel kind={organization.kind} />
    {organization.closedOn && <StatusDot tone="bad">已于 {organization.closedOn} 撤销</StatusDot>}
  </span>
)

function tabsOf(organization: Organization, asOf: string | undefined): Tab[] {
  const { id, kind, children } = organization
  const below: Tab = {
    key: 'children',
    title: '下级党组织',
    count: children.filter((child) => !child.closed).length,
    show: () => <OrganizationChildren organization={organization} asOf={asOf} />,
  }
  return [
    {
      key: 'glance',
      title: '概况',
      show: () => <OrganizationGlance organization={organization} asOf={asOf} />,
    },
    ...(isBranch(kind) ? [] : [below]),
    { key: 'changes', title: '变更记录', show: () => <OrganizationHistory id={id} /> },
    { key: 'readers', title: '谁能看到', show: () => <OrganizationReaders id={id} /> },
  ]
}

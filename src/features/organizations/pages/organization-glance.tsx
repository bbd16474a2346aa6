import { useQuery } from '@tanstack/react-query'
import { OpenAffairs } from '#features/approvals/pages/open-affairs.tsx'
import { ask, type call } from '#web/call.ts'
import { Icon, type IconName } from '#web/kit/icon.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { isBranch } from '../rules.ts'
import type { Organization } from './act-dialogs.tsx'
import { OrganizationGroups } from './organization-groups.tsx'
import { OrganizationOfficers } from './organization-officers.tsx'

export type Glance = Awaited<ReturnType<typeof call.organizations.atAGlance>>

/** What the rules find and what to do, who leads it, and, in a branch, its groups. */
export function OrganizationGlance({ organization, asOf }: { organization: Organization; asOf?: string }) {
  const query = useQuery(
    ask.organizations.atAGlance.queryOptions({
      input: { id: organization.id, asOf },
      placeholderData: (before) => before,
    }),
  )
  const past = asOf !== undefined
  const may = useMay()
  return (
    <Answered query={query}>
      {(glance) => (
        <PanelGrid least={380}>
          <div className="stack">
            <Findings findings={glance.findings} />
            {!past && may('approvals.use') && <OpenAffairs organizationId={organization.id} />}
            {isBranch(organization.kind) && (
              <OrganizationGroups organization={organization} officers={glance.officers} past={past} />
            )}
          </div>
          <OrganizationOfficers organization={organization} officers={glance.officers} past={past} />
        </PanelGrid>
      )}
    </Answered>
  )
}

const icons: Record<Glance['findings'][number]['severity'], IconName> = {
  error: 'refused',
  warning: 'warning',
  info: 'info',
}

function Findings({ findings }: { findings: Glance['findings'] }) {
  return (
    <Panel title="对照条例">
      {findings.length === 0 ? (
        <Notice kind="success">没有发现问题：人数、班子和届期符合规定。</Notice>
      ) : (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={finding.code} className={finding.severity}>
              <Icon name={icons[finding.severity]} />
              <div>
                <b>{finding.says}</b>
                <p>{finding.remedy}</p>
                <small>依据：{finding.article}</small>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

import { addressOf } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import type { Organization } from './act-dialogs.tsx'
import { KindLabel } from './list-columns.tsx'

/** What stands directly below; the list of everything below is one step away. */
export function OrganizationChildren({ organization, asOf }: { organization: Organization; asOf?: string }) {
  const { id, children } = organization
  const all = (
    <PageLink className="link" to={addressOf('/organizations', { organizationId: id, asOf })}>
      在列表中查看全部下级
      <Icon name="right" size={14} />
    </PageLink>
  )
  if (children.length === 0)
    return (
      <Panel title="直接下级">
        <Empty title="没有下级党组织" icon="tree" />
      </Panel>
    )
  return (
    <Panel title="直接下级" extra={all}>
      <ul className="children">
        {children.map((child) => (
          <li key={child.id} className={child.closed ? 'closed' : undefined}>
            <PageLink to={addressOf(`/organizations/${child.id}`, { asOf })}>
              <span className="grow">{child.name}</span>
              {child.closed && <Label>已撤销</Label>}
              <KindLabel kind={child.kind} />
              <Icon name="right" size={14} />
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

import { useState } from 'react'
import { type Duty, postName } from '#features/people/posts/rules.ts'
import { NameDisc, RareName } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { isBranch } from '../rules.ts'
import type { Organization } from './act-dialogs.tsx'
import { AppointDialog } from './appoint-dialog.tsx'
import type { Glance } from './organization-glance.tsx'

type Officer = Glance['officers'][number]
type Props = { organization: Organization; officers: Officer[]; past: boolean }

/** 班子: who holds which post since when. Posts are kept on the person's record. */
export function OrganizationOfficers({ organization, officers, past }: Props) {
  const may = useMay()
  const [appointing, setAppointing] = useState(false)
  const leading = officers.filter(({ kind }) => kind !== 'groupLeader')
  const add = may('people.posts') && !past && !organization.closedOn && isBranch(organization.kind) && (
    <button type="button" className="button" onClick={() => setAppointing(true)}>
      <Icon name="plus" />
      登记任职
    </button>
  )
  return (
    <Panel title="班子成员" extra={add}>
      {leading.length === 0 && (
        <Empty title="没有登记班子成员" icon="people">
          {!isBranch(organization.kind) && '请在人员信息页的“党内职务”中登记。'}
        </Empty>
      )}
      <ul className="officers">
        {leading.map((officer) => (
          <li key={officer.postId}>
            <NameDisc name={officer.name} size={40} />
            <div className="grow">
              {may('people.read') ? (
                <PageLink className="link" to={`/people/${officer.personId}?tab=posts`}>
                  <RareName name={officer.name} />
                </PageLink>
              ) : (
                <RareName name={officer.name} />
              )}
              <small>{officer.fromOn} 起任职</small>
            </div>
            <b>{postName(officer.kind, officer.duty as Duty | null)}</b>
          </li>
        ))}
      </ul>
      {appointing && <AppointDialog organization={organization} onClose={() => setAppointing(false)} />}
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Facts, RareName, When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import type { PersonRecord } from './person-facts.tsx'
import { MembershipDot, StatusLabel } from './person-marks.tsx'

/** On the workbench: how one is registered oneself, and the way to have it corrected. */
export default function OwnCard() {
  const query = useQuery(ask.people.own.queryOptions())
  return (
    <Panel
      title="我的登记"
      extra={
        <PageLink to="/own-record" className="link">
          查看和更正
        </PageLink>
      }
    >
      <Answered query={query} lines={4}>
        {(person) => <Facts facts={factsOf(person)} least={260} />}
      </Answered>
    </Panel>
  )
}

const factsOf = (person: PersonRecord) => [
  {
    label: '姓名',
    value: (
      <>
        <RareName name={person.name} /> <StatusLabel status={person.politicalStatus} />
      </>
    ),
  },
  { label: '所在党组织', value: person.organizationName },
  { label: '党小组', value: person.groupName, absent: !person.groupName },
  { label: '党内职务', value: person.posts, absent: !person.posts },
  {
    label: '党籍',
    value: <MembershipDot membership={person.membership} />,
    absent: person.membership === 'none',
  },
  { label: '入党日期', value: <When at={person.joinedOn} />, absent: !person.joinedOn },
  { label: '党龄', value: `${person.partyAge} 年`, absent: person.partyAge === null },
]

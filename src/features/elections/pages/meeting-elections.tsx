import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { meetingPartNames } from '../meetings/rules.ts'
import { electionName, electionStatusNames } from '../rules.ts'

/** On the page of a meeting: the elections that refer to its record. */
export function MeetingElections({ meetingId }: { meetingId: number }) {
  const may = useMay()('elections.read')
  const { data } = useQuery({
    ...ask.elections.meetings.referring.queryOptions({ input: { meetingId } }),
    enabled: may,
  })
  if (!data?.length) return null
  return (
    <Panel title="引用本次会议记录的选举">
      {data.map(({ id, organizationName, status, part, ...one }) => (
        <p key={id}>
          <PageLink className="link" to={`/elections/${id}`}>
            {`${organizationName}${electionName(one)}`}
          </PageLink>
          <small className="muted">{`（${meetingPartNames[part]}，${electionStatusNames[status]}）`}</small>
        </p>
      ))}
    </Panel>
  )
}

import { attendanceOf, meetingKindNames, meetingTaskNames } from '#features/meetings/rules.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import type { Election } from './election.tsx'

type Meeting = NonNullable<Election['meetings']['meeting']>

/** The meetings of an election, as they were recorded. */
export function MeetingPanels({ election }: { election: Election }) {
  const { decision, meeting, firstMeeting } = election.meetings
  const held = [
    { about: '研究换届', meeting: decision },
    { about: '选举', meeting },
    { about: '新一届委员会第一次会议', meeting: firstMeeting },
  ]
  if (held.every((one) => one.meeting === null))
    return <Empty title="还没有会议记录">会后在“办理步骤”中登记。</Empty>
  return (
    <div className="stack">
      {held.map(
        (one) => one.meeting && <MeetingPanel key={one.meeting.id} about={one.about} meeting={one.meeting} />,
      )}
    </div>
  )
}

function MeetingPanel({ about, meeting }: { about: string; meeting: Meeting }) {
  const { entitled, present } = attendanceOf(meeting.attendees)
  const namesOf = (chosen: Meeting['attendees']) =>
    chosen.map(({ name, excuse }) => (excuse ? `${name}（${excuse}）` : name)).join('、')
  const absent = meeting.attendees.filter((one) => !one.present)
  const tasks = (['chair', 'recorder', 'scrutineer', 'teller'] as const).map((task) => ({
    label: meetingTaskNames[task],
    value: namesOf(meeting.attendees.filter((one) => one.task === task)),
  }))
  return (
    <Panel
      title={`${meetingKindNames[meeting.kind]}（${about}）`}
      extra={
        <PageLink className="link" to={`/meetings/${meeting.id}`}>
          打开会议记录
        </PageLink>
      }
    >
      <Facts
        least={200}
        facts={[
          { label: '日期', value: meeting.heldOn },
          { label: '地点', value: meeting.place },
          { label: '应到会', value: `${entitled} 人` },
          { label: '实到会', value: `${present} 人` },
          ...tasks.map((task) => ({ ...task, absent: task.value === '' })),
          { label: '未到会', value: namesOf(absent), absent: absent.length === 0, wide: true },
          { label: '议程', value: <Lines lines={meeting.agenda} />, wide: true },
          {
            label: '决议',
            value: <Lines lines={meeting.resolutions} />,
            absent: meeting.resolutions.length === 0,
            wide: true,
          },
          { label: '登记', value: meeting.recordedBy },
        ]}
      />
    </Panel>
  )
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ol className="election-lines">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ol>
)

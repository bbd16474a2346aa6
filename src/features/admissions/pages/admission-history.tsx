import { meetingKindNames } from '#features/meetings/rules.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { outcomeNames } from '../rules.ts'
import type { Admission } from './admission.tsx'

type Entry = Admission['entries'][number]

/** 办理经过: every act with its day, who recorded it and what it says, newest first. */
export function AdmissionHistory({ admission }: { admission: Admission }) {
  if (admission.entries.length === 0) return <Empty title="还没有登记任何步骤" />
  return (
    <Panel title="办理经过">
      <Timeline
        entries={admission.entries.toReversed().map((entry) => ({
          key: entry.id,
          title: entry.title,
          note: `${placeOf(entry, admission)}${entry.recordedBy}登记`,
          outcome: entry.passed ? undefined : '未通过',
          tone: entry.passed ? (entry.lateBecause ? 'warning' : 'good') : 'bad',
          at: entry.on,
          children: wordsOf(entry, namesOf(admission)),
          actions: entry.meeting && <RecordLink meeting={entry.meeting} />,
        }))}
      />
    </Panel>
  )
}

function RecordLink({ meeting }: { meeting: NonNullable<Entry['meeting']> }) {
  const { id, kind, heldOn, invited, present } = meeting
  return (
    <PageLink to={`/meetings/${id}`} className="link">
      {`会议记录：${heldOn} ${meetingKindNames[kind]}，应到会 ${invited} 人，实到会 ${present} 人`}
    </PageLink>
  )
}

/** Where it was done, of what was done before somebody moved. */
const placeOf = (entry: Entry, admission: Admission) =>
  entry.organizationName && entry.organizationName !== admission.organizationName
    ? `${entry.organizationName} · `
    : ''

/** Mentors and introducers by name; who else is meant is written as text. */
const namesOf = ({ mentors, introducers }: Admission) =>
  new Map([...mentors, ...introducers].map(({ personId, name }) => [personId, name]))

function wordsOf({ details, lateBecause }: Entry, names: Map<number, string>): string | undefined {
  const { votes, outcome, months } = details
  const lines = [
    [...(details.people?.flatMap((id) => names.get(id) ?? []) ?? []), ...(details.names ?? [])].join('、'),
    outcome && `${outcomeNames[outcome]}${months ? ` ${months} 个月` : ''}`,
    votes &&
      `应到会 ${votes.entitled} 人，实到会 ${votes.present} 人；赞成 ${votes.inFavour} 票，反对 ${votes.against} 票，弃权 ${votes.abstained} 票。`,
    details.number && `文号（编号）：${details.number}`,
    details.letterTo && `发往：${details.letterTo}`,
    details.untilOn && `公示至 ${details.untilOn}`,
    (details.days || details.hours) && `培训 ${details.days ?? 0} 天、${details.hours ?? 0} 学时`,
    details.place && `地点：${details.place}`,
    details.group && `党小组：${details.group}`,
    details.text,
    lateBecause && `超期原因：${lateBecause}`,
  ].filter(Boolean)
  return lines.length ? lines.join('\n') : undefined
}

import { useQuery } from '@tanstack/react-query'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { ask, type call } from '#web/call.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import type { ActKey } from '../acts/rules.ts'
import { materialKeys } from '../materials/rules.ts'
import { isRecord, meetingsFor } from '../studies/rules.ts'

type Study = Awaited<ReturnType<typeof call.admissions.studies.list>>[number]

/** The meetings of the branch that an act may refer to, not too early; none of an act that no meeting decides. */
export function useStudies(id: number, act: ActKey | null, earliest = ''): Study[] {
  const { data } = useQuery({
    ...ask.admissions.studies.list.queryOptions({ input: { id, act: act ?? 'application' } }),
    enabled: act !== null && meetingsFor(act).length > 0,
  })
  return (data ?? []).filter(({ on }) => on >= earliest)
}

export const meetingOf = (studies: Study[], { meetingId }: Values): Study | null =>
  studies.find(({ id }) => String(id) === meetingId) ?? null

const nameOf = ({ on, kind, groupName, title, agenda }: Study) => {
  const name = meetingKindNames[kind]
  const about = title && title !== name ? title : agenda.join('；')
  return `${on} ${name}${groupName ? `（${groupName}）` : ''}：${about || '议程未登记'}`
}

/** Which record: only confirmed ones can be chosen. */
export const recordField = (studies: Study[]): Field => ({
  kind: 'choice',
  name: 'meetingId',
  label: '引用会议记录',
  wide: true,
  hint: '选了会议，日期和到会情况取自会议记录，不用再填。',
  options: studies
    .filter(({ status }) => status === 'confirmed')
    .map((one) => ({ value: String(one.id), label: nameOf(one) })),
})

/** The fields of an act with the meeting it may refer to; what its record says is not asked again. */
export function withStudy(fields: Field[], studies: Study[], values: Values): Field[] {
  if (!studies.some(({ status }) => status === 'confirmed')) return fields
  const isTold = ({ name }: Field) =>
    meetingOf(studies, values) !== null && (name === 'on' || records.includes(name))
  return [recordField(studies), ...fields.filter((field) => !isTold(field))]
}
const records = materialKeys.filter(isRecord).map((key) => `material-${key}`)

/** What the chosen record says; or which meetings are not ready to be referred to, and what to do with them. */
export function StudyMeeting({
  act,
  studies,
  meeting,
}: {
  act: ActKey
  studies: Study[]
  meeting: Study | null
}) {
  if (meetingsFor(act).length === 0) return null
  if (meeting)
    return (
      <Notice kind="success">
        {`${meeting.on} 在${meeting.place}召开，应到会 ${meeting.invited} 人，实到会 ${meeting.present} 人。`}
        <OpenMeeting id={meeting.id}>查看会议记录</OpenMeeting>
      </Notice>
    )
  return studies
    .filter(({ status }) => status !== 'confirmed')
    .slice(0, 3)
    .map((one) => (
      <Notice key={one.id} kind="warning">
        {`${one.on} ${meetingKindNames[one.kind]}${one.status === 'held' ? '的记录还没有确认' : '还没有登记召开'}，暂不能引用。`}
        <OpenMeeting id={one.id}>{one.status === 'held' ? '打开去确认' : '打开去登记'}</OpenMeeting>
      </Notice>
    ))
}

/** Beside the form, which stays as it was typed. */
const OpenMeeting = ({ id, children }: { id: number; children: string }) => (
  <PageLink to={`/meetings/${id}`} target="_blank" className="link">
    {children}
  </PageLink>
)

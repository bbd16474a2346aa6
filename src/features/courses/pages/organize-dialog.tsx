import { useQuery } from '@tanstack/react-query'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { type MeetingKind, meetingKindNames } from '#features/meetings/rules.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'

const kinds = ['themeDay', 'membersMeeting', 'committeeMeeting', 'groupMeeting', 'lecture'] as const

/** 组织学习: which branch, when and where; the meeting is planned and everybody told in one act. */
export function OrganizeDialog({
  courseId,
  materialId,
  onClose,
}: {
  courseId?: number | undefined
  materialId?: number | undefined
  onClose: () => void
}) {
  const go = useGo()
  const { nodes } = useOrganizations()
  const only = nodes?.length === 1 ? nodes[0]?.id : undefined
  const course = useQuery({
    ...ask.courses.get.queryOptions({ input: { id: courseId ?? 0 } }),
    enabled: courseId !== undefined,
  })
  const material = useQuery({
    ...ask.library.get.queryOptions({ input: { id: materialId ?? 0 } }),
    enabled: materialId !== undefined,
  })
  const organize = useAct(call.courses.sessions.organize, {
    done: '已安排并通知',
    after: ({ meetingId }) => {
      onClose()
      go(`/meetings/${meetingId}`)
    },
  })
  const fields: Field[] = [
    // Asked only of those who have several; a field does not come and go.
    ...(nodes && !only
      ? [{ kind: 'organization', name: 'organizationId', label: '党支部', required: true, nodes } as Field]
      : []),
    {
      kind: 'choice',
      name: 'kind',
      label: '会议类型',
      required: true,
      options: kinds.map((value) => ({ value, label: meetingKindNames[value] })),
    },
    { kind: 'day', name: 'plannedOn', label: '日期', required: true },
    {
      kind: 'text',
      name: 'startsAt',
      label: '开始时间',
      required: true,
      maximum: 5,
      placeholder: '例如 14:30',
    },
    { kind: 'text', name: 'place', label: '地点', required: true, maximum: 100 },
  ]
  const form = useForm(fields, { kind: 'themeDay', plannedOn: today() }, (values) =>
    organize.send({
      organizationId: only ?? Number(values.organizationId),
      courseId,
      materialId,
      kind: values.kind as MeetingKind,
      plannedOn: String(values.plannedOn),
      startsAt: String(values.startsAt).replace('：', ':'),
      place: String(values.place),
    }),
  )
  const title = course.data?.title ?? material.data?.title
  return (
    <Sheet
      title="组织学习"
      submitWord="安排并通知"
      width={560}
      busy={form.busy}
      // Until one's branches have come, nobody knows of which it is.
      blocked={!nodes}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <Notice kind="info">
        {title ? `学习《${title}》。` : ''}
        安排以后，应到会的人收到会议通知和要读的资料；会后在会议记录里登记。
      </Notice>
      <FormFields
        fields={fields}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
    </Sheet>
  )
}

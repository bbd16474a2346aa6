import { useQuery } from '@tanstack/react-query'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { FormDialog, FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { type MeetingKind, meetingKindNames, meetingKinds } from '../rules.ts'
import type { Meeting } from './meeting.tsx'

const kindOptions = meetingKinds.map((value) => ({ value, label: meetingKindNames[value] }))

const particulars: Field[] = [
  { kind: 'day', name: 'plannedOn', label: '日期', required: true },
  { kind: 'text', name: 'startsAt', label: '开始时间', placeholder: '例如 14:30', maximum: 5 },
  { kind: 'text', name: 'place', label: '地点', maximum: 100 },
  { kind: 'text', name: 'title', label: '名称', maximum: 100, placeholder: '可不填，例如“岗位建功”主题党日' },
]

const givenIn = (values: Values) => ({
  plannedOn: String(values.plannedOn),
  startsAt: values.startsAt ? String(values.startsAt).replace('：', ':') : null,
  place: String(values.place ?? ''),
  title: String(values.title ?? ''),
})

const also: Field = {
  kind: 'choices',
  name: 'also',
  label: '同时作为',
  options: kindOptions,
  hint: '一次会议可以同时完成几项，例如主题党日上讲党课。',
}

const fieldsFor = (
  nodes: TreeNode[] | undefined,
  groups: { id: number; name: string }[] | undefined,
  place: boolean,
): Field[] => [
  ...(place
    ? [{ kind: 'organization', name: 'organizationId', label: '党支部', required: true, nodes } as Field]
    : []),
  { kind: 'choice', name: 'kind', label: '类型', required: true, options: kindOptions },
  ...(groups
    ? [
        {
          kind: 'choice',
          name: 'groupId',
          label: '党小组',
          required: true,
          options: groups.map(({ id, name }) => ({ value: String(id), label: name })),
        } as Field,
      ]
    : []),
  ...particulars,
  also,
]

/** 安排会议: which, when and where; the agenda comes with the kind, and is written on. */
export function PlanDialog({
  organizationId,
  start = {},
  onClose,
}: {
  organizationId?: number
  start?: Values
  onClose: () => void
}) {
  const { nodes } = useOrganizations()
  const go = useGo()
  const plan = useAct(call.meetings.plan, {
    done: '已安排',
    after: ({ id }) => {
      onClose()
      go(`/meetings/${id}`)
    },
  })
  const only = nodes?.length === 1 ? nodes[0]?.id : undefined
  const form = useForm(
    fieldsFor(nodes, undefined, !organizationId && !only),
    { kind: 'themeDay', plannedOn: today(), ...start },
    (values) =>
      plan.send({
        ...givenIn(values),
        organizationId: place(values),
        kind: values.kind as MeetingKind,
        groupId: values.kind === 'groupMeeting' && values.groupId ? Number(values.groupId) : null,
        also: (values.also ?? []) as MeetingKind[],
      }),
  )
  const place = (values: Values) => organizationId ?? only ?? Number(values.organizationId)
  const chosen = place(form.values)
  const grouped = form.values.kind === 'groupMeeting' && Number.isFinite(chosen)
  const branch = useQuery({
    ...ask.organizations.get.queryOptions({ input: { id: chosen } }),
    enabled: grouped,
  })
  const groups = grouped ? (branch.data?.groups ?? []) : undefined
  return (
    <Sheet
      title="安排会议"
      submitWord="安排"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <FormFields
        fields={fieldsFor(nodes, groups, !organizationId && !only)}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
    </Sheet>
  )
}

/** 调整: another day, time or place. */
export function ChangeDialog({
  meeting,
  notice,
  onClose,
}: {
  meeting: Meeting
  notice?: string | undefined
  onClose: () => void
}) {
  const change = useAct(call.meetings.change, { done: '已调整' })
  const { id, title, plannedOn, startsAt, place } = meeting
  return (
    <FormDialog
      title="调整会议安排"
      notice={notice}
      submitWord="保存"
      fields={[...particulars, also]}
      start={{ title, place, plannedOn: plannedOn ?? today(), startsAt: startsAt ?? '', also: meeting.also }}
      onSubmit={(values) =>
        change.send({ id, ...givenIn(values), also: (values.also ?? []) as MeetingKind[] })
      }
      onClose={onClose}
    />
  )
}

import { useQuery } from '@tanstack/react-query'
import { type Duty, dutyNames, type PostKind, postNames } from '#features/people/posts/rules.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import type { Organization } from './act-dialogs.tsx'
import { dayField, reasonField } from './act-fields.ts'

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** 登记任职 of one of the branch's full members. */
export function AppointDialog({
  organization,
  onClose,
}: {
  organization: Organization
  onClose: () => void
}) {
  const fields = useFields(organization)
  const appoint = useAct(call.people.posts.appoint, {
    done: (post) => `已登记：${post.personName}任${post.title}`,
  })
  return (
    <FormDialog
      title="登记任职"
      fields={fields}
      start={{ fromOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={(values) =>
        appoint.send({
          organizationId: organization.id,
          personId: Number(values.personId),
          kind: values.kind as PostKind,
          duty: (values.duty as Duty | undefined) ?? null,
          groupId: values.groupId ? Number(values.groupId) : null,
          fromOn: String(values.fromOn),
          reason: String(values.reason),
        })
      }
    />
  )
}

/** Who of the branch, which post, since when. */
function useFields({ id: organizationId, groups, establishedOn }: Organization): Field[] {
  const { data } = useQuery(
    ask.people.list.queryOptions({
      input: { organizationId, politicalStatus: ['fullMember'], size: 200, sort: 'name' },
    }),
  )
  const members = (data?.rows ?? []).map(({ id, name, employeeNo }) => ({
    value: String(id),
    label: `${name}（${employeeNo}）`,
  }))
  const optional = { kind: 'choice' } as const
  return [
    { kind: 'choice', name: 'personId', label: '党员', required: true, options: members },
    { kind: 'choice', name: 'kind', label: '职务', required: true, options: options(postNames) },
    {
      ...optional,
      name: 'duty',
      label: '分工',
      options: options(dutyNames),
      hint: '委员的分工，没有可不填。',
    },
    {
      ...optional,
      name: 'groupId',
      label: '党小组',
      options: groups.map(({ id, name }) => ({ value: String(id), label: name })),
      hint: '只有党小组组长需要填写。',
    },
    dayField('fromOn', '任职日期', establishedOn),
    reasonField('党员大会选举结果、批复文号'),
  ]
}

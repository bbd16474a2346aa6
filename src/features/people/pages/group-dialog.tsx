import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Option } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { namesOf } from './move-dialog.tsx'

type Props = {
  people: { id: number; name: string; organizationId: number | null }[]
  done?: () => void
  onClose: () => void
}

/** 编入党小组: people of one branch, from a day on. */
export function GroupDialog({ people, done, onClose }: Props) {
  const id = people[0]?.organizationId ?? 0
  const branch = useQuery(ask.organizations.get.queryOptions({ input: { id }, enabled: id > 0 })).data
  const group = useAct(call.people.changes.group, {
    done: ({ grouped }) => `已编组 ${grouped} 人`,
    after: done,
  })
  const groups: Option[] = (branch?.groups ?? [])
    .filter((one) => one.untilOn === null)
    .map((one) => ({ value: String(one.id), label: one.name }))
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'groupId',
      label: '党小组',
      required: true,
      options: [...groups, { value: 'none', label: '不编入党小组' }],
      hint: groups.length > 0 || !branch ? undefined : '这个党支部还没有党小组，可在组织页面设立。',
    },
    { kind: 'day', name: 'effectiveOn', label: '自何日起', required: true, until: today() },
    { kind: 'words', name: 'reason', label: '说明', required: true, maximum: 500 },
  ]
  return (
    <FormDialog
      title="编入党小组"
      notice={`${namesOf(people)}（${branch?.name ?? '……'}）`}
      fields={fields}
      start={{ effectiveOn: today(), reason: '支部编组' }}
      submitWord="编入"
      onClose={onClose}
      onSubmit={({ groupId, effectiveOn, reason }) =>
        group.send({
          personIds: people.map((one) => one.id),
          groupId: groupId === 'none' ? null : Number(groupId),
          effectiveOn: String(effectiveOn),
          reason: String(reason),
        })
      }
    />
  )
}

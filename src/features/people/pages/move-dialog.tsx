import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { useOrganizations } from './organization-names.ts'

type Props = { people: { id: number; name: string }[]; done?: () => void; onClose: () => void }

/** 调整所在党支部: within the system, from a day on. */
export function MoveDialog({ people, done, onClose }: Props) {
  const { nodes } = useOrganizations()
  const move = useAct(call.people.changes.move, {
    done: ({ moved }) => `已调整 ${moved} 人`,
    after: done,
  })
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '调入党支部', required: true, nodes, wide: true },
    {
      kind: 'day',
      name: 'effectiveOn',
      label: '自何日起',
      required: true,
      until: today(),
      hint: '从这一天起计入新的党支部。',
    },
    { kind: 'words', name: 'reason', label: '依据', required: true, maximum: 500 },
  ]
  return (
    <FormDialog
      title={people.length === 1 ? `调整${people[0]?.name}的党支部` : `调整 ${people.length} 人的党支部`}
      notice={`${namesOf(people)}将从所填日期起归入新的党支部，原有经历保留在履历中。转出到本系统以外的党组织，请办理组织关系转接。`}
      fields={fields}
      start={{ effectiveOn: today() }}
      submitWord="调整"
      onClose={onClose}
      onSubmit={({ organizationId, effectiveOn, reason }) =>
        move.send({
          personIds: people.map((one) => one.id),
          organizationId: Number(organizationId),
          effectiveOn: String(effectiveOn),
          reason: String(reason),
        })
      }
    />
  )
}

/** 张三、李四等 5 人 */
export function namesOf(people: { name: string }[]): string {
  const first = people.slice(0, 3).map((one) => one.name)
  return people.length > 3 ? `${first.join('、')}等 ${people.length} 人` : first.join('、')
}

import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Option } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import type { Transfer } from './transfer.tsx'

/** The receiving branch places its new member in a group. */
export function PlaceDialog({ transfer, onClose }: { transfer: Transfer; onClose: () => void }) {
  const { id, personName, toName } = transfer
  const branchId = transfer.toId ?? 0
  const branch = useQuery(
    ask.organizations.get.queryOptions({ input: { id: branchId }, enabled: branchId > 0 }),
  ).data
  const place = useAct(call.transfers.place, { done: '已编入' })
  const groups: Option[] = (branch?.groups ?? [])
    .filter((one) => one.untilOn === null)
    .map((one) => ({ value: String(one.id), label: one.name }))
  return (
    <FormDialog
      title="编入支部"
      notice={`${personName}编入“${toName}”。`}
      fields={[
        {
          kind: 'choice',
          name: 'groupId',
          label: '党小组',
          required: true,
          options: [...groups, { value: 'none', label: '不编入党小组' }],
        },
      ]}
      start={{ groupId: groups[0]?.value ?? 'none' }}
      submitWord="编入"
      onClose={onClose}
      onSubmit={({ groupId }) => place.send({ id, groupId: groupId === 'none' ? null : Number(groupId) })}
    />
  )
}

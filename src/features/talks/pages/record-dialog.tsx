import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import type { Standing } from './lacking-panel.tsx'

export const talkFields: Field[] = [
  { kind: 'day', name: 'heldOn', label: '谈话日期', required: true },
  {
    kind: 'words',
    name: 'gist',
    label: '谈话内容',
    maximum: 5000,
    confidential: true,
    hint: '可以不写。加密保存，只有谈话双方和党支部能看。',
  },
]

/** Two names and a day: the rest may be left open. */
export function RecordDialog({
  standing,
  start = {},
  onClose,
}: {
  standing: Standing
  start?: { oneId?: number; otherId?: number }
  onClose: () => void
}) {
  const record = useAct(call.talks.record, { done: '已登记' })
  const options = standing.members.map(({ personId, name, officer }) => ({
    value: String(personId),
    label: officer ? `${name}（委员）` : name,
  }))
  const chosen = (id: number | undefined) => (id ? String(id) : undefined)
  return (
    <FormDialog
      title="登记谈心谈话"
      fields={[
        { kind: 'choice', name: 'oneId', label: '谈话人', required: true, options },
        { kind: 'choice', name: 'otherId', label: '谈话对象', required: true, options },
        ...talkFields,
      ]}
      start={{ heldOn: today(), oneId: chosen(start.oneId), otherId: chosen(start.otherId) }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ oneId, otherId, heldOn, gist }) =>
        record.send({
          organizationId: standing.organizationId,
          oneId: Number(oneId),
          otherId: Number(otherId),
          heldOn: String(heldOn),
          gist: gist ? String(gist) : undefined,
        })
      }
    />
  )
}

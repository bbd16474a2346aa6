import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog, FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { usePostable } from '#web/outbox/postable.ts'
import { type WorkItemKind, workItemKindNames } from '../items/rules.ts'
import type { Item } from './item.tsx'
import { PeoplePick, type Picked } from './people-pick.tsx'

export const taskFields = (): Field[] => [
  {
    kind: 'choice',
    name: 'kind',
    label: '类别',
    required: true,
    options: Object.entries(workItemKindNames).map(([value, label]) => ({ value, label })),
  },
  { kind: 'day', name: 'dueOn', label: '完成期限', required: true },
  { kind: 'text', name: 'title', label: '事项', required: true, maximum: 100, wide: true },
  { kind: 'words', name: 'detail', label: '要求', maximum: 2000, rows: 3 },
]

/** 登记事项: what the branch takes up by itself. */
export function OpenDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const go = useGo()
  const [people, setPeople] = useState<Picked[]>([])
  const open = useAct(call.ledger.items.open, { done: '已登记' })
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes, wide: true },
    ...taskFields(),
    {
      kind: 'text',
      name: 'source',
      label: '来源',
      required: true,
      maximum: 60,
      placeholder: '例如 巡察反馈',
    },
  ]
  const only = nodes?.length === 1 ? nodes[0]?.id : undefined
  const start = { kind: 'task', source: '支部自行安排', organizationId: only }
  const form = useForm(fields, start, async (values) => {
    const { id } = await open.send({
      organizationId: Number(values.organizationId),
      kind: values.kind as WorkItemKind,
      title: String(values.title),
      detail: String(values.detail ?? ''),
      dueOn: String(values.dueOn),
      source: String(values.source),
      people: people.map((one) => one.id),
    })
    onClose()
    go(`/work-items/${id}`)
  })
  const organizationId = Number(form.values.organizationId) || null
  return (
    <Sheet
      title="登记事项"
      submitWord="登记"
      width={640}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
      {organizationId && <PeoplePick organizationId={organizationId} people={people} pick={setPeople} />}
    </Sheet>
  )
}

type Props = { item: Item; onClose: () => void }

export function PeopleDialog({ item, onClose }: Props) {
  const [people, setPeople] = useState<Picked[]>(item.people)
  const name = useAct(call.ledger.items.name, { done: '已确定责任人' })
  const form = useForm([], {}, async () => {
    await name.send({ id: item.id, people: people.map(({ id }) => id) })
    onClose()
  })
  return (
    <Sheet
      title="确定责任人"
      submitWord="确定"
      width={560}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <PeoplePick organizationId={item.organizationId} people={people} pick={setPeople} />
    </Sheet>
  )
}

/** Without signal, what is done on one item is sent in its order. */
export const aboutOf = ({ id }: { id: number }) => `work-item-${id}`

const onField: Field = { kind: 'day', name: 'on', label: '日期', required: true }

export function NoteDialog({ item, onClose }: Props) {
  const note = usePostable(
    call.ledger.items.note,
    { deed: 'ledger.items.note', title: `登记进展：${item.title}`, about: aboutOf },
    { done: '已登记进展' },
  )
  return (
    <FormDialog
      title="登记进展"
      fields={[onField, { kind: 'words', name: 'text', label: '进展', required: true, maximum: 1000 }]}
      start={{ on: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ on, text }) => note.send({ id: item.id, on: String(on), text: String(text) })}
    />
  )
}

export function FinishDialog({ item, onClose }: Props) {
  const finish = usePostable(
    call.ledger.items.finish,
    { deed: 'ledger.items.finish', title: `办结：${item.title}`, about: aboutOf },
    { done: '已办结' },
  )
  return (
    <FormDialog
      title="办结"
      notice="办结以后不再改动。佐证材料请先上传。"
      fields={[
        { ...onField, label: '办结日期' },
        { kind: 'words', name: 'words', label: '办理结果', required: true, maximum: 1000 },
      ]}
      start={{ on: today() }}
      submitWord="办结"
      onClose={onClose}
      onSubmit={({ on, words }) => finish.send({ id: item.id, on: String(on), words: String(words) })}
    />
  )
}

export function PostponeDialog({ item, onClose }: Props) {
  const postpone = useAct(call.ledger.items.postpone, { done: '已调整期限' })
  return (
    <FormDialog
      title="调整完成期限"
      fields={[
        { kind: 'day', name: 'dueOn', label: '完成期限', required: true },
        { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 },
      ]}
      start={{ dueOn: item.dueOn }}
      submitWord="调整"
      onClose={onClose}
      onSubmit={({ dueOn, reason }) =>
        postpone.send({ id: item.id, dueOn: String(dueOn), reason: String(reason) })
      }
    />
  )
}

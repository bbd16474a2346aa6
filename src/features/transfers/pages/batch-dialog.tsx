import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { type Goal, GoalPick } from './goal-pick.tsx'
import './transfers.css'

const fieldsFor = (nodes: TreeNode[] | undefined): Field[] => [
  {
    kind: 'text',
    name: 'title',
    label: '名称',
    required: true,
    maximum: 100,
    placeholder: '第三研究室整建制调整',
  },
  {
    kind: 'text',
    name: 'basis',
    label: '依据',
    required: true,
    maximum: 200,
    placeholder: '机构调整通知的文号',
  },
  {
    kind: 'text',
    name: 'paidUntil',
    label: '党费交至',
    required: true,
    maximum: 7,
    placeholder: '2026-11',
    hint: '平台有党费记录的，按各人的记录写。',
  },
  { kind: 'organization', name: 'organizationId', label: '转出党组织', required: true, nodes, wide: true },
  { kind: 'yes', name: 'endsPosts', label: '接收之日起，在转出党组织的职务一并免去', wide: true },
]

/** 发起成批转接: from where, who of them, where to. */
export function BatchDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const { nodes } = useOrganizations()
  const [goal, setGoal] = useState<Goal>({})
  const [left, setLeft] = useState<Set<number>>(new Set())
  const begin = useAct(call.transfers.batches.begin, {
    done: ({ people }) => `已发起 ${people} 人`,
    after: ({ id }) => go(`/transfer-batches/${id}`),
  })
  const fields = fieldsFor(nodes)
  const form = useForm(fields, { paidUntil: today().slice(0, 7) }, async (values) => {
    await begin.send({
      organizationId: Number(values.organizationId),
      personIds: chosen.map(({ id }) => id),
      toId: goal.toId ?? 0,
      title: String(values.title),
      basis: String(values.basis),
      paidUntil: String(values.paidUntil),
      endsPosts: values.endsPosts === true,
    })
  })
  const organizationId = form.values.organizationId ? Number(form.values.organizationId) : null
  const { data } = useQuery({
    ...ask.people.list.queryOptions({
      input: { circle: 'members', organizationId: organizationId ?? undefined, size: 200 },
    }),
    enabled: organizationId !== null,
  })
  const people = organizationId === null ? [] : (data?.rows ?? [])
  const chosen = people.filter(({ id }) => !left.has(id))
  return (
    <Sheet
      title="发起成批转接"
      submitWord={`发起（${chosen.length} 人）`}
      width={720}
      busy={form.busy}
      blocked={chosen.length === 0 || goal.toId === undefined}
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
      <GoalPick goal={goal} change={setGoal} inside />
      {people.length > 0 && (
        <PeoplePick people={people} total={data?.total ?? 0} left={left} change={setLeft} />
      )}
    </Sheet>
  )
}

/** Everyone goes unless the mark is taken away. */
function PeoplePick({
  people,
  total,
  left,
  change,
}: {
  people: { id: number; name: string; organizationName: string | null }[]
  total: number
  left: Set<number>
  change: (left: Set<number>) => void
}) {
  const toggle = (id: number) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    change(next)
  }
  const all = people.every(({ id }) => !left.has(id))
  return (
    <fieldset className="transfer-goal">
      <legend>
        党员（{people.length} 人{total > people.length ? `，共 ${total} 人，请分批办理` : ''}）
      </legend>
      <label className="transfer-all">
        <input
          type="checkbox"
          checked={all}
          onChange={() => change(all ? new Set(people.map(({ id }) => id)) : new Set())}
        />
        全选
      </label>
      <div className="transfer-picks people">
        {people.map((one) => (
          <label key={one.id}>
            <input type="checkbox" checked={!left.has(one.id)} onChange={() => toggle(one.id)} />
            {one.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

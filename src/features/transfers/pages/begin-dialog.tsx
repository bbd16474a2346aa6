import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { type Cause, causeNames, causes } from '../rules.ts'
import { type Goal, GoalPick, isGoal } from './goal-pick.tsx'
import { PersonPick, type PickedPerson } from './person-pick.tsx'
import './transfers.css'

export const causeField: Field = {
  kind: 'choice',
  name: 'cause',
  label: '转接原因',
  required: true,
  options: causes.map((value) => ({ value, label: causeNames[value] })),
}
export const duesFields: Field[] = [
  {
    kind: 'text',
    name: 'paidUntil',
    label: '党费交至',
    required: true,
    maximum: 7,
    placeholder: '2026-11',
    hint: '年-月，写在介绍信上；按平台的党费记录填好，可以更正。',
  },
  { kind: 'text', name: 'arrears', label: '欠交情况', maximum: 200, hint: '没有欠交的不填。' },
]
export const postsField: Field = {
  kind: 'yes',
  name: 'endsPosts',
  label: '接收之日起，在转出党组织的职务一并免去',
  wide: true,
}

type Readiness = Awaited<ReturnType<typeof call.transfers.readiness>>
const readinessOf = (personId: number, toId?: number) =>
  ask.transfers.readiness.queryOptions({ input: { personId, toId } })
export const useReadiness = (personId: number, toId?: number) => useQuery(readinessOf(personId, toId))

/** How far the dues are paid, as the register of dues has it; to be corrected by whoever knows better. */
export const duesStart = ({ paidUntil, arrears }: Pick<Readiness, 'paidUntil' | 'arrears'>): Values => ({
  paidUntil: paidUntil ?? today().slice(0, 7),
  arrears: arrears ?? undefined,
})

/** 发起转出: who, where to, why, and how far the dues are paid. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const cache = useQueryClient()
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const [goal, setGoal] = useState<Goal>({})
  const begin = useAct(call.transfers.begin, {
    done: '已发起',
    after: ({ id }) => go(`/transfers/${id}`),
  })
  const fields = [causeField, ...duesFields, postsField]
  const start = { cause: 'unitChanged' }
  const form = useForm(fields, start, async (values) => {
    await begin.send({
      personId: person?.id ?? 0,
      ...goal,
      cause: values.cause as Cause,
      paidUntil: String(values.paidUntil),
      arrears: values.arrears ? String(values.arrears) : undefined,
      endsPosts: values.endsPosts === true,
    })
  })
  const pick = async (next: PickedPerson | null) => {
    if (next) form.change(duesStart(await cache.fetchQuery(readinessOf(next.id))))
    setPerson(next)
  }
  return (
    <Sheet
      title="发起转出"
      submitWord="发起"
      width={640}
      busy={form.busy}
      blocked={!person || !isGoal(goal)}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <PersonPick person={person} pick={(next) => void pick(next)} />
      {person && (
        <>
          <ReadinessNotices personId={person.id} toId={goal.toId} givesUp={form.values.endsPosts === true} />
          <GoalPick goal={goal} change={setGoal} />
          <FormFields
            fields={fields}
            values={form.values}
            faults={form.faults}
            change={form.change}
            draft={form.draft}
          />
        </>
      )}
    </Sheet>
  )
}

/** What stands in the way and what both sides should know, as soon as somebody is chosen. */
export function ReadinessNotices({
  personId,
  toId,
  givesUp,
}: {
  personId: number
  toId: number | undefined
  givesUp: boolean
}) {
  const { data } = useReadiness(personId, toId)
  const found = (data?.obstacles ?? []).filter(({ code }) => !(givesUp && code === 'transfer-holds-posts'))
  return (
    <>
      {found.map(({ code, words }) => (
        <Notice key={code} kind="warning">
          {words}
        </Notice>
      ))}
      {(data?.remarks ?? []).map((words) => (
        <Notice key={words}>{words}</Notice>
      ))}
    </>
  )
}

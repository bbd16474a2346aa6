import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { type Goal, GoalPick, isGoal } from './goal-pick.tsx'
import type { Transfer } from './transfer.tsx'

const changeField: Field = { kind: 'yes', name: 'moved', label: '改变去向', wide: true }
const duesField: Field = {
  kind: 'text',
  name: 'paidUntil',
  label: '党费交至',
  maximum: 7,
  placeholder: '2026-11',
}
const noteField: Field = {
  kind: 'words',
  name: 'note',
  label: '补正说明',
  required: true,
  maximum: 500,
  placeholder: '例如：已改为第二党支部',
}

/** Repaired by the branch, or by the member what he asked for: another goal, dues, or a word on what was done. */
export function RepairDialog({
  transfer,
  own,
  onClose,
}: {
  transfer: Transfer
  own: boolean
  onClose: () => void
}) {
  const [goal, setGoal] = useState<Goal>({})
  const repair = useAct(call.transfers.repair, { done: '已补正，再次报出' })
  const ask = useAct(call.transfers.own.repair, { done: '已补正，再次提交' })
  const fields = own ? [changeField, noteField] : [changeField, duesField, noteField]
  const start = own ? {} : { paidUntil: transfer.paidUntil ?? '' }
  const form = useForm(fields, start, async (values) => {
    const given = { id: transfer.id, ...(values.moved && goal), note: String(values.note) }
    await (own
      ? ask.send(given)
      : repair.send({ ...given, paidUntil: values.paidUntil ? String(values.paidUntil) : undefined }))
    onClose()
  })
  const moved = form.values.moved === true
  return (
    <Sheet
      title="补正再报"
      submitWord="报出"
      width={600}
      busy={form.busy}
      blocked={moved && !isGoal(goal)}
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
      {moved && <GoalPick goal={goal} change={setGoal} />}
    </Sheet>
  )
}

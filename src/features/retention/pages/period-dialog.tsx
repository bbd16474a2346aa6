import { type FormEvent, useId } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { mostDays } from '../rules.ts'
import type { Rule } from './rule-list.tsx'

const fieldsOf = ({ least, usualDays }: Rule): Field[] => [
  {
    kind: 'number',
    name: 'days',
    label: '保存天数',
    required: true,
    unit: '天',
    // No bounds of the field itself: it would set another number in silence. The refusal says which, and why.
    hint: `至少 ${least} 天，最多 ${mostDays} 天，通常 ${usualDays} 天。`,
  },
  { kind: 'words', name: 'reason', label: '原因和依据', required: true, maximum: 500 },
]

/** Sets how long one kind is kept; from the next run on. */
export default function PeriodDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const id = useId()
  const fields = fieldsOf(rule)
  const set = useAct(call.retention.rules.set, { done: '已修改，下一次清理起按新的天数' })
  const form = useForm(fields, { days: rule.days }, async ({ days, reason }) => {
    await set.send({ key: rule.key, days: Number(days), reason: String(reason) })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.send()
  }
  return (
    <Dialog
      open
      title={`${rule.title}：保存天数`}
      onClose={onClose}
      foot={
        <button type="submit" form={id} className="button primary" disabled={form.busy}>
          {form.busy ? '正在保存……' : '保存'}
        </button>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="form-dialog">
        <Notice>
          从{rule.from}起算。{rule.why}（{rule.ground}）。
        </Notice>
        <FormFields
          fields={fields}
          values={form.values}
          change={form.change}
          faults={form.faults}
          draft={form.draft}
        />
        <RefusalNotice error={form.error} retry={form.retry} />
      </form>
    </Dialog>
  )
}

import { type FormEvent, useId } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'

const fields: Field[] = [
  { kind: 'yes', name: 'drill', label: '接着演练恢复：恢复到内存里逐项核对', wide: true },
  {
    kind: 'words',
    name: 'reason',
    label: '原因',
    required: true,
    maximum: 500,
    placeholder: '例如：升级之前',
  },
]

/** One at once, beside those by the clock. */
export default function StartDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const start = useAct(call.safekeeping.backups.start, { done: '已开始备份，做完在这里看结果' })
  const form = useForm(fields, { drill: true }, async ({ drill, reason }) => {
    await start.send({ drill: drill === true, reason: String(reason) })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.send()
  }
  return (
    <Dialog
      open
      title="立即备份"
      onClose={onClose}
      foot={
        <button type="submit" form={id} className="button primary" disabled={form.busy}>
          {form.busy ? '正在开始……' : '开始备份'}
        </button>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="form-dialog">
        <Notice>大家照常办理。关掉这个页面，备份也会做完。</Notice>
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

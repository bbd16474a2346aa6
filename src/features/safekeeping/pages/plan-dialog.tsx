import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import type { Plan } from '../rules.ts'

const fields: Field[] = [
  { kind: 'yes', name: 'enabled', label: '每天定时备份', wide: true },
  {
    kind: 'text',
    name: 'at',
    label: '时间',
    required: true,
    placeholder: '02:00',
    hint: '24 小时制，北京时间。',
  },
  {
    kind: 'text',
    name: 'folder',
    label: '备份文件夹',
    wide: true,
    placeholder: '/mnt/backup/zhibu',
    hint: '服务器上的完整路径，最好在另一块磁盘或网络存储上；不填，存在数据目录下。',
  },
  {
    kind: 'words',
    name: 'recipient',
    label: '加密公钥',
    rows: 2,
    maximum: 3000,
    hint: '以 age1 开头，由 zhibu backup-key 生成；私钥离线保管，平台从不需要它。不填，备份不加密。',
  },
  { kind: 'number', name: 'daily', label: '每日保留份数', required: true, least: 1, most: 60 },
  { kind: 'number', name: 'weekly', label: '每周保留份数', required: true, least: 0, most: 60 },
  { kind: 'number', name: 'monthly', label: '每月保留份数', required: true, least: 0, most: 120 },
  { kind: 'words', name: 'reason', label: '原因和依据', required: true, maximum: 500 },
]

/** When, where, for whose key, and how many are kept. */
export default function PlanDialog({ onClose }: { onClose: () => void }) {
  const query = useQuery(ask.safekeeping.backups.standing.queryOptions())
  if (query.isSuccess) return <PlanForm plan={query.data.plan} onClose={onClose} />
  return (
    <Dialog open title="备份设置" onClose={onClose}>
      <Answered query={query} lines={6}>
        {() => null}
      </Answered>
    </Dialog>
  )
}

const startOf = ({ folder, recipient, ...plan }: Plan): Values => ({
  ...plan,
  folder: folder ?? undefined,
  recipient: recipient ?? undefined,
})

const planOf = (values: Values): Plan => ({
  enabled: values.enabled === true,
  at: String(values.at ?? ''),
  folder: values.folder ? String(values.folder) : null,
  recipient: values.recipient ? String(values.recipient) : null,
  daily: Number(values.daily),
  weekly: Number(values.weekly),
  monthly: Number(values.monthly),
})

function PlanForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const id = useId()
  const set = useAct(call.safekeeping.backups.setPlan, { done: '已保存' })
  const form = useForm(fields, startOf(plan), async (values) => {
    await set.send({ ...planOf(values), reason: String(values.reason) })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.send()
  }
  return (
    <Dialog
      open
      title="备份设置"
      width={600}
      onClose={onClose}
      foot={
        <button type="submit" form={id} className="button primary" disabled={form.busy}>
          {form.busy ? '正在保存……' : '保存'}
        </button>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="form-dialog">
        <Notice>换了公钥，以前的备份仍要用以前的私钥打开，请一并保管。备份不能从网页下载。</Notice>
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

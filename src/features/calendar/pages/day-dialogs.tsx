import { useState } from 'react'
import { formatDay } from '#basics/days.ts'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormDialog, FormFields } from '#web/kit/form.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { dayKindNames } from '../rules.ts'

type Kind = keyof typeof dayKindNames

export const kindOptions = Object.entries(dayKindNames).map(([value, label]) => ({ value, label }))

const dayFields: Field[] = [
  {
    kind: 'choice',
    name: 'kind',
    label: '类别',
    required: true,
    options: kindOptions,
    hint: '调休上班只用于周六、周日',
  },
  { kind: 'text', name: 'name', label: '节日', required: true, maximum: 20, placeholder: '例如 国庆节' },
]
const reasonField: Field = {
  kind: 'text',
  name: 'reason',
  label: '依据',
  required: true,
  maximum: 200,
  wide: true,
  placeholder: '例如 国办通知的文号',
}

const said = ({ kind, name, reason }: Values) => ({
  kind: kind as Kind,
  name: String(name),
  reason: String(reason),
})

export function AddDialog({ onClose }: { onClose: () => void }) {
  const add = useAct(call.calendar.add, { done: ({ added }) => `已录入 ${added} 天` })
  return (
    <FormDialog
      title="录入放假安排"
      fields={[
        { kind: 'day', name: 'from', label: '开始日期', required: true },
        { kind: 'day', name: 'until', label: '截止日期', hint: '只有一天时不填' },
        ...dayFields,
        reasonField,
      ]}
      start={{ kind: 'off' }}
      submitWord="录入"
      onSubmit={(values) =>
        add.send({
          ...said(values),
          from: String(values.from),
          until: values.until ? String(values.until) : undefined,
        })
      }
      onClose={onClose}
    />
  )
}

type Row = { day: string; kind: Kind; name: string }

export function ChangeDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const change = useAct(call.calendar.change, { done: '已修改' })
  return (
    <FormDialog
      title={`修改${formatDay(row.day)}的安排`}
      fields={[...dayFields, { ...reasonField, label: '修改原因', placeholder: undefined }]}
      start={{ kind: row.kind, name: row.name }}
      submitWord="保存"
      onSubmit={(values) => change.send({ ...said(values), day: row.day })}
      onClose={onClose}
    />
  )
}

/** Brings a whole year: what is there already is set right, what is not is added, nothing is taken away. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState<Values>({})
  const [error, setError] = useState<unknown>(null)
  const bring = useAct(call.calendar.import, {
    done: ({ added, changed }) => `已导入：新录入 ${added} 天，改正 ${changed} 天`,
  })
  const send = async ([file]: File[]) => {
    if (!file) return
    setError(null)
    try {
      await bring.send({ file, reason: String(values.reason ?? '') })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Dialog open title="导入放假安排" onClose={onClose}>
      <div className="stack">
        <FormFields
          fields={[reasonField]}
          values={values}
          change={(more) => setValues({ ...values, ...more })}
        />
        <FilePick
          accept=".csv,.xlsx"
          busy={bring.busy}
          words="先写依据，再选择文件，或拖到这里"
          hint="Excel（.xlsx）或 CSV，每行一天，列为日期、类别（休假或调休上班）、节日；已录入的日子按表改正，表里没有的日子不变"
          onPick={(files) => void send(files)}
        />
        <RefusalNotice error={error} />
        <a className="link" href={fileAddress('/calendar-days.xlsx', { year: 2026 })} download>
          下载 2026 年的安排作表样
        </a>
      </div>
    </Dialog>
  )
}

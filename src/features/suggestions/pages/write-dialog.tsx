import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { limits, type Topic, topicNames, topics } from '../rules.ts'

type Receiver = Awaited<ReturnType<typeof call.suggestions.own.receivers>>[number]

const nameOf = ({ name, closest, top }: Receiver) => {
  if (top) return `政治工作部（${name}）`
  return closest ? `本支部（${name}）` : name
}

const fieldsFor = (receivers: Receiver[]): Field[] => [
  {
    kind: 'choice',
    name: 'organizationId',
    label: '提给谁',
    required: true,
    wide: true,
    options: receivers.map((one) => ({ value: String(one.id), label: nameOf(one) })),
  },
  {
    kind: 'choice',
    name: 'topic',
    label: '关于',
    required: true,
    options: topics.map((value) => ({ value, label: topicNames[value] })),
  },
  { kind: 'text', name: 'title', label: '标题', required: true, maximum: 60, wide: true },
  { kind: 'words', name: 'words', label: '内容', required: true, maximum: 2000, rows: 5 },
  {
    kind: 'yes',
    name: 'unsigned',
    label: '不署名',
    wide: true,
  },
]

/** 提意见建议: to whom, about what, in a few words; with photos, and with or without a name. */
export function WriteDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const [files, setFiles] = useState<File[]>([])
  const { data: receivers = [] } = useQuery(ask.suggestions.own.receivers.queryOptions())
  const write = useAct(call.suggestions.own.write, { done: '已提交' })
  const fields = fieldsFor(receivers)
  const form = useForm(fields, { topic: 'work' }, async (values) => {
    const { id } = await write.send({
      organizationId: Number(values.organizationId),
      topic: values.topic as Topic,
      title: String(values.title),
      words: String(values.words),
      unsigned: values.unsigned === true,
      ...(files.length > 0 && { files }),
    })
    onClose()
    go(`/own-suggestions/${id}`)
  })
  return (
    <Sheet
      title="提意见建议"
      submitWord="提交"
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
      <p className="muted">
        不署名的，列表、导出和审计记录里都没有您的姓名；有了答复不发消息，请到“意见建议”里看。
      </p>
      <FilePick
        accept=".jpg,.jpeg,.png"
        several
        words={files.length > 0 ? `已选 ${files.length} 张照片，点此重选` : '附照片（可以不附）'}
        hint={`最多 ${limits.photos} 张；拍摄时间、地点等信息会去掉。`}
        onPick={setFiles}
      />
    </Sheet>
  )
}

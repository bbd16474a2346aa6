import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { attachable, limits } from '../rules.ts'

const fields: Field[] = [
  {
    kind: 'text',
    name: 'matter',
    label: '事由',
    required: true,
    wide: true,
    maximum: 40,
    confidential: true,
    placeholder: '例如：使用党费购置学习资料',
    hint: '一次只写一件事；受理后写进请示的标题。',
  },
  {
    kind: 'words',
    name: 'body',
    label: '内容',
    required: true,
    rows: 7,
    maximum: 5000,
    confidential: true,
    hint: '写明缘由、依据和请示的事项。',
  },
]

/** Writes one matter, with what belongs to it. */
export function DeskForm({ code, onWritten }: { code: string; onWritten: () => void }) {
  const [round, setRound] = useState(0)
  return (
    <OneForm
      key={round}
      code={code}
      onWritten={() => {
        setRound(round + 1)
        onWritten()
      }}
    />
  )
}

function OneForm({ code, onWritten }: { code: string; onWritten: () => void }) {
  const [files, setFiles] = useState<File[]>([])
  const write = useAct(call.outsideRequests.outside.write, { done: '已提交，随下一个摆渡包送入内网' })
  const form = useForm(fields, {}, async ({ matter, body }) => {
    await write.send({
      code,
      matter: String(matter),
      body: String(body),
      ...(files.length > 0 && { files }),
    })
    onWritten()
  })
  return (
    <Panel title="提交办件">
      <div className="stack">
        <FormFields fields={fields} values={form.values} faults={form.faults} change={form.change} />
        <FilePick
          accept={attachable.map((ending) => `.${ending}`).join(',')}
          several
          words={files.length > 0 ? `已选：${files.map(({ name }) => name).join('、')}` : '附件（可以不附）'}
          hint={`最多 ${limits.files} 个，合计不超过 ${limits.megabytes} MB；收 ${attachable.join('、')}。`}
          busy={form.busy}
          onPick={setFiles}
        />
        <RefusalNotice error={form.error} />
        <div>
          <button
            type="button"
            className="button primary"
            disabled={form.busy}
            onClick={() => void form.send()}
          >
            {form.busy ? '正在提交……' : '提交'}
          </button>
        </div>
      </div>
    </Panel>
  )
}

import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { type Succession, successionNames, successions } from '../desk/succession/rules.ts'
import type { Kept } from './desk-material.tsx'

/** 修订、代替、废止: what follows a regulation and from which day; the draft is written and checked like any other. */
export function SuccessionDialog({ kept, onClose }: { kept: Kept; onClose: () => void }) {
  const succeed = useAct(call.library.desk.succeed, { done: '已起草，写好后提交审核' })
  const go = useGo()
  const text = (value: unknown) => (value ? String(value) : null)
  return (
    <FormDialog
      title="修订、代替或废止"
      submitWord="起草"
      notice={`《${kept.title}》在新文本发布以前不变。发布以后，旧文本保留可查，引用它的规则、提醒和事项列在资料页下方供核对。`}
      start={{ how: 'revised' }}
      fields={[
        {
          kind: 'choice',
          name: 'how',
          label: '怎么改',
          required: true,
          options: successions.map((value) => ({ value, label: successionNames[value] })),
        },
        { kind: 'day', name: 'on', label: '施行（废止）日期', required: true },
        {
          kind: 'text',
          name: 'title',
          label: '新规定的标题',
          maximum: 200,
          wide: true,
          hint: '由另一项规定代替时必填；修订而标题不变的不填',
        },
        { kind: 'text', name: 'documentNumber', label: '新文号', maximum: 60 },
        { kind: 'day', name: 'issuedOn', label: '新文本发布日期' },
        { kind: 'words', name: 'changeNote', label: '修订说明', rows: 2, maximum: 500, required: true },
      ]}
      onSubmit={async (values) => {
        const made = await succeed.send({
          id: kept.id,
          how: values.how as Succession,
          on: String(values.on),
          title: text(values.title),
          documentNumber: text(values.documentNumber),
          issuedOn: text(values.issuedOn),
          changeNote: String(values.changeNote ?? ''),
        })
        if (made.id !== kept.id) go(`/library/desk/${made.id}`)
      }}
      onClose={onClose}
    />
  )
}

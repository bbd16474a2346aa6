import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { documentKindNames } from '../rules.ts'
import type { Shown } from './document-state.tsx'

/** 印发: the number is taken, the text stays as it is. */
export function IssueDialog({ document, onClose }: { document: Shown; onClose: () => void }) {
  const issue = useAct(call.documents.issue, { done: ({ number }) => `已印发：${number}` })
  const fields: Field[] = [
    { kind: 'day', name: 'issuedOn', label: '成文日期', required: true, until: today() },
  ]
  const [first] = document.findings
  return (
    <FormDialog
      title={`印发${documentKindNames[document.kind]}`}
      fields={fields}
      start={{ issuedOn: today() }}
      notice={
        first
          ? `还不能印发：${first.sentence}`
          : '印发后取得发文字号，内容不能再改；需要更正的只能作废后重新印发。'
      }
      submitWord="印发"
      onSubmit={({ issuedOn }) => issue.send({ id: document.id, issuedOn: String(issuedOn) })}
      onClose={onClose}
    />
  )
}

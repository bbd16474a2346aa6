import { call } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { usePostable } from '#web/outbox/postable.ts'
import { type CorrectableField, correctable } from '../changes/rules.ts'
import { startOf } from './correction-dialog.tsx'
import { valueField } from './correction-fields.ts'
import type { PersonRecord } from './person-facts.tsx'

type Props = { person: PersonRecord; field: CorrectableField; onClose: () => void }

/** 申请更正: what it should read, and how one knows. */
export function ProposeDialog({ person, field, onClose }: Props) {
  const { title } = correctable[field]
  const propose = usePostable(
    call.people.proposals.propose,
    { deed: 'people.proposals.propose', title: `申请更正${title}`, about: () => `own-record-${field}` },
    { done: '已提交，等待党支部核对' },
  )
  const fields: Field[] = [
    { ...valueField(field, 'after'), label: `${title}应为`, required: true },
    {
      kind: 'words',
      name: 'explanation',
      label: '说明',
      required: true,
      maximum: 500,
      placeholder: '例如：换了手机号；以身份证为准',
    },
  ]
  const { value } = startOf(person, field)
  return (
    <FormDialog
      title={`申请更正${title}`}
      notice="提交后由党支部核对；同意以前，登记的内容不变。"
      fields={fields}
      start={{ after: value }}
      submitWord="提交申请"
      onClose={onClose}
      onSubmit={({ after, explanation }) =>
        propose.send({ field, after: String(after), explanation: String(explanation) })
      }
    />
  )
}

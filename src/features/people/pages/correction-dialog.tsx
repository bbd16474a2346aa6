import { type FormEvent, useId, useState } from 'react'
import { isMasked } from '#basics/masks.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { type CorrectableField, correctable } from '../changes/rules.ts'
import { valueField } from './correction-fields.ts'
import type { PersonRecord } from './person-facts.tsx'

type Props = { person: PersonRecord; field?: CorrectableField; onClose: () => void }

/** 更正: one field, its new value, for facts that change with time the day from which it holds, and why. */
export function CorrectionDialog({ person, field: start, onClose }: Props) {
  const [field, setField] = useState<CorrectableField>(start ?? 'education')
  const id = useId()
  const [busy, setBusy] = useState(false)
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button type="submit" form={id} className="button primary" disabled={busy}>
        {busy ? '正在提交……' : '更正'}
      </button>
    </>
  )
  return (
    <Dialog open title={`更正${person.name}的信息`} onClose={onClose} foot={foot}>
      {!start && (
        <div className="form-field wide which-field">
          <label htmlFor={`${id}-field`}>更正哪一项</label>
          <select
            id={`${id}-field`}
            className="input"
            value={field}
            onChange={(event) => setField(event.target.value as CorrectableField)}
          >
            {Object.entries(correctable).map(([key, { title }]) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
        </div>
      )}
      <CorrectionForm key={field} id={id} person={person} field={field} onBusy={setBusy} onClose={onClose} />
    </Dialog>
  )
}

type FormProps = {
  id: string
  person: PersonRecord
  field: CorrectableField
  onBusy: (busy: boolean) => void
  onClose: () => void
}

function CorrectionForm({ id, person, field, onBusy, onClose }: FormProps) {
  const { dated, title } = correctable[field]
  const correct = useAct(call.people.changes.correct, { done: `已更正${title}` })
  const fields = fieldsOf(field)
  const form = useForm(fields, startOf(person, field), async (values) => {
    await correct.send({
      id: person.id,
      field,
      value: values.value === undefined ? null : String(values.value),
      effectiveOn: dated ? dayOf(person, values) : undefined,
      reason: String(values.reason),
    })
    onClose()
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    onBusy(true)
    await form.send()
    onBusy(false)
  }
  const shown = form.values.since === 'always' ? fields.filter((one) => one.name !== 'effectiveOn') : fields
  return (
    <form id={id} onSubmit={(event) => void submit(event)} noValidate className="form-dialog">
      <Notice>{dated ? datedWords : fixedWords}</Notice>
      <FormFields
        fields={shown}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
      <RefusalNotice error={form.error} retry={form.retry} />
    </form>
  )
}

const datedWords = '这一项会随时间变化：填写新内容和从何日起。以前的内容保留在履历中，按日期统计不受影响。'
const fixedWords =
  '这一项不随时间变化：更正后，过去和现在都按新内容。原内容、经办人和原因会留在变更记录里，可以撤回一步。'

function fieldsOf(field: CorrectableField): Field[] {
  const reason: Field = {
    kind: 'words',
    name: 'reason',
    label: '原因和依据',
    required: true,
    maximum: 500,
    placeholder: '例如：核对毕业证书原件',
  }
  if (!correctable[field].dated) return [valueField(field, 'value'), reason]
  const since: Field = {
    kind: 'choice',
    name: 'since',
    label: '从何时起',
    required: true,
    options: [
      { value: 'day', label: '从某一日起' },
      { value: 'always', label: '一直如此（原来登记有误）' },
    ],
  }
  return [
    valueField(field, 'value'),
    since,
    { kind: 'day', name: 'effectiveOn', label: '生效日期', until: today() },
    reason,
  ]
}

/** What was always so holds from the beginning of the person's record. */
const dayOf = (person: PersonRecord, { since, effectiveOn }: Values) =>
  since === 'always' ? person.periods.at(-1)?.from : (effectiveOn as string | undefined)

/** The form begins with what is recorded; what is shown masked begins empty. */
export function startOf(person: PersonRecord, field: CorrectableField): Values {
  const value = isMasked(field) ? null : person[field]
  return { value: value ?? undefined, since: 'day', effectiveOn: today() }
}

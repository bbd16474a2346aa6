import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { DraftNotice } from './draft-notice.tsx'
import { FieldInput } from './field-input.tsx'
import { type Field, missing, type Values } from './fields.ts'
import { type FormDraft, useFormDraft } from './form-draft.ts'
import { shownRefusal } from './refusal.ts'
import { Notice, RefusalNotice } from './refusal-notice.tsx'
import './fields.css'

/** The fields of a form, one under the other or in columns as the room allows, with the field at fault marked. */
export function FormFields({
  fields,
  values,
  change,
  faults = {},
  least = 220,
  filter,
  draft,
}: {
  fields: Field[]
  values: Values
  change: (values: Values) => void
  /** By field name, what is wrong with it. */
  faults?: Record<string, string>
  least?: number
  /** The fields narrow a list. */
  filter?: boolean
  /** Of a form whose words are kept on the device while they are written. */
  draft?: FormDraft
}) {
  const id = useId()
  return (
    <div className="form-fields" style={{ '--least': `${least}px` } as React.CSSProperties}>
      {fields.map((field) => {
        const own = `${id}-${field.name}`
        const said = faults[field.name] ?? field.hint
        return (
          <div
            key={field.name}
            className={`form-field ${field.kind} ${field.wide || field.kind === 'words' ? 'wide' : ''}`}
          >
            <label htmlFor={own}>
              {field.label}
              {field.required && <i aria-hidden="true">必填</i>}
            </label>
            <FieldInput
              field={field}
              id={own}
              values={values}
              change={change}
              invalid={field.name in faults}
              filter={filter}
              describedBy={said ? `${own}-said` : undefined}
            />
            {said && (
              <p id={`${own}-said`} className={field.name in faults ? 'fault' : 'hint'}>
                {said}
              </p>
            )}
          </div>
        )
      })}
      {draft && <DraftNotice draft={draft} />}
    </div>
  )
}

/** Holds a form's values, what is missing and what was refused; `submit` runs only when nothing is missing. */
export function useForm(fields: Field[], start: Values, submit: (values: Values) => Promise<unknown>) {
  const [values, setValues] = useState(start)
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const draft = useFormDraft(fields, start, setValues)
  const change = (next: Values) => {
    const all = { ...values, ...next }
    setValues((old) => ({ ...old, ...next }))
    draft.keep(all)
    setFaults((old) => Object.fromEntries(Object.entries(old).filter(([name]) => !(name in next))))
  }
  const send = async () => {
    const lacking = missing(fields, values)
    setFaults(Object.fromEntries(lacking.map((field) => [field.name, `请填写${field.label}`])))
    if (lacking.length > 0) return
    setBusy(true)
    setError(null)
    try {
      await submit(values)
      draft.drop()
    } catch (refused) {
      const { field, message } = shownRefusal(refused)
      if (field && fields.some((one) => one.name === field)) setFaults({ [field]: message })
      else setError(refused)
    }
    setBusy(false)
  }
  return { values, change, faults, error, busy, send, draft, retry: () => void send() }
}

/**
 * A small form over the page: correct, rename, move, decline. `onSubmit` calls the server; a refusal stays in the
 * form, at its field when it names one; when it succeeds the form closes.
 */
export function FormDialog({
  title,
  fields,
  start = {},
  submitWord = '提交',
  danger,
  notice,
  onSubmit,
  onClose,
}: {
  title: string
  fields: Field[]
  start?: Values
  submitWord?: string
  danger?: boolean
  /** What will follow from it, said before it is done. */
  notice?: ReactNode
  onSubmit: (values: Values) => Promise<unknown>
  onClose: () => void
}) {
  const id = useId()
  const form = useForm(fields, start, async (values) => {
    await onSubmit(values)
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.send()
  }
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button
        type="submit"
        form={id}
        className={danger ? 'button danger' : 'button primary'}
        disabled={form.busy}
      >
        {form.busy ? '正在提交……' : submitWord}
      </button>
    </>
  )
  return (
    <Dialog open title={title} onClose={onClose} foot={foot}>
      <form id={id} onSubmit={submit} noValidate className="form-dialog">
        {notice && <Notice kind={danger ? 'warning' : 'info'}>{notice}</Notice>}
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

/** Asks for a reason before an act that needs one. `onConfirm` gets the reason. */
export function ConfirmReason({
  title,
  notice,
  label = '原因',
  submitWord = '确定',
  danger,
  onConfirm,
  onClose,
}: {
  title: string
  notice?: ReactNode
  label?: string
  submitWord?: string
  danger?: boolean
  onConfirm: (reason: string) => Promise<unknown>
  onClose: () => void
}) {
  const fields: Field[] = [
    {
      kind: 'words',
      name: 'reason',
      label,
      required: true,
      maximum: 500,
      hint: '会写入历史记录，请写明依据。',
    },
  ]
  return (
    <FormDialog
      title={title}
      fields={fields}
      notice={notice}
      submitWord={submitWord}
      danger={danger}
      onSubmit={(values) => onConfirm(String(values.reason))}
      onClose={onClose}
    />
  )
}

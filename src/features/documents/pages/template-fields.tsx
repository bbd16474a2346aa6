import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { filledByRegister, knownFields } from '../templates/known/rules.ts'
import {
  type Field,
  type FieldKind,
  fieldKindNames,
  fieldKinds,
  registerSources,
} from '../templates/rules.ts'
import type { TemplateDraft } from './template-draft.ts'

/** What is filled in: the name and kind of each field, whether it must be there, and what the register fills. */
export function TemplateFields({ draft }: { draft: TemplateDraft }) {
  const { fields, setFields } = draft
  const known = knownFields(fields)
  const change = (key: string, next: Partial<Field>) =>
    setFields(fields.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const add = () => {
    const free = Array.from({ length: 99 }, (_, at) => `新字段${at + 1}`).find(
      (label) => !fields.some((one) => one.label === label || one.key === label),
    )
    if (free) setFields([...fields, { key: free, label: free, kind: 'text', required: true }])
  }
  return (
    <Panel title="字段">
      <ul className="template-fields">
        {fields.map((field) => (
          <li key={field.key}>
            <FieldLine
              field={field}
              change={(next) => change(field.key, next)}
              drop={() => setFields(fields.filter((one) => one.key !== field.key))}
            />
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={add}>
        添加字段
      </button>
      {known.length > 0 && (
        <Notice kind="warning">
          <p>这些项名册里已经有，不用党支部再填：</p>
          <ul className="template-known">
            {known.map(({ key, label, from, where }) => (
              <li key={label}>
                {label}（{where}）
                {from && (
                  <button
                    type="button"
                    className="link"
                    onClick={() =>
                      setFields(fields.map((one) => (one.key === key ? filledByRegister(one, from) : one)))
                    }
                  >
                    改为自动填写
                  </button>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Panel>
  )
}

function FieldLine({
  field,
  change,
  drop,
}: {
  field: Field
  change: (next: Partial<Field>) => void
  drop: () => void
}) {
  const { label, kind, required, from, columns } = field
  const split = (text: string) => {
    const named = text.split(/[、，,\s]+/).filter(Boolean)
    change({ columns: named.length ? named : undefined })
  }
  return (
    <>
      <input
        className="input"
        aria-label={`字段“${label}”的名称`}
        value={label}
        onChange={(event) => change({ label: event.target.value.replace(/[{}\s]/g, '') })}
      />
      <select
        className="input"
        aria-label={`字段“${label}”的类型`}
        value={kind}
        onChange={(event) => change({ kind: event.target.value as FieldKind, columns: undefined })}
      >
        {fieldKinds.map((one) => (
          <option key={one} value={one}>
            {fieldKindNames[one]}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={`字段“${label}”的来源`}
        value={from ?? ''}
        onChange={(event) => change({ from: (event.target.value || undefined) as Field['from'] })}
      >
        <option value="">起草时填写</option>
        {Object.entries(registerSources).map(([source, name]) => (
          <option key={source} value={source}>{`名册：${name}`}</option>
        ))}
      </select>
      <label className="row">
        <input
          type="checkbox"
          className="tick"
          checked={required}
          onChange={(event) => change({ required: event.target.checked })}
        />
        必填
      </label>
      <button type="button" className="button quiet" aria-label={`删除字段“${label}”`} onClick={drop}>
        <Icon name="close" size={16} />
      </button>
      {kind === 'list' && (
        <input
          className="input columns"
          aria-label={`清单“${label}”的各栏`}
          placeholder="各栏名称，用顿号分开；不填则每行一段"
          defaultValue={columns?.join('、') ?? ''}
          onBlur={(event) => split(event.target.value)}
        />
      )}
    </>
  )
}

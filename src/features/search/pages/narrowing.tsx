import { useState } from 'react'
import { useFrame } from '#web/kit/device.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { sourceNames, sources } from '../rules.ts'
import type { Answer } from './hits.tsx'

const optionsOf = (names: string[]) => names.map((name) => ({ value: name, label: name }))

/** What a search is narrowed to; what can be chosen is what was found. */
export const narrowingFields = (answer: Answer | undefined): Field[] => [
  {
    kind: 'choice',
    name: 'source',
    label: '来源',
    options: sources.map((source) => {
      const count = answer?.counts.find((one) => one.source === source)
      const shown = count ? `（${count.total}${count.capped ? '+' : ''}）` : ''
      return { value: source, label: `${sourceNames[source]}${shown}` }
    }),
  },
  {
    kind: 'choice',
    name: 'kind',
    label: '类型',
    options: (answer?.kinds ?? []).map(({ key, name }) => ({ value: key, label: name })),
  },
  { kind: 'choice', name: 'year', label: '年份', options: optionsOf((answer?.years ?? []).map(String)) },
  { kind: 'choice', name: 'issuer', label: '发布单位', options: optionsOf(answer?.issuers ?? []) },
  {
    kind: 'choice',
    name: 'validity',
    label: '效力',
    options: [
      { value: 'current', label: '现行有效' },
      { value: 'coming', label: '尚未施行' },
      { value: 'repealed', label: '已废止' },
    ],
  },
  {
    kind: 'choice',
    name: 'order',
    label: '排序',
    placeholder: '最相关的在前',
    options: [{ value: 'newest', label: '最新的在前' }],
  },
]

type Props = { answer: Answer | undefined; values: Values; change: (values: Values) => void }

/** A chosen value stays on offer, even where nothing of it was found. */
function withChosen(fields: Field[], values: Values): Field[] {
  return fields.map((field) => {
    const value = values[field.name]
    if (field.kind !== 'choice' || value === undefined) return field
    if (field.options.some((one) => one.value === String(value))) return field
    return { ...field, options: [...field.options, { value: String(value), label: String(value) }] }
  })
}

/** The filters beside the hits; on the phone in a sheet from below. */
export function NarrowingPanel({ answer, values, change }: Props) {
  const phone = useFrame() === 'phone'
  const [open, setOpen] = useState(false)
  const fields = withChosen(narrowingFields(answer), values)
  const used = fields.filter(({ name }) => values[name] !== undefined).length
  const form = <FormFields fields={fields} values={values} change={change} least={180} filter />
  const reset = (
    <button type="button" className="button" onClick={() => change({})} disabled={used === 0}>
      重置
    </button>
  )
  if (!phone)
    return (
      <aside className="narrowing" aria-label="筛选">
        {form}
        {reset}
      </aside>
    )
  return (
    <>
      <button type="button" className="button narrowing-open" onClick={() => setOpen(true)}>
        <Icon name="filter" />
        筛选{used > 0 ? `（${used}）` : ''}
      </button>
      <Dialog open={open} title="筛选" onClose={() => setOpen(false)} foot={reset}>
        {form}
      </Dialog>
    </>
  )
}

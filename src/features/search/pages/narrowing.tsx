import { useState } from 'react'
import { useFrame } from '#web/kit/device.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { type Source, sourceNames, sources } from '../rules.ts'
import type { Answer } from './hits.tsx'

const optionsOf = (names: string[]) => names.map((name) => ({ value: name, label: name }))

/** What a search is narrowed to; what can be chosen is what was found. */
export const narrowingFields = (answer: Answer | undefined): Field[] => [
  {
    kind: 'choice',
    name: 'source',
    label: '来源',
    options: sources.flatMap((source) => {
      const count = answer?.counts.find((one) => one.source === source)
      const shown = `${sourceNames[source]}（${count?.total}${count?.capped ? '+' : ''}）`
      return count ? [{ value: source, label: shown }] : []
    }),
  },
  {
    kind: 'choice',
    name: 'kind',
    label: '类型',
    options: (answer?.kinds ?? []).map(({ key, name }) => ({ value: key, label: name })),
  },
  {
    kind: 'choice',
    name: 'columnId',
    label: '栏目',
    options: (answer?.columns ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
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

/** How a chosen value is called of which nothing was found. */
function calledAnyway(name: string, value: string): string {
  if (name === 'source') return sourceNames[value as Source]
  return name === 'kind' || name === 'columnId' ? '已选的一项' : value
}

/** A chosen value stays on offer, even where nothing of it was found. */
function withChosen(fields: Field[], values: Values): Field[] {
  return fields.map((field) => {
    const value = values[field.name]
    if (field.kind !== 'choice' || value === undefined) return field
    if (field.options.some((one) => one.value === String(value))) return field
    const more = { value: String(value), label: calledAnyway(field.name, String(value)) }
    return { ...field, options: [...field.options, more] }
  })
}

/** What only materials have. */
const ofMaterials = ['columnId', 'validity']
const isAsked = (name: string, { source }: Values) =>
  !source || source === 'material' || !ofMaterials.includes(name)

/** What another source does not have is asked for no more. */
function fitting(before: Values, next: Values): Values {
  if (next.source === before.source) return next
  return Object.fromEntries(Object.entries(next).filter(([name]) => name !== 'kind' && isAsked(name, next)))
}

/** The filters beside the hits; on the phone in a sheet from below. */
export function NarrowingPanel({ answer, values, change }: Props) {
  const phone = useFrame() === 'phone'
  const [open, setOpen] = useState(false)
  const fields = withChosen(narrowingFields(answer), values).filter(({ name }) => isAsked(name, values))
  const used = fields.filter(({ name }) => values[name] !== undefined).length
  const narrow = (next: Values) => change(fitting(values, next))
  const form = <FormFields fields={fields} values={values} change={narrow} least={180} filter />
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

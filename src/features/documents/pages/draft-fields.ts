import type { Field, Values as FormValues } from '#web/kit/fields.ts'
import { goesUp, greatestCopy, urgencies, urgencyNames } from '../rules.ts'
import { changedFrom } from '../templates/replies/answers/rules.ts'
import type { Field as TemplateField, Value, Values } from '../templates/rules.ts'
import { optionsOf, type Shown } from './document-state.tsx'

/** What stands in the form though it follows from elsewhere. */
const settled = new Set([
  'organizationName',
  'superiorName',
  'requestTitle',
  'requestNumber',
  'requestOrganization',
  'requestMatter',
  'requestYou',
])

export const isTable = (field: TemplateField) => field.kind === 'list' && field.columns !== undefined

/** The form of a draft: the template's fields, tables left out. */
export function fieldsOf(document: Shown, form: FormValues): Field[] {
  const changed = changedFrom(document.asked, writtenValues(document.fields, form))
  return document.fields
    .filter((one) => !isTable(one) && !settled.has(one.from ?? ''))
    .map((one) => {
      const field = fieldOf(one)
      if (!(one.key in document.asked)) return field
      const asked = changed[one.key]
      return {
        ...field,
        hint: asked === undefined ? '按来文填写，可以核改' : `已改动，来文为：${wordsOf(asked)}`,
      }
    })
}

const wordsOf = (value: Value) => (Array.isArray(value) ? value.flat().join('、') : String(value))

function fieldOf({ key, label, kind, required, from, hint }: TemplateField): Field {
  const said = hint ?? (from ? '由名册填写，可以核改' : undefined)
  const common = { name: key, label, required, hint: said }
  if (kind === 'day') return { ...common, kind: 'day' }
  if (kind === 'number') return { ...common, kind: 'number', least: 0 }
  if (kind === 'paragraphs') return { ...common, kind: 'words', rows: 6, maximum: 20_000 }
  if (kind === 'list') return { ...common, hint: said ?? '每行一项', kind: 'words', rows: 4 }
  return { ...common, kind: 'text', maximum: 500, wide: kind !== 'person' }
}

/** Lists stand in the form as lines. */
export const formValues = ({ fields, values }: Shown): FormValues =>
  Object.fromEntries(
    fields
      .filter((one) => !isTable(one))
      .map(({ key }) => {
        const value = values[key]
        return [key, Array.isArray(value) ? value.join('\n') : value]
      }),
  )

/** What the form holds, as the fields hold it. */
export function writtenValues(fields: TemplateField[], form: FormValues): Values {
  const pairs = Object.entries(form).flatMap(([key, value]): [string, Value][] => {
    const field = fields.find((one) => one.key === key)
    if (!field) return []
    if (field.kind === 'list')
      return [
        [
          key,
          String(value ?? '')
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        ],
      ]
    return [[key, typeof value === 'number' ? value : String(value ?? '')]]
  })
  return Object.fromEntries(pairs)
}

/** What stands in the upper left corner. 密级 is not offered, and it is said why. */
const cornerFields: Field[] = [
  {
    kind: 'choice',
    name: 'urgency',
    label: '紧急程度',
    options: optionsOf(urgencyNames),
    placeholder: '平件',
    hint: '不设密级：本平台不得处理涉密公文',
  },
  {
    kind: 'number',
    name: 'copyNumber',
    label: '份号',
    least: 1,
    most: greatestCopy,
    hint: '逐份登记时才填，印为六位数字',
  },
]

/** 主送 where it is open, 抄送, 签发人, 联系人, and the upper left corner. */
export function headFields({ kind, addresseeOpen }: Shown): Field[] {
  const addressed = addresseeOpen && kind !== 'certificate' && kind !== 'publicNotice'
  return [
    ...(addressed
      ? [{ kind: 'text', name: 'addressee', label: '主送', required: true, wide: true } as const]
      : []),
    ...(goesUp(kind)
      ? [{ kind: 'text', name: 'signatory', label: '签发人', required: true, maximum: 50 } as const]
      : []),
    { kind: 'text', name: 'contactName', label: '联系人', required: kind === 'request', maximum: 50 },
    { kind: 'text', name: 'contactPhone', label: '联系电话', required: kind === 'request', maximum: 40 },
    ...(kind === 'certificate' || kind === 'introductionLetter' || kind === 'publicNotice'
      ? []
      : [
          {
            kind: 'text',
            name: 'copyTo',
            label: '抄送',
            wide: true,
            hint: '机关之间用顿号；请示不抄送下级',
          } as const,
          ...cornerFields,
        ]),
  ]
}

export const headValues = (document: Shown): FormValues => ({
  addressee: document.addressee ?? undefined,
  signatory: document.signatory ?? undefined,
  contactName: document.contactName ?? undefined,
  contactPhone: document.contactPhone ?? undefined,
  copyTo: document.copyTo.join('、') || undefined,
  urgency: document.urgency ?? undefined,
  copyNumber: document.copyNumber ?? undefined,
})

export function writtenHead(form: FormValues) {
  const text = (name: string) => (name in form ? { [name]: String(form[name] ?? '') || null } : {})
  const copies = String(form.copyTo ?? '')
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
  return {
    ...text('addressee'),
    ...text('signatory'),
    ...text('contactName'),
    ...text('contactPhone'),
    ...('copyTo' in form ? { copyTo: copies } : {}),
    ...('urgency' in form ? { urgency: urgencies.find((one) => one === form.urgency) ?? null } : {}),
    ...('copyNumber' in form ? { copyNumber: Number(form.copyNumber) || null } : {}),
  }
}

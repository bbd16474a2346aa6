export type Option = { value: string; label: string }

type Common = {
  name: string
  label: string
  required?: boolean
  hint?: string
  placeholder?: string
  /** Takes the whole line of a form. */
  wide?: boolean
  /** Shown but not to be changed. */
  fixed?: boolean
  /** Never kept on the device as a draft: what was said in confidence. */
  confidential?: boolean
}

/** A node of the organization tree, as the kit needs it. */
export type TreeNode = {
  id: number
  name: string
  parentId: number | null
  count?: number
  closed?: boolean
  /** Pinyin initials, searched as well. */
  initials?: string
}

/** One input of a search or a form, described as data so that both frames can draw it in their own way. */
export type Field = Common &
  (
    | { kind: 'text'; maximum?: number }
    | { kind: 'password'; complete?: 'current-password' | 'new-password' }
    | { kind: 'words'; rows?: number; maximum?: number }
    | { kind: 'number'; least?: number; most?: number; unit?: string }
    | { kind: 'choice'; options: Option[] }
    | { kind: 'choices'; options: Option[] }
    | { kind: 'day'; from?: string; until?: string }
    | { kind: 'yes' }
    | { kind: 'organization'; nodes: TreeNode[] | undefined }
    /** From `name` to `upTo`, two values. */
    | { kind: 'days'; upTo: string }
    | { kind: 'numbers'; upTo: string; unit?: string; least?: number; most?: number }
  )

export type Value = string | number | boolean | string[] | undefined
export type Values = Record<string, Value>

const twoNames = (field: Field) => ('upTo' in field ? [field.name, field.upTo] : [field.name])

/** What stands in an empty choice: a filter left empty takes all, a form's field is left out. */
export const emptyWord = (field: Field, filter: boolean): string =>
  field.placeholder ?? (field.required ? '请选择' : filter ? '全部' : '不填')

/** All the value names that the fields write. */
export const fieldNames = (fields: Field[]) => fields.flatMap(twoNames)

const numeric = new Set(['number', 'numbers', 'organization'])

/** What the address of a page holds for a field, made into its value; what cannot be read counts as not given. */
function readValue(field: Field, text: string | string[] | undefined): Value {
  if (text === undefined || text === '') return undefined
  const list = Array.isArray(text) ? text : [text]
  if (field.kind === 'choices') return list
  const [first = ''] = list
  if (field.kind === 'yes') return first === 'true' ? true : undefined
  if (!numeric.has(field.kind)) return first
  const number = Number(first)
  return Number.isFinite(number) ? number : undefined
}

/** The values of all the fields, read from an address. */
export function readValues(fields: Field[], address: Record<string, string | string[] | undefined>): Values {
  const values: Values = {}
  for (const field of fields) {
    for (const name of twoNames(field)) {
      const value = readValue(field, address[name])
      if (value !== undefined) values[name] = value
    }
  }
  return values
}

const empty = (value: Value) =>
  value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)

/** The labels of required fields that are not filled in. */
export const missing = (fields: Field[], values: Values): Field[] =>
  fields.filter((field) => field.required && twoNames(field).some((name) => empty(values[name])))

/** The value in words, for the chips that tell what a list is narrowed to; null when nothing is given. */
export function valueInWords(field: Field, values: Values): string | null {
  const [one, other] = twoNames(field).map((name) => values[name])
  if ('upTo' in field) {
    if (empty(one) && empty(other)) return null
    const unit = 'unit' in field ? (field.unit ?? '') : ''
    return `${one ?? ''}${unit && one !== undefined ? unit : ''} 至 ${other ?? ''}${unit && other !== undefined ? unit : ''}`.trim()
  }
  if (empty(one)) return null
  if (field.kind === 'yes') return '是'
  if (field.kind === 'organization') return field.nodes?.find((node) => node.id === one)?.name ?? String(one)
  if (!('options' in field)) return String(one)
  const picked = Array.isArray(one) ? one : [String(one)]
  return picked
    .map((value) => field.options.find((option) => option.value === value)?.label ?? value)
    .join('、')
}

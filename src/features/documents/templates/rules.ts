import { whyNotName } from '#basics/chinese.ts'
import { formatDay, isDay } from '#basics/days.ts'
import { type Attachment, type Block, type DocumentKind, goesUp, type Layout } from '../rules.ts'

/** What a field holds. `list`: lines; with `columns`, rows of a table. `paragraphs`: a text of several paragraphs. */
export const fieldKinds = ['text', 'paragraphs', 'day', 'number', 'person', 'organization', 'list'] as const
export type FieldKind = (typeof fieldKinds)[number]
export const fieldKindNames: Record<FieldKind, string> = {
  text: '文字',
  paragraphs: '多段文字',
  day: '日期',
  number: '数字',
  person: '姓名',
  organization: '党组织',
  list: '清单',
}

/** What the register knows of who writes, and of the request that is answered. */
export const registerSources = {
  organizationName: '本组织名称',
  superiorName: '上级党组织名称',
  secretaryName: '书记姓名',
  members: '党员人数',
  fullMembers: '正式党员人数',
  probationary: '预备党员人数',
  committeeMembers: '班子成员人数',
  termFrom: '本届起始日期',
  termEndsOn: '届满日期',
  today: '今天',
  requestTitle: '来文标题',
  requestNumber: '来文字号',
  requestOrganization: '来文单位',
  requestMatter: '来文事由',
  requestYou: '对来文单位的称呼',
} as const
export type RegisterSource = keyof typeof registerSources

export type Field = {
  key: string
  label: string
  kind: FieldKind
  required: boolean
  from?: RegisterSource | undefined
  columns?: string[] | undefined
  hint?: string | undefined
}
/** Text with {{label of a field}}; or a list spread over paragraphs or a table. */
export type Pattern = { k: 'h1' | 'h2' | 'p'; text: string } | { k: 'spread'; field: string }
export type TemplateContent = {
  title: string
  addressee: string | null
  blocks: Pattern[]
  attachments: { title: string; blocks: Pattern[] }[]
  fields: Field[]
  /** The usual one when it is not said. */
  layout?: Layout | undefined
}
export type Template = { key: string; kind: DocumentKind; name: string; content: TemplateContent }

export type Value = string | number | string[] | string[][]
export type Values = Record<string, Value>

const token = /\{\{([^{}]*)\}\}/g
const tokensOf = (text: string) => [...text.matchAll(token)].map(([, label]) => (label ?? '').trim())

type Reason = { code: string; facts: Record<string, string> }

const patternsOf = ({ blocks, attachments }: TemplateContent) => [
  ...blocks,
  ...attachments.flatMap((one) => one.blocks),
]
const textsOf = (content: TemplateContent) => [
  content.title,
  content.addressee ?? '',
  ...content.attachments.map(({ title }) => title),
  ...patternsOf(content).flatMap((one) => (one.k === 'spread' ? [] : [one.text])),
]

/** Why a template cannot be used; null when it can. What rules of a kind demand is checked on the document itself. */
export function whyNotTemplate(kind: DocumentKind, content: TemplateContent): Reason | null {
  const { fields, blocks, layout } = content
  // 签发人 has no place in 信函格式 (GB/T 9704-2012 10.1, M): it goes beside or down.
  if (layout === 'letter' && goesUp(kind)) return { code: 'template-layout', facts: {} }
  const labels = new Set(fields.map(({ label }) => label))
  const twice = fields.find(
    (one, at) => fields.findIndex(({ key, label }) => key === one.key || label === one.label) !== at,
  )
  if (twice) return { code: 'template-field-twice', facts: { label: twice.label } }
  const unknown = textsOf(content)
    .flatMap(tokensOf)
    .find((label) => !labels.has(label))
  if (unknown !== undefined) return { code: 'template-field-unknown', facts: { label: unknown || '（空）' } }
  const broken = textsOf(content).find((text) => /[{}]/.test(text.replace(token, '')))
  if (broken) return { code: 'template-braces', facts: { text: broken.slice(0, 30) } }
  const spread = patternsOf(content).flatMap((one) => (one.k === 'spread' ? [one.field] : []))
  const unspreadable = spread.find((label) => !isSpread(fields, label))
  if (unspreadable !== undefined) return { code: 'template-spread', facts: { label: unspreadable } }
  const unused = fields.find(
    ({ label }) => !textsOf(content).flatMap(tokensOf).includes(label) && !spread.includes(label),
  )
  if (unused) return { code: 'template-field-unused', facts: { label: unused.label } }
  return blocks.some((one) => one.k === 'p' || one.k === 'spread')
    ? null
    : { code: 'template-empty', facts: {} }
}

const isSpread = (fields: Field[], label: string) =>
  fields.some((one) => one.label === label && (one.kind === 'list' || one.kind === 'paragraphs'))

/** Why the values do not fit the fields; null when they do. A value may be missing as long as it is a draft. */
export function whyNotValues(fields: Field[], values: Values): Reason | null {
  for (const [key, value] of Object.entries(values)) {
    const field = fields.find((one) => one.key === key)
    if (!field) return { code: 'document-field-unknown', facts: { field: key } }
    const code = isBlank(value) ? null : whyNotValue(field, value)
    if (code) return { code, facts: { field: `values.${key}`, label: field.label } }
  }
  return null
}

const isBlank = (value: Value | undefined) =>
  value === undefined || value === '' || (Array.isArray(value) && value.flat().every((one) => one === ''))

function whyNotValue({ kind, columns }: Field, value: Value): string | null {
  if (kind === 'number')
    return Number.isInteger(value) && (value as number) >= 0 ? null : 'document-field-number'
  if (kind === 'list') return isListOf(columns, value) ? null : 'document-field-list'
  if (typeof value !== 'string') return 'document-field-text'
  if (kind === 'day') return isDay(value) ? null : 'document-field-day'
  if (kind === 'person') return whyNotName(value) ? 'document-field-person' : null
  return null
}

const isListOf = (columns: string[] | undefined, value: Value) =>
  Array.isArray(value) &&
  (value as unknown[]).every((one) =>
    columns ? Array.isArray(one) && one.length === columns.length : typeof one === 'string',
  )

/** The required fields that are still blank. */
export const missingFields = (fields: Field[], values: Values): Field[] =>
  fields.filter(({ key, required }) => required && isBlank(values[key]))

const shown = (field: Field, value: Value | undefined): string => {
  if (isBlank(value)) return field.required ? `［${field.label}］` : ''
  if (field.kind === 'day') return formatDay(String(value))
  return Array.isArray(value) ? value.flat().join('、') : String(value)
}

export type Filled = { title: string; addressee: string | null; blocks: Block[]; attachments: Attachment[] }

/** The text of a document: the template with its fields filled; what is still blank stands in ［ ］. */
export function fill(content: TemplateContent, values: Values): Filled {
  const byLabel = new Map(content.fields.map((field) => [field.label, field]))
  const text = (pattern: string) =>
    pattern.replace(token, (_, label: string) => {
      const field = byLabel.get(label.trim())
      return field ? shown(field, values[field.key]) : ''
    })
  const blocks = (patterns: Pattern[]): Block[] =>
    patterns.flatMap((one) => {
      if (one.k !== 'spread') return [{ k: one.k, text: text(one.text) }]
      const field = byLabel.get(one.field)
      return field ? spread(field, values[field.key]) : []
    })
  return {
    title: text(content.title),
    addressee: content.addressee === null ? null : text(content.addressee),
    blocks: blocks(content.blocks).filter((one) => one.k === 'table' || one.text !== ''),
    attachments: content.attachments.map((one) => ({ title: text(one.title), blocks: blocks(one.blocks) })),
  }
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const ordinal = (at: number) => (at < 10 ? numerals[at] : at < 19 ? `十${numerals[at - 10]}` : String(at + 1))

/** A list as paragraphs numbered （一）（二）…, or as a table with a column of numbers. */
function spread(field: Field, value: Value | undefined): Block[] {
  if (isBlank(value)) return field.required ? [{ k: 'p', text: `［${field.label}］` }] : []
  if (field.kind === 'paragraphs')
    return String(value)
      .split('\n')
      .flatMap((text) => (text.trim() ? [{ k: 'p' as const, text: text.trim() }] : []))
  if (!field.columns)
    return (value as string[]).map((line, at) => ({ k: 'p', text: `（${ordinal(at)}）${line}` }))
  const rows = (value as string[][]).filter((row) => row.some(Boolean))
  const widths = [0, ...field.columns.map((_, at) => (at === (field.columns?.length ?? 0) - 1 ? 1 : 0))]
  return [
    {
      k: 'table',
      head: ['序号', ...field.columns],
      rows: rows.map((row, at) => [String(at + 1), ...row]),
      widths,
    },
  ]
}

import type { DocumentKind, Layout } from '../../rules.ts'
import type { Field, FieldKind, Pattern, RegisterSource, Template } from '../rules.ts'

/** Fields that the register fills, by their labels. */
const known: Record<string, { from: RegisterSource; kind: FieldKind }> = {
  本组织: { from: 'organizationName', kind: 'organization' },
  上级党组织: { from: 'superiorName', kind: 'organization' },
  党员人数: { from: 'members', kind: 'number' },
  正式党员人数: { from: 'fullMembers', kind: 'number' },
  预备党员人数: { from: 'probationary', kind: 'number' },
  本届起始日期: { from: 'termFrom', kind: 'day' },
  届满日期: { from: 'termEndsOn', kind: 'day' },
  来文标题: { from: 'requestTitle', kind: 'text' },
  来文字号: { from: 'requestNumber', kind: 'text' },
  来文单位: { from: 'requestOrganization', kind: 'organization' },
  来文事由: { from: 'requestMatter', kind: 'text' },
  来文称呼: { from: 'requestYou', kind: 'text' },
}

const tokens = /\{\{([^{}]+)\}\}/g
type Text = string | [k: 'h1' | 'h2', text: string] | [k: 'spread', label: string]
const pattern = (one: Text): Pattern => {
  if (typeof one === 'string') return { k: 'p', text: one }
  return one[0] === 'spread' ? { k: 'spread', field: one[1] } : { k: one[0], text: one[1] }
}

type Given = {
  key: string
  kind: DocumentKind
  name: string
  title: string
  addressee?: string | null
  blocks: Text[]
  attachments?: { title: string; blocks: Text[] }[]
  fields?: Field[]
  layout?: Layout
}

/** A template that comes along; the register's fields that its texts name are added to its own. */
export function template({
  key,
  kind,
  name,
  title,
  addressee = null,
  blocks,
  attachments = [],
  fields = [],
  layout,
}: Given): Template {
  const content = {
    title,
    addressee,
    blocks: blocks.map(pattern),
    attachments: attachments.map((one) => ({ title: one.title, blocks: one.blocks.map(pattern) })),
  }
  const named = [...JSON.stringify(content).matchAll(tokens)].map(([, label]) => label as string)
  const ofRegister = [...new Set(named)].flatMap((label): Field[] => {
    const one = known[label]
    return one ? [{ key: one.from, label, kind: one.kind, required: true, from: one.from }] : []
  })
  return {
    key,
    kind,
    name,
    content: { ...content, fields: [...ofRegister, ...fields], ...(layout && { layout }) },
  }
}

const field =
  (kind: FieldKind) =>
  (key: string, label: string, more: Partial<Field> = {}): Field => ({
    key,
    label,
    kind,
    required: true,
    ...more,
  })
export const text = field('text')
export const paragraphs = field('paragraphs')
export const day = field('day')
export const number = field('number')
export const person = field('person')
export const organization = field('organization')
export const list = field('list')

/** 候选人预备人选名单: what the committee above wants to know of each. */
export const candidates = list('candidates', '候选人预备人选', {
  columns: ['姓名', '性别', '出生年月', '入党时间', '现任职务'],
})

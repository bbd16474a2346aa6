import { minuteOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'

/** What stands in an entry's before and after: plain values of JSON. */
type Json = unknown

export type Change = { field: string; before: Json; after: Json }

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Field by field what differs between before and after; what is nested is named from outside in: `people.new`. */
export function changesOf(before: Json, after: Json): Change[] {
  const fields = new Map<string, Change>()
  const enter = (side: 'before' | 'after', value: Json, field: string) => {
    if (isObject(value)) {
      for (const [name, inner] of Object.entries(value))
        enter(side, inner, field === '' ? name : `${field}.${name}`)
      return
    }
    const known = fields.get(field) ?? { field, before: null, after: null }
    fields.set(field, { ...known, [side]: value })
  }
  enter('before', before, '')
  enter('after', after, '')
  return [...fields.values()].filter(
    (one) =>
      JSON.stringify(one.before) !== JSON.stringify(one.after) && !(empty(one.before) && empty(one.after)),
  )
}

const empty = (value: Json) => value === null || value === undefined || value === ''

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** A value as people read it; `names` holds the words of codes. Null when there is none. */
function valueInWords(value: Json, names: (code: string) => string): string | null {
  if (empty(value)) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, names) ?? '空').join('、') || null
  if (isObject(value)) {
    const parts = Object.entries(value).map(
      ([field, inner]) => `${field}：${valueInWords(inner, names) ?? '空'}`,
    )
    return parts.join('；') || null
  }
  const text = String(value)
  return instant.test(text) ? minuteOf(text) : names(text)
}

/** A value of a field: amounts of money, which are kept in fen, are told in yuan. */
export function fieldInWords(field: string, value: Json, names: (code: string) => string): string | null {
  const money = typeof value === 'number' && /(?:^|\.)fen$|Fen$/.test(field)
  return money ? `${formatYuan(value)} 元` : valueInWords(value, names)
}

/** The id of the organization whose path this is: its last piece, in base 36. Null for no organization. */
export const organizationAt = (path: string): number | null =>
  path === '' ? null : Number.parseInt(path.split('.').at(-2) ?? '', 36)

/** Who did it, for people: later work is done by the platform, and stands in the trail under the name of its job. */
export const actorInWords = (name: string): string =>
  /^[a-z-]+\.[a-z-]+$/.test(name) ? '平台（自动）' : name

/** Of accounts, rights, the trail and the platform itself. */
export const openKinds = ['account', 'accounts', 'audit', 'backup', 'key', 'retention', 'setting', 'session']

/**
 * The audit administrator, who has no part in the business, reads who did what, when, where and to which record; what is
 * called how, why it was done and what it says he reads of accounts, rights and the platform itself alone.
 */
export const readsDeedsOnly = (acting: { role: string }[]): boolean =>
  acting.length > 0 && acting.every(({ role }) => role === 'auditAdministrator')

export const isOpenKind = (subjectKind: string): boolean => openKinds.includes(subjectKind)

export const withheld = '业务内容，不显示'

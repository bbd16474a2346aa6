import type { Field, Value, Values } from '../../rules.ts'

type Asked = { fields: Field[]; values: Values }

/**
 * What a 请示 says stands in its 批复 as well, to be kept or changed: days, numbers, names. Not the meeting that decided,
 * for each side has its own; nor what the register fills in.
 */
export function answersTo(asked: Asked, reply: Field[]): Values {
  const pairs = reply.flatMap((field): [string, Value][] => {
    if (field.from !== undefined || field.key === 'decidedOn') return []
    const value = sameAsked(asked, field) ?? namesAsked(asked, field.key)
    return value === undefined || value === '' ? [] : [[field.key, value]]
  })
  return Object.fromEntries(pairs)
}

const sameAsked = ({ fields, values }: Asked, { key, kind }: Field): Value | undefined =>
  fields.some((one) => one.key === key && one.kind === kind) ? values[key] : undefined

/** The people whom the 请示 names in a table or as a proposal, as the 批复 names them. */
function namesAsked(asked: Asked, key: string): Value | undefined {
  switch (key) {
    case 'nominee':
      return asked.values.proposedSecretary
    case 'nominees':
      return namesIn(asked, 'candidates').join('、')
    case 'count':
      return namesIn(asked, 'candidates').length || undefined
    // As committees call it in templates of their own.
    case 'secretary':
      return rowsIn(asked, 'elected').find(({ 当选职务: post }) => post === '书记')?.姓名
    case 'approved':
      return approvedOf(asked)
    default:
      return undefined
  }
}

/** A table of the request by the titles of its columns. */
function rowsIn({ fields, values }: Asked, key: string): Record<string, string>[] {
  const columns = fields.find((one) => one.key === key)?.columns ?? []
  const rows = values[key]
  if (!Array.isArray(rows)) return []
  return rows
    .filter((row): row is string[] => Array.isArray(row))
    .map((row) => Object.fromEntries(columns.map((title, at) => [title, row[at] ?? ''])))
}

const namesIn = (asked: Asked, key: string) =>
  rowsIn(asked, key).flatMap(({ 姓名: name }) => (name ? [name] : []))

/**
 * Secretary and deputies need the approval of the organization above; members are put on record (基层组织选举工作条例, M).
 * Where only members were elected, as to fill a vacancy, they are named.
 */
function approvedOf(asked: Asked): string {
  const elected = rowsIn(asked, 'elected').filter(({ 姓名: name, 当选职务: post }) => name && post)
  const approved = elected.filter(({ 当选职务: post }) => post === '书记' || post === '副书记')
  return (approved.length > 0 ? approved : elected)
    .map(({ 姓名: name, 当选职务: post }) => `${name}同志任${post}`)
    .join('、')
}

/** The fields of a reply that say something else than what was asked for, by what was asked. */
export function changedFrom(asked: Values, reply: Values): Record<string, Value> {
  const same = (key: string) => JSON.stringify(asked[key]) === JSON.stringify(reply[key])
  return Object.fromEntries(Object.entries(asked).filter(([key]) => !same(key)))
}

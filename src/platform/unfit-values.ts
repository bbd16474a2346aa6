import { ORPCError } from '@orpc/server'

/** What the database says of a value that is right in its form and that no column can hold, by SQLSTATE. */
const reasons: Record<string, string> = {
  // numeric_value_out_of_range
  '22003': '数字太大',
  // invalid_datetime_format, datetime_field_overflow
  '22007': '没有这一天或这个时刻',
  '22008': '没有这一天或这个时刻',
  // character_not_in_repertoire, untranslatable_character: U+0000
  '22021': '有不能保存的字符',
  '22P05': '有不能保存的字符',
}

/**
 * Of an input that the database could not take, the same as when the contract's schema had refused it; null when the fault lies elsewhere: then the
 * program has made the value by itself.
 */
export function unfit(error: unknown, input: unknown): ORPCError<'BAD_REQUEST', unknown> | null {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  const reason = reasons[code]
  if (!reason) return null
  const told = /"([^"]*)"$|"([^"]*)" is out of range/.exec(message)
  const value = told?.[1] ?? told?.[2]
  const holds = code === '22021' || code === '22P05' ? hasNull : (one: unknown) => String(one) === value
  const field = fieldOf(input, holds)
  if (field === null) return null
  return new ORPCError('BAD_REQUEST', { data: { issues: [{ path: [field], message: reason }] } })
}

const hasNull = (one: unknown) => typeof one === 'string' && one.includes('\u0000')

/** Where in an input it stands, a list's own name for its parts. */
function fieldOf(input: unknown, holds: (one: unknown) => boolean, field = ''): string | null {
  if (typeof input !== 'object' || input === null) return holds(input) ? field : null
  for (const [key, one] of Object.entries(input)) {
    const name = Array.isArray(input) || /^\d+$/.test(key) ? field : key
    const found = holds(key) ? name : fieldOf(one, holds, name)
    if (found !== null) return found
  }
  return null
}

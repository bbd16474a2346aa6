/** What of a file is asked for: all of it, a part (both ends included), or one that it does not have. */
export type Range = { kind: 'whole' } | { kind: 'part'; first: number; last: number } | { kind: 'beyond' }

const whole: Range = { kind: 'whole' }

/**
 * Reads the header `Range` for a file of so many bytes (RFC 9110, 14.2). What is not one single range of bytes is
 * answered with the whole, as the standard allows.
 */
export function rangeOf(header: string | null, bytes: number): Range {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return whole
  const first = from === '' ? Math.max(bytes - Number(to), 0) : Number(from)
  const last = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return whole
  return first <= last ? { kind: 'part', first, last } : { kind: 'beyond' }
}

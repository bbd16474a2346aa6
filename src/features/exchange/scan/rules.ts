import type { Leak } from '#basics/leaks.ts'

/** `never`: leaves in no case; `decide`: leaves when somebody says why; `note`: told, to be looked at. */
export type Grade = 'never' | 'decide' | 'note'
export const findingKinds = [
  'identity',
  'secret',
  'missing',
  'mobile',
  'card',
  'internal',
  'address',
  'name',
  'unreadable',
] as const
export type FindingKind = (typeof findingKinds)[number]
export const findingNames: Record<FindingKind, string> = {
  identity: '公民身份号码',
  secret: '密级标志',
  mobile: '手机号码',
  card: '银行卡号',
  internal: '内部资料字样',
  address: '内部网址',
  missing: '文件内容缺失',
  name: '与名册同名',
  unreadable: '文件读不出来，无法检查',
}
export const gradeOf: Record<FindingKind, Grade> = {
  identity: 'never',
  secret: 'never',
  mobile: 'decide',
  card: 'decide',
  internal: 'decide',
  address: 'decide',
  missing: 'never',
  name: 'note',
  unreadable: 'decide',
}

/** Changed rules look through everything once more. */
export const scanVersion = 3

/** What a page can show, and the database can keep, of what was read of any bytes. */
export const shownText = (text: string) => text.replace(/[\p{Cc}\p{Cs}\ufffd\s]+/gu, ' ')

const beside = 12
/** What stands round a hit, with every number in it and the hit itself masked: whoever decides need not learn it. */
export function excerptOf(text: string, { from, to, what }: Leak): string {
  const hit = text.slice(from, to)
  const masked =
    what === 'secret' || what === 'internal' || what === 'address'
      ? shownText(hit)
      : `${hit.slice(0, 1)}****${hit.slice(-1)}`
  const plain = (piece: string) => shownText(piece).replace(/\d{4,}/g, '****')
  return `${plain(text.slice(Math.max(0, from - beside), from))}${masked}${plain(text.slice(to, to + beside))}`
}

/** Names of three signs and more that stand in a text; shorter ones are parts of any other word. */
export function namesIn(text: string, names: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (let at = 0; at < text.length; at++)
    for (const length of [3, 4])
      if (names.has(text.slice(at, at + length))) found.add(text.slice(at, at + length))
  return [...found]
}

import { foldText } from '#basics/folded-text.ts'
import { whyNotIdentityNumber } from '#basics/identity-number.ts'

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

export type Hit = { what: FindingKind; from: number; to: number }

/** What nobody sees between two signs. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
/** Digits in a row, however people keep them apart. */
const apart = '[ \\t\\u00a0\\-–—_.·,，、:：/]{0,2}'
const digits = new RegExp(`\\d(?:${apart}\\d){9,}(?:${apart}x)?`, 'g')

/** 国家秘密 are marked with ★ (GB/T 9704—2012, 7.2.2), or the mark is named. */
const secret =
  /(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆⭐*＊✩✭]|密\s*级\s*[:：]\s*(?:绝\s*密|机\s*密|秘\s*密)|(?:绝密|机密)(?:文件|资料|级)/g
const internal =
  /内部\s*(?:资料|文件|材料|刊物|使用|传阅|掌握|参考)|(?:不得|严禁|禁止|请勿)\s*外传|注意\s*保密|密\s*级\s*[:：]\s*(?:内部|敏感)|标识\s*[:：]\s*(?:内部|敏感)|仅限\s*(?:内部|党内|本单位)/g

/** Where only those inside come: private addresses (RFC 1918), names without a domain. */
const address =
  /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])|https?:\/\/(?:[\w-]+(?=[:/]|$)|[\w.-]+\.(?:local|lan|internal|intra|corp)\b)/g

/** Any of it begins with one of these: what machines read of whole files is narrowed by it first. */
export const spots =
  /[\d０-９](?:[^\d０-９]{0,3}[\d０-９]){9,}|密|★|外传|内部|內部|仅限|標識|标识|\b(?:10|192\.168|172)\.\d|https?:\/\/[\w-]+(?:[:/]|$|\.(?:local|lan|internal|intra|corp))/g

const luhn = (number: string) =>
  [...number].reverse().reduce((sum, sign, at) => {
    const twice = at % 2 ? Number(sign) * 2 : Number(sign)
    return sum + (twice > 9 ? twice - 9 : twice)
  }, 0) %
    10 ===
  0

/** Numbers side by side in what a machine reads are no telephone, unless they stand as people write one. */
const asWritten = /(?<!\d)1[3-9]\d([ -]?)\d{4}\1\d{4}(?!\d)|(?<!\d)\d{16,19}(?!\d)/

/** What may not leave unlooked-at, in a text: where it stands in the text as it is compared. `raw`: of a file's bytes. */
export function hitsIn(given: string, raw = false): { text: string; hits: Hit[] } {
  const text = foldText(given.replace(unseen, ''))
  const hits: Hit[] = [
    ...[...text.matchAll(secret)].map((hit) => placed('secret', hit)),
    ...[...text.matchAll(internal)].map((hit) => placed('internal', hit)),
    ...[...text.matchAll(address)].map((hit) => placed('address', hit)),
  ]
  for (const run of text.matchAll(digits)) {
    const kinds = [plainRow(run[0]), ...run[0].split(/[,、:/·]|\s/).map(plainRow)].map(numberIn)
    const what = findingKinds.find((one) => kinds.includes(one))
    if (what && !(raw && what !== 'identity' && !asWritten.test(run[0]))) hits.push(placed(what, run))
  }
  return { text, hits }
}

const plainRow = (run: string) => run.replace(/[^\dx]/g, '').toUpperCase()

const placed = (what: FindingKind, { index, 0: hit }: RegExpExecArray): Hit => ({
  what,
  from: index,
  to: index + hit.length,
})

/** What a row of digits is. Of an identity number every place in the row is tried: something may stand before it. */
function numberIn(row: string): FindingKind | null {
  for (let at = 0; at + 18 <= row.length; at++)
    if (whyNotIdentityNumber(row.slice(at, at + 18)) === null) return 'identity'
  const plain = row.replace('X', '')
  if (/^(?:0{0,2}86)?1[3-9]\d{9}$/.test(plain)) return 'mobile'
  return /^(?:62|4|5)\d{14,18}$/.test(plain) && plain.length >= 16 && luhn(plain) ? 'card' : null
}

/** What a page can show, and the database can keep, of what was read of any bytes. */
export const shownText = (text: string) => text.replace(/[\p{Cc}\p{Cs}\ufffd\s]+/gu, ' ')

const beside = 12
/** What stands round a hit, with every number in it and the hit itself masked: whoever decides need not learn it. */
export function excerptOf(text: string, { from, to, what }: Hit): string {
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

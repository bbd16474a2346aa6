import { foldText } from './folded-text.ts'
import { whyNotIdentityNumber } from './identity-number.ts'

/** What is found in texts that may not be read by everybody, the gravest first. */
export const leakKinds = ['identity', 'secret', 'mobile', 'card', 'internal', 'address'] as const
export type LeakKind = (typeof leakKinds)[number]

export type Leak = { what: LeakKind; from: number; to: number }

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
export function leaksIn(given: string, raw = false): { text: string; hits: Leak[] } {
  const text = foldText(given.replace(unseen, ''))
  const hits: Leak[] = [
    ...[...text.matchAll(secret)].map((hit) => placed('secret', hit)),
    ...[...text.matchAll(internal)].map((hit) => placed('internal', hit)),
    ...[...text.matchAll(address)].map((hit) => placed('address', hit)),
  ]
  for (const run of text.matchAll(digits)) {
    const kinds = [plainRow(run[0]), ...run[0].split(/[,、:/·]|\s/).map(plainRow)].map(numberIn)
    const what = leakKinds.find((one) => kinds.includes(one))
    if (what && !(raw && what !== 'identity' && !asWritten.test(run[0]))) hits.push(placed(what, run))
  }
  return { text, hits }
}

const plainRow = (run: string) => run.replace(/[^\dx]/g, '').toUpperCase()

const placed = (what: LeakKind, { index, 0: hit }: RegExpExecArray): Leak => ({
  what,
  from: index,
  to: index + hit.length,
})

/** What a row of digits is. Of an identity number every place in the row is tried: something may stand before it. */
function numberIn(row: string): LeakKind | null {
  for (let at = 0; at + 18 <= row.length; at++)
    if (whyNotIdentityNumber(row.slice(at, at + 18)) === null) return 'identity'
  const plain = row.replace('X', '')
  if (/^(?:0{0,2}86)?1[3-9]\d{9}$/.test(plain)) return 'mobile'
  return /^(?:62|4|5)\d{14,18}$/.test(plain) && plain.length >= 16 && luhn(plain) ? 'card' : null
}

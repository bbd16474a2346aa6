import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { DocumentKind } from '../rules.ts'

/**
 * What stands behind an organization's own sign, so that every kind has numbers of its own and none is taken twice:
 * 星党请〔2026〕1号, 星党复〔2026〕1号. A notice has none: 星党〔2026〕1号.
 */
const marks: Record<DocumentKind, string> = {
  request: '请',
  reply: '复',
  report: '报',
  notice: '',
  letter: '函',
  introductionLetter: '介',
  certificate: '证',
  publicNotice: '示',
}

/** 发文字号: year in 〔 〕, no 第, no leading zero. GB/T 9704-2012 7.2.5 (V brackets, M form). */
export const numberText = (code: string, kind: DocumentKind, year: number, sequence: number) =>
  `${code}${marks[kind]}〔${year}〕${sequence}号`

const endings =
  /(?:委员会|党委|党总支部?委员会|总支部委员会|党总支|联合党支部委员会|临时党支部委员会|党支部委员会|支部委员会|联合党支部|临时党支部|党支部|支部)$/
const short: [RegExp, string][] = [
  [/研究院/g, '院'],
  [/研究所/g, '所'],
  [/研究室/g, '室'],
  [/办公室/g, '办'],
]

/** 机关代字 made of a name: 中共星河研究院委员会 → 星河院党. The institute may set another. */
function codeOf(name: string, kind: OrganizationKind): string {
  const bare = name.replace(/^中国共产党|^中共/, '').replace(endings, '')
  const stem = short.reduce((text, [long, brief]) => text.replace(long, brief), bare)
  return `${stem}${kind === 'committee' ? '党' : kind === 'generalBranch' ? '总' : '支'}`
}

/** Codes an organization may be given, the first that nobody else has: by its short name, its name, its own code. */
export function codesFor(organization: {
  name: string
  short_name: string | null
  kind: OrganizationKind
  code: string
}): string[] {
  const { name, short_name, kind, code } = organization
  const made = [...(short_name ? [codeOf(short_name, kind)] : []), codeOf(name, kind)]
  return [...new Set([...made, `${codeOf(name, kind)}${code}`])]
}

/** Why this cannot be an organization's code; null when it can. */
export const whyNotCode = (code: string): string | null =>
  /^\p{Script=Han}{2,12}$/u.test(code) ? null : 'document-code-form'

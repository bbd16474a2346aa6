import type { HelpedAct } from '#basics/contract.ts'
import type { Sensitivity } from '#basics/sensitivity.ts'

/** The forms of a member that are printed, signed and come back. */
export const slipKinds = [
  'helpingConsent',
  'recordCheck',
  'correction',
  'leave',
  'duesBase',
  'transfer',
  'selfAppraisal',
] as const
export type SlipKind = (typeof slipKinds)[number]

export const kindNames: Record<SlipKind, string> = {
  helpingConsent: '代办委托书',
  recordCheck: '党员信息核对表',
  correction: '党员信息更正申请表',
  leave: '请假条',
  duesBase: '党费缴费基数确认单',
  transfer: '组织关系转出申请表',
  selfAppraisal: '民主评议个人自评表',
}

/** 密级标识 of a form: what holds numbers and judgements of a person is kept closer. */
export const sensitivityOf: Record<SlipKind, Exclude<Sensitivity, 'public'>> = {
  helpingConsent: 'internal',
  recordCheck: 'sensitive',
  correction: 'sensitive',
  leave: 'internal',
  duesBase: 'sensitive',
  transfer: 'internal',
  selfAppraisal: 'sensitive',
}

/** To which kind of 代办 a form belongs; none: nobody prints it for another. */
export const actOf: Partial<Record<SlipKind, HelpedAct>> = {
  recordCheck: 'record',
  correction: 'record',
  leave: 'meetings',
  duesBase: 'dues',
  transfer: 'transfers',
  selfAppraisal: 'appraisals',
}

/** Whose page shows the record of a form, for the branch. */
export const pageOf: Record<SlipKind, (slip: { subjectId: number; personId: number }) => string> = {
  helpingConsent: ({ subjectId }) => `/helping/${subjectId}`,
  recordCheck: ({ personId }) => `/people/${personId}`,
  correction: ({ personId }) => `/people/${personId}`,
  leave: ({ subjectId }) => `/meetings/${subjectId}`,
  duesBase: ({ personId }) => `/people/${personId}`,
  transfer: ({ subjectId }) => `/transfers/${subjectId}`,
  selfAppraisal: ({ subjectId }) => `/appraisals/${subjectId}`,
}

/** Digits and capitals without those that are taken for one another on paper: 0 O 1 I. */
const tokenSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const tokenLength = 8

/** A token out of as many random bytes: 32 signs, so each byte gives one without favour. */
export const tokenOf = (random: Uint8Array): string =>
  [...random.subarray(0, tokenLength)].map((byte) => tokenSigns[byte % tokenSigns.length]).join('')

/** As it stands in letters on the paper: in two groups of four. */
export const tokenInLetters = (token: string) => `${token.slice(0, 4)} ${token.slice(4)}`

/** What somebody typed from the paper: blanks, hyphens and small letters do not matter, nor O for 0 that is no sign. */
export function readToken(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '')
  const good = plain.length === tokenLength && [...plain].every((sign) => tokenSigns.includes(sign))
  return good ? plain : null
}

/** What the code on a page says: the address where it opens, with token and page of the form. */
export const codeOf = (address: string, token: string, page: number) => `${address}/slips/at/${token}-${page}`

/** Token and page out of what a code on the paper says; null when it is none of ours. */
export function readCode(code: string): { token: string; page: number } | null {
  const found = /\/slips\/at\/([2-9A-HJ-NP-Z]{8})-(\d{1,2})$/.exec(code)
  return found ? { token: found[1] as string, page: Number(found[2]) } : null
}

/** The one form that the codes on a page name; a reason when they name none, or more than one. */
export function whatIsOn(codes: readonly string[]): { token: string; page: number } | { why: string } {
  const named = new Map(codes.flatMap((code) => readCode(code) ?? []).map((one) => [one.token, one]))
  const [only] = named.values()
  if (!only) return { why: codes.length > 0 ? 'scan-other-code' : 'scan-no-code' }
  return named.size > 1 ? { why: 'scan-two-codes' } : only
}

export const pageStates = ['filed', 'unread', 'refused', 'aside'] as const
export type PageState = (typeof pageStates)[number]
export const pageStateNames: Record<PageState, string> = {
  filed: '已归位',
  unread: '没有认出',
  refused: '不能归位',
  aside: '不归位',
}

/** Why a page cannot be filed with the form it names; null when it can. */
export function whyNotFile(facts: {
  /** Null: nobody printed a form with this token. */
  slip: { version: number; within: boolean; over: boolean } | null
  newestVersion: number
  /** The same page of the form is there already. */
  known: boolean
}): string | null {
  const { slip, newestVersion, known } = facts
  if (!slip) return 'scan-token-unknown'
  if (!slip.within) return 'scan-elsewhere'
  if (known) return 'scan-page-known'
  if (slip.version < newestVersion) return 'scan-version-old'
  return slip.over ? 'scan-subject-over' : null
}

/** A scan is a PDF or a photograph, by its first bytes and whatever its name says. */
export function scanKindOf(bytes: Uint8Array): 'pdf' | 'picture' | null {
  const starts = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf'
  const picture = starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47) || starts(0x52, 0x49, 0x46, 0x46)
  return picture ? 'picture' : null
}
export const mostBytes = 50 * 1_048_576
export const mostFiles = 20
/** All of it is held until everything was read. */
export const mostAtOnce = 200

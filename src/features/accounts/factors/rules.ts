import { offices, type RoleName } from '#basics/contract.ts'
import type { ProviderKind } from '../sign-on/rules.ts'

/**
 * 第二重验证. GB/T 22239-2019 8.1.4.1 d (V) asks systems of the third level for two or more ways of telling who somebody
 * is, one of them by cryptography. Who needs it is the institute's to say; the numbers are practice (M).
 */
export const factorPolicies = ['none', 'offices', 'all'] as const
export type FactorPolicy = (typeof factorPolicies)[number]
export const factorPolicyNames: Record<FactorPolicy, string> = {
  none: '三员必须设置，其他人自愿',
  offices: '党委（党总支）、政工部门的管理人员和三员必须设置',
  all: '所有账号必须设置',
}

export const factorNames = { set: '已设置', unset: '没有设置' }

export const factorLimits = {
  recoveryCodes: 10,
  passkeys: 10,
  /** Wrong answers in a row that end the session, and for how long none is taken afterwards. */
  tries: 5,
  lockMinutes: 30,
  /** A session whose second factor is still to come. */
  halfMinutes: 10,
  /** After somebody showed who he is, so long great acts ask nothing. */
  proofMinutes: 5,
  /** A secret that was shown, or a passkey that was asked for, waits so long for the answer. */
  answerMinutes: 10,
}

/** Ways by which whoever uses a session showed who he is; `exempt`: people of a demo or of the practice world. */
export type ProvedBy = 'password' | 'link' | 'totp' | 'passkey' | 'recoveryCode' | 'exempt' | ProviderKind

/** Those who decide over others' affairs, or over their accounts: 党委（党总支）, 政工部门 and 三员. */
const officers: readonly RoleName[] = ['committee', 'politicalWorkDepartment', ...offices]

/** Of whom a second factor is asked, by the roles they hold; null: of everybody. 三员 have one whatever is said. */
export const asked: Record<FactorPolicy, readonly RoleName[] | null> = {
  none: offices,
  offices: officers,
  all: null,
}

/** Whether somebody with these roles must have a second factor. */
export const needsFactor = (policy: FactorPolicy, held: { role: RoleName }[]): boolean =>
  asked[policy]?.some((asking) => held.some(({ role }) => role === asking)) ?? true

/** Whether it was shown just now who uses the session. */
export const isProved = (
  { provedAt, provedBy }: { provedAt: string | null; provedBy: ProvedBy | null },
  now: Date,
): boolean =>
  provedBy === 'exempt' ||
  (provedAt !== null && now.getTime() - Date.parse(provedAt) <= factorLimits.proofMinutes * 60_000)

/** Why no second factor is looked at for the moment; null when one is. */
export const whyNotProve = (
  failures: { account: number; address: number },
  addressFailures: number,
): 'factor-locked' | 'address-throttled' | null => {
  if (failures.account >= factorLimits.tries) return 'factor-locked'
  return failures.address >= addressFailures ? 'address-throttled' : null
}

// Without those that are mistaken for each other on paper.
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** The first characters of the ten codes: no digits, so that none is ever taken for a one-time code. */
const marks = alphabet.slice(0, factorLimits.recoveryCodes)

/** The ten recovery codes from random bytes (at least 90): `ABCDE-FGHJK`, about 44 bits besides the mark. */
export const recoveryCodesFrom = (random: Uint8Array): string[] =>
  [...marks].map((mark, at) => {
    const signs = [...random.subarray(at * 9, at * 9 + 9)].map((byte) => alphabet[byte % alphabet.length])
    const all = mark + signs.join('')
    return `${all.slice(0, 5)}-${all.slice(5)}`
  })

/** A recovery code as it is compared, however it was typed: with spaces, small, without its stroke. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

export const isOneTimeCode = (typed: string): boolean => /^\d{6}$/.test(typed.replace(/\s/g, ''))

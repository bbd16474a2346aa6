import { type Day, parseDay } from './days.ts'

/**
 * GB 11643 公民身份号码: 6 region digits, 8 of the birth day, 3 of sequence (odd: male), 1 check character.
 * Weights and check characters from memory of the standard (M), arithmetic confirmed by its worked examples (D).
 */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

const checkOf = (first17: string): string =>
  checks.charAt(weights.reduce((sum, weight, index) => sum + weight * Number(first17[index]), 0) % 11)

/** Why a text is no identity number; null when it is one. An abolished region is not refused. */
export function whyNotIdentityNumber(text: string): 'length' | 'digits' | 'birth-date' | 'checksum' | null {
  if (text.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(text)) return 'digits'
  if (!birthDateOf(text)) return 'birth-date'
  return checkOf(text.slice(0, 17)) === text[17] ? null : 'checksum'
}

export const birthDateOf = (number: string): Day | null => parseDay(number.slice(6, 14))
export const genderOf = (number: string): 'male' | 'female' => (Number(number[16]) % 2 ? 'male' : 'female')

/** Builds a well-formed number, for sample data. `sequence` 0–999. */
export function identityNumberFor(parts: { region: string; birth: Day; sequence: number }): string {
  const first17 = parts.region + parts.birth.replaceAll('-', '') + String(parts.sequence).padStart(3, '0')
  return first17 + checkOf(first17)
}

/**
 * 1****************X: the first and the last character. The birth date stands beside it in every record, and the region is
 * that of most others: more would be the whole number.
 */
export const maskIdentityNumber = (number: string) =>
  `${number.slice(0, 1)}${'*'.repeat(16)}${number.slice(-1)}`
/** 199****0001 */
export const maskPhone = (phone: string) =>
  phone.length < 8 ? `${phone.slice(0, 1)}****` : `${phone.slice(0, 3)}****${phone.slice(-4)}`

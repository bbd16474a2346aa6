import { policy } from '../sessions/rules.ts'

/** The moment from which another password is asked for; null for an account without one. */
export const passwordEnds = (passwordAt: string | null, limits = policy): Date | null =>
  passwordAt === null ? null : new Date(Date.parse(passwordAt) + limits.passwordDays * 86_400_000)

/** Whether a new password must be chosen before anything else: the first one, or one older than 90 days. */
export function newPasswordNeeded(
  account: { mustChangePassword: boolean; passwordAt: string | null },
  now: Date,
  limits = policy,
): boolean {
  const ends = passwordEnds(account.passwordAt, limits)
  return account.mustChangePassword || (ends !== null && ends < now)
}

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}\s]/u]

/** Why a password is too weak; null when it will do. What was used before is compared by hash, elsewhere. */
export function whyWeak(password: string, username: string, limits = policy): string | null {
  const length = [...password].length
  if (length < limits.passwordLength) return 'password-short'
  if (classes.filter((one) => one.test(password)).length < limits.passwordClasses) return 'password-plain'
  if (/(.)\1{3}/u.test(password)) return 'password-repeats'
  return password.toLowerCase().includes(username.toLowerCase()) ? 'password-holds-username' : null
}

// Without those that are mistaken for each other on paper: 0 O o, 1 l I.
const alphabets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=?#@']

/**
 * A password from random bytes: 14 signs, of every class, easy to copy from paper (about 80 bits).
 * `random` needs 32 bytes.
 */
export function passwordFrom(random: Uint8Array): string {
  const all = alphabets.slice(0, 3).join('')
  const pick = (from: string, index: number) =>
    from[((random[index * 2] ?? 0) * 256 + (random[index * 2 + 1] ?? 0)) % from.length]
  const signs = Array.from({ length: 14 }, (_, index) =>
    pick(index < 4 ? (alphabets[index] as string) : all, index),
  )
  // The four fixed classes stand at the front: turn the word so that their place says nothing.
  const turn = (random[30] ?? 0) % signs.length
  return [...signs.slice(turn), ...signs.slice(0, turn)].join('')
}

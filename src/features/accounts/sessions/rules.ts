/**
 * The policy of sign-in in one place. GB/T 22239-2019 8.1.4.1 (V) asks for complex, changing passwords, for an
 * answer to failed sign-ins and for a time-out; the numbers are practice (M) and therefore parameters.
 */
export const policy = {
  /** A session that nobody used so long has ended. */
  idleMinutes: 30,
  /** The longest a session lasts, used or not. */
  absoluteHours: 12,
  sessionsPerAccount: 3,
  passwordDays: 90,
  /** A new password must differ from so many before it, the present one included. */
  passwordHistory: 5,
  passwordLength: 10,
  passwordClasses: 3,
  /** Failures in a row that close a username, and for how long. */
  lockAfter: 5,
  lockMinutes: 30,
  /** Failures from one address, over all usernames: many people may stand behind one. */
  addressFailures: 60,
  addressMinutes: 10,
  linkHours: 24,
}

const minutesBetween = (from: string, now: Date) => (now.getTime() - Date.parse(from)) / 60_000

/** Whether a session has run out: not used for 30 minutes, or 12 hours old. */
export const hasEnded = (session: { createdAt: string; seenAt: string }, now: Date, limits = policy) =>
  minutesBetween(session.seenAt, now) > limits.idleMinutes ||
  minutesBetween(session.createdAt, now) > limits.absoluteHours * 60

/** The moment before which a session must have been used, and the one after which it must have begun. */
export const stillOpen = (now: Date, limits = policy) => ({
  seenAfter: new Date(now.getTime() - limits.idleMinutes * 60_000),
  createdAfter: new Date(now.getTime() - limits.absoluteHours * 3_600_000),
})

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

/** Words for the device of a session, from what the browser says of itself. */
export function deviceOf(agent: string): string {
  const system = systems.find(([sign]) => agent.includes(sign))?.[1] ?? '其他设备'
  const browser = browsers.find(([sign]) => agent.includes(sign))?.[1] ?? '程序'
  return `${system} · ${browser}`
}
const systems: [string, string][] = [
  ['HarmonyOS', '鸿蒙'],
  ['Android', '安卓手机'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows 电脑'],
  ['Mac OS', 'Mac 电脑'],
  ['Linux', 'Linux 电脑'],
]
const browsers: [string, string][] = [
  ['MicroMessenger', '微信'],
  ['Edg/', 'Edge'],
  ['360', '360 浏览器'],
  ['Firefox', '火狐'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
]

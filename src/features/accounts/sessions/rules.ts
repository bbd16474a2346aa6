import { factorLimits } from '../factors/rules.ts'

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

type Times = { createdAt: string; seenAt: string; keptUntil?: string | null; factorDue?: boolean }

/**
 * Whether a session has run out: not used for 30 minutes, or 12 hours old; one that is kept, at the end of its days; one
 * that waits for a second factor, after 10 minutes.
 */
export const hasEnded = ({ createdAt, seenAt, keptUntil, factorDue }: Times, now: Date, limits = policy) =>
  (factorDue && minutesBetween(createdAt, now) > factorLimits.halfMinutes) ||
  (keptUntil
    ? Date.parse(keptUntil) <= now.getTime()
    : minutesBetween(seenAt, now) > limits.idleMinutes ||
      minutesBetween(createdAt, now) > limits.absoluteHours * 60)

/** The moment before which a session must have been used, and the one after which it must have begun. */
export const stillOpen = (now: Date, limits = policy) => ({
  seenAfter: new Date(now.getTime() - limits.idleMinutes * 60_000),
  createdAfter: new Date(now.getTime() - limits.absoluteHours * 3_600_000),
})

/** What a sign-in with a password comes to; null when it succeeds. */
export function whyNotEnter(
  attempt: {
    name: { failures: number }
    address: { failures: number }
    /** The password is that of an account by this name. */
    right: boolean
    disabled: boolean
  },
  limits = policy,
): 'username-locked' | 'address-throttled' | 'wrong-credentials' | 'account-disabled' | null {
  if (attempt.name.failures >= limits.lockAfter) return 'username-locked'
  if (attempt.address.failures >= limits.addressFailures) return 'address-throttled'
  if (!attempt.right) return 'wrong-credentials'
  return attempt.disabled ? 'account-disabled' : null
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

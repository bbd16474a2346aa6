/**
 * 在这台手机上保持登录. The time-out of GB/T 22239-2019 8.1.4.1 (V) is kept by a lock: after some minutes without use
 * nothing is answered until the PIN of this session is given. The numbers are practice (M) and the institute's to change.
 */
export type KeepingPolicy = { allowed: boolean; days: number; lockMinutes: number }

export const usualPolicy: KeepingPolicy = { allowed: true, days: 30, lockMinutes: 5 }

export const keepingLimits = { days: 90, lockMinutes: 30 }

/** So many wrong PINs in a row end the session. */
export const pinTries = 5

export type KeptSession = { seenAt: string; lockMinutes: number | null; lockedAt: string | null }

/** Whether the session waits for its PIN: locked by hand, or not used for some minutes. */
export const isLocked = ({ seenAt, lockMinutes, lockedAt }: KeptSession, now: Date): boolean =>
  lockMinutes !== null && (lockedAt !== null || now.getTime() - Date.parse(seenAt) > lockMinutes * 60_000)

/** Why a PIN is none: six equal digits, or six that follow each other, are the first that anybody tries. */
export function whyNotPin(pin: string): 'pin-plain' | null {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  const [first] = steps
  const even = steps.every((step) => step === first)
  return even && first !== undefined && Math.abs(first) <= 1 ? 'pin-plain' : null
}

/**
 * 在这台手机上保持登录. The time-out of GB/T 22239-2019 8.1.4.1 (V) is kept by a lock: after some minutes without use
 * nothing is answered until the PIN of this session is given. The numbers are practice (M) and the institute's to change.
 */
export type KeepingPolicy = {
  allowed: boolean
  /** Everybody, or only those who hold no office: what is seen on a lost phone is then one's own. */
  keptFor: (typeof keepers)[number]
  days: number
  lockMinutes: number
}

export const keepers = ['all', 'members'] as const
export const keeperNames: Record<(typeof keepers)[number], string> = {
  all: '所有人',
  members: '只限没有管理职责的党员、群众',
}

export const usualPolicy: KeepingPolicy = { allowed: true, keptFor: 'all', days: 30, lockMinutes: 5 }

/** Why somebody may not stay signed in; null when he may. `office`: he holds a role for an organization. */
export const whyNotKeep = (
  { allowed, keptFor }: Pick<KeepingPolicy, 'allowed' | 'keptFor'>,
  { office }: { office: boolean },
): 'keeping-not-allowed' | 'keeping-members-only' | null => {
  if (!allowed) return 'keeping-not-allowed'
  return keptFor === 'members' && office ? 'keeping-members-only' : null
}

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

import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Refusal } from './errors.ts'

/**
 * Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane: some 30 ms.
 * The parameters stand in the hash, so they may change.
 */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * Runs work a few at a time, in the order of coming: a thousand people who sign in at eight o'clock wait for each
 * other instead of taking the processor and the thread pool from everybody else. Beyond `most` waiting it refuses.
 */
export function createQueue(atOnce: number, most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= most) throw new Refusal('conflict', 'passwords-busy', { waiting: most })
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await work()
    } finally {
      // The place is handed on, not given back, so that nobody who comes now overtakes.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

const inTurn = createQueue(Math.max(1, Math.min(3, availableParallelism() - 1)), 5000)

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, parameters))

let nobody: Promise<string> | null = null

/** Whether the password is the one of the hash. Without a hash it takes as long and says no. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const known = stored ?? (await nobody)
  const right = await inTurn(() => verify(known, password))
  return right && stored !== null
}

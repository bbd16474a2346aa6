import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Actor } from './context.ts'

type Asking = Pick<Actor, 'sessionId' | 'name'>

/** How often one asks: somebody signed in by his session, everybody else by the address. */
export type Rates = {
  /** Takes one; answers for how many seconds there is none left, else null. */
  take(
    request: { method: string; path: string },
    who: { actor: Asking | null; ip: string },
  ): Promise<number | null>
}

/** Sign-in counts its failures by itself, and a whole institute signs in behind one address in the same minutes. */
const exempt = new Set(['POST /api/session'])
/** Many people stand behind one address. */
const strangersShare = 3

/** `perMinute` of a session; kept in memory, since it is to protect this process. */
export function createRates(perMinute: number): Rates {
  const signedIn = new RateLimiterMemory({ points: perMinute, duration: 60 })
  const strangers = new RateLimiterMemory({ points: perMinute * strangersShare, duration: 60 })
  return {
    async take({ method, path }, { actor, ip }) {
      if (exempt.has(`${method} ${path}`)) return null
      try {
        await (actor ? signedIn.consume(`${actor.sessionId}`) : strangers.consume(ip))
        return null
      } catch (full) {
        if (!(full instanceof RateLimiterRes)) throw full
        return Math.max(1, Math.ceil(full.msBeforeNext / 1000))
      }
    },
  }
}

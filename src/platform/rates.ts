import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Actor } from './context.ts'
import type { OpenDatabase } from './database.ts'

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

/**
 * `perMinute` of a session. On PostgreSQL it is counted there, for all servers together: whoever spreads what he asks
 * over them has no more of it. Embedded there is one server, and it counts in its memory.
 */
export function createRates(perMinute: number, open: OpenDatabase): Rates {
  const counter = (who: string, points: number) => {
    const limits = { keyPrefix: who, points, duration: 60 }
    if (open.kind === 'embedded') return new RateLimiterMemory(limits)
    return new RateLimiterPostgres({
      ...limits,
      storeClient: open.pool,
      storeType: 'pool',
      tableName: 'request_rate',
      tableCreated: true,
      // Who has had all of it is refused from memory until the minute is over.
      inMemoryBlockOnConsumed: points,
      // While the database is away nothing else answers either; this is not what fails.
      insuranceLimiter: new RateLimiterMemory(limits),
    })
  }
  const signedIn = counter('session', perMinute)
  const strangers = counter('address', perMinute * strangersShare)
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

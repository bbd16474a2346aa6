import { ORPCError } from '@orpc/client'
import { useSyncExternalStore } from 'react'
import { actingRole, call, queries, sessionKey } from '../call.ts'
import { newDeedKey } from './deed-key.ts'
import { type Kept, type NewDeed, Outbox, type Outcome } from './outbox.ts'
import { shelf } from './shelf.ts'

type Signed = { person?: { accountId: number }; standIn?: unknown }

/** The account that is signed in here, as far as this page knows. */
export const accountNow = (): number | null =>
  queries.getQueryData<Signed>(sessionKey)?.person?.accountId ?? null

/** Whoever acts for another leaves nothing of his on the device: the time to act for him may be over before it is sent. */
export const leavesNothingHere = (): boolean => queries.getQueryData<Signed>(sessionKey)?.standIn != null

// biome-ignore lint/suspicious/noExplicitAny: the endpoint is found by its name, as it was kept
type Endpoint = (input: unknown, options: { context: { key: string; acting: string | null } }) => Promise<any>

/** `meetings.records.hold` → the function that pages call. */
const endpointOf = (deed: string): Endpoint =>
  deed.split('.').reduce((at, name) => (at as Record<string, unknown>)[name], call as unknown) as Endpoint

async function send({ key, acting, deed, input }: Kept): Promise<Outcome> {
  try {
    return { as: 'done', answer: await endpointOf(deed)(input, { context: { key, acting } }) }
  } catch (error) {
    // No answer, no session, or a server that is just being restarted: it is tried again later.
    if (!(error instanceof ORPCError) || error.status === 401 || error.status > 500) return { as: 'later' }
    const code = (error.data as { code?: string } | undefined)?.code ?? ''
    // It waits for whoever unlocks the session.
    if (code === 'session-locked') return { as: 'later' }
    return { as: /-changed$/.test(code) ? 'conflict' : 'refused', said: error.message }
  }
}

/** What was done here and is not yet with the server. */
export const outbox = new Outbox({
  shelf: {
    all: () => shelf.all<Kept>('deeds'),
    put: async (one) => void (await shelf.put('deeds', one.key, one)),
    remove: async (key) => void (await shelf.remove('deeds', key)),
  },
  send,
  owner() {
    const account = accountNow()
    return account === null ? null : { account, acting: actingRole() }
  },
  newKey: newDeedKey,
  now: () => Date.now(),
})

/** Keeps deeds on the device and sends them as soon as there is a signal. Resolves once they are kept. */
export async function post(...deeds: NewDeed[]): Promise<void> {
  for (const deed of deeds) await outbox.keep(deed)
  void outbox.flush()
}

export const useWaiting = (): readonly Kept[] => useSyncExternalStore(outbox.onChange, outbox.shown)

/** Sends what waits whenever there may be a signal again. Answers how to stop. */
export function startPosting(): () => void {
  const flush = () => void outbox.flush().catch(() => undefined)
  const again = () => outbox.shown().length > 0 && flush()
  const seen = () => document.visibilityState === 'visible' && again()
  addEventListener('online', flush)
  document.addEventListener('visibilitychange', seen)
  const timer = setInterval(again, 15_000)
  flush()
  return () => {
    removeEventListener('online', flush)
    document.removeEventListener('visibilitychange', seen)
    clearInterval(timer)
  }
}

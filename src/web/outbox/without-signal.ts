import { ORPCError } from '@orpc/client'
import { useSyncExternalStore } from 'react'
import { queries, sessionKey } from '../call.ts'
import { inPractice, keptName } from '../ground.ts'
import { accountNow } from './posting.ts'
import { emptyShelf, shelf } from './shelf.ts'

const flag = keptName('without-signal')
/** So long after it was read something is still shown without signal: a meeting and the way home. */
const keptFor = 12 * 60 * 60 * 1000
/** Who is signed in stays known as long as public materials are kept here to be read: docs/decisions/028. */
const keptForReading = 30 * 24 * 60 * 60 * 1000

type KeptRead<T> = { account: number; answer: T; at: number }

/** This device was made ready to be used without signal. */
const isReady = () => localStorage.getItem(flag) !== null

/**
 * Makes the pages of the meeting open without signal from now on, on this device: the program itself is kept by a
 * service worker (where the platform has an https address), what is read for it by `keptRead`.
 */
export function readyWithoutSignal(): void {
  localStorage.setItem(flag, '1')
  const [who, session] = [accountNow(), queries.getQueryData(sessionKey)]
  if (who !== null && session !== undefined) void keep('session', who, session)
  void keepTrying()
}

/** A network that breaks while the program is being fetched is the very reason to keep it: it is fetched again. */
async function keepTrying(): Promise<void> {
  for (const seconds of [0, 5, 30, 120]) {
    await new Promise((done) => setTimeout(done, seconds * 1000))
    const kept = await keepProgram().then(
      () => true,
      () => false,
    )
    if (kept) return
  }
}

/**
 * What was loaded before the worker took over is loaded again through it, from the browser's own cache. Fails when the
 * worker could not fetch the program.
 */
export async function keepProgram(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const workers = navigator.serviceWorker
  const inCharge = new Promise<void>((done) => {
    if (workers.controller) done()
    else workers.addEventListener('controllerchange', () => done(), { once: true })
  })
  await Promise.race([inCharge, givenUp(await workers.register('/service-worker.js'))])
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const ours = loaded.filter((name) => name.startsWith(`${location.origin}/assets/`))
  await Promise.all(ours.map((name) => fetch(name)))
}

/** Fails when the worker that is being set up is given up by the browser, as when a piece could not be fetched. */
const givenUp = ({ installing }: ServiceWorkerRegistration) =>
  new Promise<never>((_, fail) => {
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant') fail(new Error('the program could not be kept'))
    })
  })

/** A device that has no room, or keeps nothing, works all the same with a signal. */
const keep = (name: string, account: number, answer: unknown) =>
  shelf.put('reads', name, { account, answer, at: Date.now() }).catch(() => undefined)

/** Keeps what was read already, as `keptRead` does. */
export function keepAnswer(name: string, answer: unknown): void {
  const who = accountNow()
  if (who !== null && isReady()) void keep(name, who, answer)
}

/** Reads, and keeps what was read for the same person; without signal it is what was read last. */
export async function keptRead<T>(
  name: string,
  read: () => Promise<T>,
  account: () => number | null = accountNow,
): Promise<T> {
  try {
    const answer = await read()
    const who = account()
    if (who !== null && isReady()) await keep(name, who, answer)
    return answer
  } catch (error) {
    if (error instanceof ORPCError || !isReady()) throw error
    const kept = await shelf.get<KeptRead<T>>('reads', name).catch(() => undefined)
    const who = account() ?? kept?.account
    if (!kept || kept.account !== who || Date.now() - kept.at > (await longest(name))) throw error
    return kept.answer
  }
}

const longest = async (name: string): Promise<number> =>
  name === 'session' && (await shelf.count('materials').catch(() => 0)) > 0 ? keptForReading : keptFor

type SessionLike = { signedIn: boolean; person?: { accountId: number } }

/** Who is signed in, as the server says; without signal, as it said last. Another person finds nothing of the one before. */
export async function keptSession<S extends SessionLike>(read: () => Promise<S>): Promise<S> {
  if (!isReady()) return read()
  let account: number | null = null
  return keptRead(
    'session',
    async () => {
      const session = await read()
      account = session.person?.accountId ?? null
      const before = await shelf.get<KeptRead<S>>('reads', 'session').catch(() => undefined)
      if (before && before.account !== account) await shelf.clear('reads').catch(() => undefined)
      return session
    },
    () => account,
  )
}

/** After signing out nothing personal stays: neither what was read, nor what was written, nor the program. */
export async function forgetDevice(): Promise<void> {
  localStorage.removeItem(flag)
  await emptyShelf()
  // The program itself is the institute's too, and stays.
  if (inPractice || !('serviceWorker' in navigator)) return
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
  for (const name of await caches.keys()) await caches.delete(name)
}

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether there is a network, as far as the browser knows. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)

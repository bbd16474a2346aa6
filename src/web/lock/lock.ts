import { useEffect, useSyncExternalStore } from 'react'
import { call } from '../call.ts'
import { sessionChanged, useSession } from '../session.ts'

const flag = 'zhibu.locked'
const listeners = new Set<() => void>()

/** This device shows nothing until its PIN is given; a reload does not open it. */
export function setLockedHere(locked: boolean): void {
  if (locked) localStorage.setItem(flag, '1')
  else localStorage.removeItem(flag)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useLockedHere = (): boolean =>
  useSyncExternalStore(subscribe, () => localStorage.getItem(flag) !== null)

/** Locks the session with the server and, signal or not, on this device. */
export async function lockNow(): Promise<void> {
  setLockedHere(true)
  await call.accounts.keeping.lock().catch(() => undefined)
  await sessionChanged()
}

/** The page's content is not to be seen in the list of open programs, nor while one decides whether it is locked. */
const cover = (on: boolean) => document.documentElement.toggleAttribute('data-covered', on)

/** A session that stays signed in is covered when one leaves the page, and locked after its minutes without use. */
export function useLock(): void {
  const minutes = useSession().data?.kept?.lockMinutes
  useEffect(() => {
    if (minutes === undefined) return
    const after = minutes * 60_000
    let used = Date.now()
    const over = () => Date.now() - used > after
    const use = () => {
      used = Date.now()
    }
    const turn = () => {
      const hidden = document.visibilityState === 'hidden'
      if (!hidden && over()) void lockNow()
      cover(hidden)
    }
    const timer = setInterval(
      () => document.visibilityState === 'visible' && over() && void lockNow(),
      10_000,
    )
    document.addEventListener('visibilitychange', turn)
    addEventListener('pointerdown', use, true)
    addEventListener('keydown', use, true)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', turn)
      removeEventListener('pointerdown', use, true)
      removeEventListener('keydown', use, true)
      cover(false)
    }
  }, [minutes])
}

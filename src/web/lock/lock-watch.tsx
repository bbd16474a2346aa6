import { useEffect } from 'react'
import { call } from '../call.ts'
import { sessionChanged } from '../session.ts'
import { setLockedHere } from './lock.ts'

/** Locks the session with the server and, signal or not, on this device. */
export async function lockNow(): Promise<void> {
  setLockedHere(true)
  await call.accounts.keeping.lock().catch(() => undefined)
  await sessionChanged()
}

/** The page's content is not to be seen in the list of open programs, nor while one decides whether it is locked. */
const cover = (on: boolean) => document.documentElement.toggleAttribute('data-covered', on)

/** A session that stays signed in is covered when one leaves the page, and locked after its minutes without use. */
export default function LockWatch({ minutes }: { minutes: number }) {
  useEffect(() => {
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
    turn()
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
  return null
}

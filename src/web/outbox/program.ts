import { useEffect, useSyncExternalStore } from 'react'
import { useFrame } from '../kit/device.ts'

let renewed = false
const listeners = new Set<() => void>()

/** A new program has taken over from the one that this page was loaded from. */
export const useRenewed = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => renewed,
  )

/** Once the first page stands, and not among what it waits for. */
const after = 8000

/**
 * On the phone the program itself is kept by the service worker, so that it opens on weak networks: files with digests
 * in their names, nothing of anybody. On desks, which people share, only where somebody works without signal.
 */
export function useKeptProgram(): void {
  const phone = useFrame() === 'phone'
  useEffect(() => {
    if (!phone || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const workers = navigator.serviceWorker
    let before = workers.controller
    const turn = () => {
      // The first to take over brings nothing new.
      if (before) {
        renewed = true
        for (const listener of listeners) listener()
      }
      before = workers.controller
    }
    workers.addEventListener('controllerchange', turn)
    const timer = setTimeout(() => void workers.register('/service-worker.js').catch(() => undefined), after)
    return () => {
      clearTimeout(timer)
      workers.removeEventListener('controllerchange', turn)
    }
  }, [phone])
}

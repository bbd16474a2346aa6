import { useSyncExternalStore } from 'react'
import { keptName } from '../ground.ts'

const flag = keptName('locked')
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

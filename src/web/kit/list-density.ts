import { useSyncExternalStore } from 'react'
import { remember, remembered } from './device.ts'

export type Density = 'loose' | 'close'

const listeners = new Set<() => void>()
let density = remembered<Density>('list.density', 'loose')

/** How close the rows of lists stand on this device, and the way to change it. */
export function useDensity(): [Density, () => void] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => density,
  )
  const flip = () => {
    density = density === 'loose' ? 'close' : 'loose'
    remember('list.density', density)
    for (const listener of listeners) listener()
  }
  return [now, flip]
}

/** Which way one looks and where one walks: told many times a second, and drawn by the plan alone. */
import { useSyncExternalStore } from 'react'

export type Gaze = { yaw: number; place: { x: number; z: number } | null }
export type GazeTold = {
  tell: (gaze: Gaze) => void
  watch: (listener: () => void) => () => void
  now: () => Gaze
}

export function gazeTold(): GazeTold {
  let gaze: Gaze = { yaw: 0, place: null }
  const listeners = new Set<() => void>()
  return {
    now: () => gaze,
    tell(next) {
      gaze = next
      for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const useGaze = ({ watch, now }: GazeTold): Gaze => useSyncExternalStore(watch, now)
